import type { Datepicker, DateTimepicker, Timepicker } from '@slack/types';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { ariaOf } from '../../parts/labelling.ts';
import { useWorkspace } from '../../state/workspace-context.ts';
import { localFieldOf, secondsOfLocalField } from '../../text/zone-time.ts';
import type { ElementProps } from '../element-view.tsx';
import { useField } from './use-field.ts';

const kinds = {
  datepicker: { type: 'date', label: 'Date' },
  timepicker: { type: 'time', label: 'Time' },
  datetimepicker: { type: 'datetime-local', label: 'Date and time' },
} as const;

/** The browser passes through half-typed dates; the app hears of one when it has rested this long, or when the field is left. */
const restMs = 700;

/** A date, a time, or both (in the acting person's zone), by the browser's own field. */
export function DateFieldView(props: ElementProps<Datepicker | Timepicker | DateTimepicker>): ReactNode {
  const { element, labelling, dispatches } = props;
  const { zone } = useWorkspace().state.me;
  const field = useField(props);
  const { type, label } = kinds[element.type];
  const placeholder = 'placeholder' in element ? element.placeholder?.text : undefined;
  const isDateTime = type === 'datetime-local';
  const known = typeof field.value === 'string' ? field.value : '';
  const shown = isDateTime && known ? localFieldOf(known, zone) : known;
  const [typed, setTyped] = useState<string | null>(null);
  const resting = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(resting.current), []);

  const finish = async (text: string) => {
    clearTimeout(resting.current);
    setTyped(null);
    if (text !== shown) await field.set(isDateTime && text ? secondsOfLocalField(text, zone) : text || null);
  };
  const change = (text: string) => {
    if (!dispatches) return finish(text);
    setTyped(text);
    clearTimeout(resting.current);
    resting.current = setTimeout(() => finish(text), restMs);
  };
  const input = (
    <input
      {...ariaOf({ label: placeholder ?? label, ...labelling })}
      className="text-field date-field"
      type={type}
      value={typed ?? shown}
      aria-busy={field.isBusy || undefined}
      data-first-focus={element.focus_on_load || undefined}
      onChange={(event) => change(event.target.value)}
      onBlur={() => typed !== null && finish(typed)}
    />
  );
  if (labelling.labelledBy || !placeholder) return input;
  // the browser's field has no placeholder: the word stands above
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child
    <label className="date-label">
      {placeholder}
      {input}
    </label>
  );
}
