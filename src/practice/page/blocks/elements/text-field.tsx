import type { EmailInput, NumberInput, PlainTextInput, RichTextInput, URLInput } from '@slack/types';
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { ariaOf } from '../../parts/labelling.ts';
import type { ElementProps } from '../element-view.tsx';
import { useField } from './use-field.ts';

type TextElement = PlainTextInput | RichTextInput | EmailInput | URLInput | NumberInput;

const inputTypes = { email_text_input: 'email', url_text_input: 'url', plain_text_input: 'text' } as const;

/** While someone types, the app hears of the text when it has rested this long. */
const restMs = 300;

/** Text, short or long; a number, an address. */
export function TextFieldView(props: ElementProps<TextElement>): ReactNode {
  const { element, labelling, dispatches } = props;
  const field = useField(props);
  const value = typeof field.value === 'string' ? field.value : '';
  const triggers = element.dispatch_action_config?.trigger_actions_on ?? ['on_enter_pressed'];
  const hearsEnter = dispatches && triggers.includes('on_enter_pressed');
  const resting = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(resting.current), []);

  const change = (text: string) => {
    field.keep(text || null);
    if (!dispatches || !triggers.includes('on_character_entered')) return;
    clearTimeout(resting.current);
    resting.current = setTimeout(() => field.tell(text || null), restMs);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || !hearsEnter) return;
    event.preventDefault(); // the app hears of it; the form is not sent
    field.tell(value || null);
  };

  const shared = {
    ...ariaOf({ label: element.placeholder?.text ?? 'Text', ...labelling }),
    className: 'text-field',
    value,
    placeholder: element.placeholder?.text,
    'aria-busy': field.isBusy || undefined,
    'data-first-focus': element.focus_on_load || undefined,
    onKeyDown,
  };
  const isLong = element.type === 'rich_text_input' || (element.type === 'plain_text_input' && element.multiline);
  return (
    <>
      {isLong ? (
        <textarea {...shared} rows={4} onChange={(event) => change(event.target.value)} />
      ) : element.type === 'number_input' ? (
        <input
          {...shared}
          type="text"
          inputMode={element.is_decimal_allowed ? 'decimal' : 'numeric'}
          onChange={(event) => change(event.target.value)}
        />
      ) : (
        <input
          {...shared}
          type={inputTypes[element.type as keyof typeof inputTypes]}
          onChange={(event) => change(event.target.value)}
        />
      )}
      {element.type === 'plain_text_input' && <LengthLeft length={value.length} most={element.max_length} />}
      {hearsEnter && <p className="field-hint">Press Enter to apply.</p>}
    </>
  );
}

/** Said only near the end, where it matters. */
function LengthLeft({ length, most }: { length: number; most: number | undefined }): ReactNode {
  if (most === undefined || length < most * 0.8) return null;
  const left = most - length;
  return (
    <p className="field-hint" role="status">
      {left >= 0 ? `${left} characters left` : `${-left} characters too many`}
    </p>
  );
}
