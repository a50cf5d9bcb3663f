import type { Checkboxes, Option, RadioButtons } from '@slack/types';
import { type ReactNode, useId } from 'react';
import { ariaOf, type Labelling } from '../../parts/labelling.ts';
import { Plain, TextView } from '../../text/mrkdwn.tsx';
import type { ElementProps } from '../element-view.tsx';
import { listOf, useField } from './use-field.ts';

/** One of several. */
export function RadioButtonsView(props: ElementProps<RadioButtons>): ReactNode {
  const { element, labelling } = props;
  const field = useField(props);
  const name = useId();
  return (
    <Group role="radiogroup" labelling={labelling} isBusy={field.isBusy}>
      {element.options.map((option, index) => (
        <ChoiceLine key={option.value} option={option}>
          <input
            type="radio"
            name={name}
            checked={field.value === option.value}
            data-first-focus={(element.focus_on_load && index === 0) || undefined}
            onChange={() => field.set(option.value ?? null)}
          />
        </ChoiceLine>
      ))}
    </Group>
  );
}

/** Any of several. */
export function CheckboxesView(props: ElementProps<Checkboxes>): ReactNode {
  const { element, labelling } = props;
  const field = useField(props);
  const chosen = listOf(field.value);
  const toggle = (value: string) =>
    field.set(chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value]);
  return (
    <Group labelling={labelling} isBusy={field.isBusy}>
      {element.options.map((option, index) => (
        <ChoiceLine key={option.value} option={option}>
          <input
            type="checkbox"
            checked={chosen.includes(option.value ?? '')}
            data-first-focus={(element.focus_on_load && index === 0) || undefined}
            onChange={() => toggle(option.value ?? '')}
          />
        </ChoiceLine>
      ))}
    </Group>
  );
}

interface GroupProps {
  role?: 'radiogroup';
  labelling: Labelling;
  isBusy: boolean;
  children: ReactNode;
}

function Group({ role, labelling, isBusy, children }: GroupProps): ReactNode {
  const {
    'aria-required': isRequired,
    'aria-invalid': isInvalid,
    ...named
  } = ariaOf({ label: 'Options', ...labelling });
  // a group of checkboxes knows neither "required" nor "invalid": there the sentence beside it says so
  const states = role ? { 'aria-required': isRequired, 'aria-invalid': isInvalid } : {};
  return (
    <fieldset role={role} className="choices" aria-busy={isBusy || undefined} {...named} {...states}>
      {children}
    </fieldset>
  );
}

function ChoiceLine({ option, children }: { option: Option; children: ReactNode }): ReactNode {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child
    <label className="choice">
      {children}
      <span>
        <TextView text={option.text} />
        {option.description && (
          <span className="option-description">
            <Plain text={option.description.text} />
          </span>
        )}
      </span>
    </label>
  );
}
