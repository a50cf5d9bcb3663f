import type {
  ActionsBlockElement,
  ContextActionsBlockElement,
  ImageElement,
  InputBlockElement,
  SectionBlockAccessory,
} from '@slack/types';
import type { ReactNode } from 'react';
import type { Labelling } from '../parts/labelling.ts';
import { ButtonView } from './elements/button-view.tsx';
import { CheckboxesView, RadioButtonsView } from './elements/choice-buttons.tsx';
import { DateFieldView } from './elements/date-field.tsx';
import { FeedbackView } from './elements/feedback-view.tsx';
import { FileInputView } from './elements/file-input.tsx';
import { OverflowView } from './elements/overflow-view.tsx';
import { SelectView } from './elements/select-view.tsx';
import { TextFieldView } from './elements/text-field.tsx';

/** Everything that can be pressed or filled in. */
export type Interactive = Exclude<
  ActionsBlockElement | SectionBlockAccessory | InputBlockElement | ContextActionsBlockElement,
  ImageElement
>;

/** What every element is told. */
export interface ElementProps<E> {
  element: E;
  blockId: string;
  labelling: Labelling;
  /** The app hears of each change at once; otherwise when the form is sent. */
  dispatches: boolean;
  /** What was chosen may be taken back. */
  isClearable?: boolean;
}

export function ElementView({ element, ...rest }: ElementProps<Interactive>): ReactNode {
  switch (element.type) {
    case 'button':
    case 'icon_button':
      return <ButtonView element={element} {...rest} />;
    case 'feedback_buttons':
      return <FeedbackView element={element} {...rest} />;
    case 'overflow':
      return <OverflowView element={element} {...rest} />;
    case 'radio_buttons':
      return <RadioButtonsView element={element} {...rest} />;
    case 'checkboxes':
      return <CheckboxesView element={element} {...rest} />;
    case 'datepicker':
    case 'timepicker':
    case 'datetimepicker':
      return <DateFieldView element={element} {...rest} />;
    case 'plain_text_input':
    case 'rich_text_input':
    case 'email_text_input':
    case 'url_text_input':
    case 'number_input':
      return <TextFieldView element={element} {...rest} />;
    case 'file_input':
      return <FileInputView element={element} {...rest} />;
    case 'workflow_button':
      return <span className="field-hint">“{element.text.text}” starts a workflow, which only a real Slack has.</span>;
    default:
      return <SelectView element={element} {...rest} />;
  }
}
