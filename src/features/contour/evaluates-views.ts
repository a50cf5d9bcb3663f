import type { ModalView } from '@slack/types';
import { counted } from '../../domain/counted.ts';
import { context, input, mention, plain, section } from '../../slack/blocks.ts';
import type { Answer, View } from '../../slack/view.ts';
import { ids } from './action-ids.ts';

export const evaluatesTitle = 'Who evaluates whom';

/** Slack takes so many in one field; a district's list is shorter. */
export const mostEvaluated = 500;

const whatFor =
  'Whoever evaluates a colleague writes no notes on them, and visits them only when they ask for it. Peer assistance counts too.';
const whoSees = '*Who sees this:* leaders of the school, admins, and the two it is about, who are told.';

/** First: whose list it is. */
export function evaluatorForm(): ModalView {
  return {
    type: 'modal',
    callback_id: ids.evaluatorForm,
    title: plain(evaluatesTitle),
    submit: plain('Next'),
    close: plain('Cancel'),
    blocks: [section(whatFor), input('colleague', 'Who evaluates', { type: 'users_select' }), context(whoSees)],
  };
}

/** Then: everyone on that list. */
export function evaluatesAnswer(userId: string, evaluated: readonly string[]): Answer {
  const lead = `Whom does ${mention(userId)} evaluate? Choose everyone; who is not chosen is taken off.`;
  const modal: ModalView = {
    type: 'modal',
    callback_id: ids.evaluatesForm,
    private_metadata: userId,
    title: plain(evaluatesTitle),
    submit: plain('Save'),
    close: plain('Cancel'),
    blocks: [
      section(lead),
      input(
        'evaluated',
        'Evaluates',
        { type: 'multi_users_select', ...(evaluated.length > 0 && { initial_users: [...evaluated] }) },
        { optional: true, hint: 'Leave it empty for nobody.' },
      ),
      context(whoSees),
    ],
  };
  return { text: lead, blocks: [section(lead)], modal };
}

/** It is saved. */
export function savedEvaluates(userId: string, count: number): Answer {
  const whom = count === 0 ? 'nobody' : counted(count, 'colleague');
  const text = `Saved: ${mention(userId)} evaluates ${whom}. Those for whom this changed are told. \`/contour leaders\` changes it again.`;
  return { text, blocks: [section(text)] };
}

/** To the one whose list has changed. */
export function evaluatorTold(by: string, count: number): View {
  const text = `${mention(by)} has entered that you evaluate ${count === 0 ? 'nobody' : counted(count, 'colleague')}. ${whatFor} Is that wrong? Talk to them; \`/contour leaders\` shows who can change it.`;
  return { text, blocks: [section(text)] };
}

/** To someone who is on that list now, or no longer. */
export function evaluatedTold(by: string, evaluator: string, isOn: boolean): View {
  const text = `${mention(by)} has entered that ${mention(evaluator)} ${isOn ? 'evaluates' : 'does not evaluate'} you. ${whatFor} Is that wrong? Talk to them; \`/contour leaders\` shows who can change it.`;
  return { text, blocks: [section(text)] };
}
