import type { MultiSelect, Select } from '@slack/types';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Choice } from '../../parts/choice.ts';
import { Combobox } from '../../parts/combobox.tsx';
import { useWorkspace } from '../../state/workspace-context.ts';
import type { ElementProps } from '../element-view.tsx';
import { useSurface } from '../surface.ts';
import { choicesOf, choicesOfOptions, isExternal } from './select-choices.ts';
import { listOf, useField } from './use-field.ts';

type AnySelect = Select | MultiSelect;

/** Every select of Block Kit, single and multiple. */
export function SelectView(props: ElementProps<AnySelect>): ReactNode {
  return isExternal(props.element) ? <ExternalSelectView {...props} /> : <KnownSelectView {...props} />;
}

function KnownSelectView(props: ElementProps<AnySelect>): ReactNode {
  const { state } = useWorkspace();
  return <SelectField {...props} choices={choicesOf(props.element, state)} />;
}

/** The app is asked when the typing has rested this long. */
const restMs = 250;

/** A select whose options the app gives for what was typed. */
function ExternalSelectView(props: ElementProps<AnySelect>): ReactNode {
  const { element, blockId } = props;
  const surface = useSurface();
  const least = 'min_query_length' in element ? (element.min_query_length ?? 3) : 3;
  const [found, setFound] = useState<readonly Choice[]>(() => initialChoices(element));
  const [shown, setShown] = useState<readonly Choice[]>([]);
  const [status, setStatus] = useState<string>();
  const resting = useRef<ReturnType<typeof setTimeout>>(undefined);
  const asked = useRef('');
  useEffect(() => () => clearTimeout(resting.current), []);

  const ask = (query: string) => {
    clearTimeout(resting.current);
    asked.current = query;
    setShown([]);
    if (query.length < least) {
      setStatus(`Type ${least === 1 ? 'a letter' : `${least} letters`} to search.`);
      return;
    }
    setStatus('Searching…');
    resting.current = setTimeout(async () => {
      const answer = choicesOfOptions(await surface.options(blockId, element.action_id ?? '', query));
      if (asked.current !== query) return; // more has been typed since
      setStatus(undefined);
      setShown(answer);
      setFound((known) => [
        ...known.filter(({ value }) => !answer.some((choice) => choice.value === value)),
        ...answer,
      ]);
    }, restMs);
  };
  return <SelectField {...props} choices={shown} known={found} onQuery={ask} status={status} />;
}

interface SelectFieldProps extends ElementProps<AnySelect> {
  choices: readonly Choice[];
  /** Choices seen so far, to name what is chosen. */
  known?: readonly Choice[];
  onQuery?: (query: string) => void;
  status?: string;
}

function SelectField(props: SelectFieldProps): ReactNode {
  const { element, labelling, choices, known, isClearable, onQuery, status } = props;
  const field = useField(props);
  const isMultiple = element.type.startsWith('multi_');
  /** What was chosen in an open multiple select: the app hears of it when the list closes. */
  const [picked, setPicked] = useState<string[] | null>(null);
  const placeholder = element.placeholder?.text;
  const pick = (selected: string[]) => {
    if (!isMultiple) field.set(selected[0] ?? null);
    else if (props.dispatches) setPicked(selected);
    else field.keep(selected);
  };
  const told = () => {
    if (!picked) return;
    field.set(picked);
    setPicked(null);
  };
  return (
    <Combobox
      labelling={{ label: placeholder ?? 'Choose', ...labelling }}
      choices={choices}
      known={known}
      selected={picked ?? listOf(field.value)}
      onSelect={pick}
      onClosed={told}
      isMultiple={isMultiple}
      most={'max_selected_items' in element ? element.max_selected_items : undefined}
      isClearable={isClearable}
      isBusy={field.isBusy}
      isFirstFocus={element.focus_on_load}
      placeholder={placeholder}
      onQuery={onQuery}
      status={status}
    />
  );
}

function initialChoices(element: AnySelect): Choice[] {
  if (element.type === 'external_select' && element.initial_option) {
    return choicesOfOptions({ options: [element.initial_option], groups: [] });
  }
  if (element.type === 'multi_external_select') {
    return choicesOfOptions({ options: element.initial_options ?? [], groups: [] });
  }
  return [];
}
