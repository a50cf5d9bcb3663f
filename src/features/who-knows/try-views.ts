import type { KnownBlock, ModalView } from '@slack/types';
import { topicOf } from '../../domain/evidence.ts';
import { isToBeTold } from '../../domain/follow-up.ts';
import type { Question } from '../../domain/question.ts';
import {
  actions,
  button,
  capped,
  context,
  escaped,
  input,
  mention,
  option,
  plain,
  quote,
  section,
} from '../../slack/blocks.ts';
import { fewerButton } from '../../slack/fewer-button.ts';
import { noPupilField } from '../../slack/no-pupil-tick.ts';
import { sentence, type View } from '../../slack/view.ts';
import { ids } from './action-ids.ts';

const whoSees = '*Who sees this:* only you. What you tell is passed on only if you say so in the form.';

/** Ten school days later, to the asker. */
export function tryView(question: Question): View {
  const lead = `Did you try it? ${mention(String(question.answerer))} helped you with this:`;
  const practice = question.helped?.practice ?? '';
  const value = question.id;
  return {
    text: `${lead} “${escaped(practice)}”\nPress Tried it, Not yet or Did not fit. ${whoSees.replaceAll('*', '')}`,
    blocks: [
      section(lead),
      section(quote(practice, 300)),
      actions(
        button('Tried it', ids.triedIt, { value, style: 'primary' }),
        button('Not yet', ids.notYet, { value }),
        button('Did not fit', ids.didNotFit, { value }),
        fewerButton(),
      ),
      context(whoSees),
    ],
  };
}

/** The same message once it is answered. */
export function toldView(question: Question): View {
  const { helped, followUp } = question;
  const practice = quote(helped?.practice ?? '', 300);
  const line = followUp?.outcome ? outcomeLine(question) : notYetLine(question);
  const more = followUp?.outcome ? [] : [actions(triedButton(question))];
  return { text: `${practice}\n${line}`, blocks: [section(practice), section(line), ...more] };
}

function notYetLine({ followUp }: Question): string {
  return followUp?.askOn
    ? 'Not yet. That is fine; I ask once more in a while. Whenever you have tried it, press I tried it.'
    : 'Not yet. That is fine, and I will not ask again. Whenever you have tried it, press I tried it.';
}

/** What the asker told of it, in the asker's own messages and lists. */
export function outcomeLine(question: Question): string {
  const { answerer, followUp } = question;
  if (followUp?.outcome === 'did-not-fit')
    return 'It did not fit. Thank you for saying so: nothing is taken from anyone. You can ask on with `/who-knows` and your question.';
  const students = followUp?.students && `What students did: “${escaped(followUp.students)}”`;
  const heard = followUp?.answererMayHear
    ? `${mention(String(answerer))} hears of it.`
    : speaks(question) && 'It counts for what your colleague knows, without your name.';
  return ['You tried it.', students, heard, 'What will you try next? `/who-knows` and your question.']
    .filter(Boolean)
    .join(' ');
}

/** A try speaks for who answered only on a topic of theirs or of the school's: without one none is kept. */
function speaks(question: Question): boolean {
  return topicOf(question, String(question.answerer)) !== undefined;
}

/** **I tried it**, wherever the asker meets an answered question of theirs. */
export function triedButton({ id: value, helped }: Pick<Question, 'id' | 'helped'>) {
  return button('I tried it', ids.triedIt, { value, label: capped(`I tried it: ${helped?.practice ?? ''}`, 75) });
}

/** The same as a row of buttons; empty when it was told already. */
export function triedButtons(question: Question): KnownBlock[] {
  return isToBeTold(question) ? [actions(triedButton(question))] : [];
}

/** Behind **Tried it**: one sentence, if the asker likes, and who may hear of it. */
export function triedForm(
  question: Question,
  callback: typeof ids.triedForm | typeof ids.teachingTriedForm = ids.triedForm,
): ModalView {
  return {
    type: 'modal',
    callback_id: callback,
    private_metadata: question.id,
    title: plain('Did you try it?'),
    submit: plain('I tried it'),
    close: plain('Cancel'),
    blocks: [
      section(quote(question.helped?.practice ?? '', 300)),
      input(
        'students',
        'What did students do?',
        { type: 'plain_text_input', multiline: true, max_length: 300 },
        { optional: true, hint: 'One sentence; half worked counts. “A student”, never a name.' },
      ),
      input(
        'sharing',
        'Sharing',
        {
          type: 'checkboxes',
          options: [option('Tell my colleague that I tried it, and what students did', 'tell')],
        },
        { optional: true },
      ),
      noPupilField(),
      context(
        [
          '*Who sees this:* only you; your colleague too, if you tick the box.',
          speaks(question) && 'That someone tried it counts for what they know, without your name.',
        ]
          .filter(Boolean)
          .join(' '),
      ),
    ],
  };
}

/** To the answerer, as the asker agreed. */
export function triedNewsView(question: Question): View {
  const { askedBy, helped, followUp } = question;
  const lead = `${mention(askedBy)} tried what you helped with: “${escaped(helped?.practice ?? '')}”`;
  const students = followUp?.students && `What students did: “${escaped(followUp.students)}”`;
  const next = speaks(question)
    ? 'Thank you. It helps colleagues with a like question find you; `/expertise` shows what you list.'
    : 'Thank you. `/expertise` shows what you list; add what you would like to be asked about.';
  const lines = [lead, students].filter((line): line is string => Boolean(line));
  return {
    text: [...lines, next].join('\n'),
    blocks: [...lines.map((line) => section(line)), context(next), actions(fewerButton())],
  };
}

/** To who presses **Not yet** twice. */
export function notYetView({ followUp }: Question): View {
  return sentence(
    followUp?.askOn
      ? 'That is fine. I ask once more in a while.'
      : 'That is fine. I will not ask again; `/who-knows mine` keeps the button I tried it.',
  );
}
