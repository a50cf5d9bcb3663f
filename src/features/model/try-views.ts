import type { ModalView } from '@slack/types';
import { type ModelingSession, type Trying, tryingOf } from '../../domain/modeling.ts';
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
import { dayWords } from '../../time/day-words.ts';
import { ids } from './action-ids.ts';
import { heldButton, missedButton } from './session-buttons.ts';
import { sessionLine, shownBy } from './session-words.ts';

const whoSeesMine = '*Who sees this:* only you.';
const whoSeesVisitors =
  '*Who sees this:* only you; the host too, if you tick the box in the form. That someone tried it counts for who showed it, without your name.';
const whoSees = ({ hostId }: ModelingSession, userId: string) => (hostId === userId ? whoSeesMine : whoSeesVisitors);

/** The message that asks someone what they will try. */
export const tryKey = ({ id }: ModelingSession, userId: string) => `session:${id}:try:${userId}`;

/** The message that asks them, the first or the second time, how it went. */
export const triedKey = ({ id }: ModelingSession, userId: string, time: number) =>
  `session:${id}:tried:${userId}:${time}`;

/** To the host, when it is over. */
export function askHeldView(session: ModelingSession, zone: string): View {
  const lead = `Did it take place? ${sessionLine(session, zone)}`;
  const next = `Press It took place, and I ask ${whoIsAsked(session, session.hostId)} once for one thing to try. Or press It did not take place: that happens.`;
  return {
    text: `${lead}\n${next}`,
    blocks: [section(lead), section(next), actions(heldButton(session), missedButton(session), fewerButton())],
  };
}

/** The same message once it was said. */
export function heldView(session: ModelingSession): View {
  if (session.status === 'missed') {
    const text = `Did not take place: ${shownBy(session)}. That happens. \`/model\` offers a new time.`;
    return { text, blocks: [section(text)] };
  }
  const text = `Took place: ${shownBy(session)}. Thank you for showing it. What will you show next? \`/model\``;
  return { text, blocks: [section(text)] };
}

/** Of whom it is asked what they will try, as this person reads it. */
export function whoIsAsked({ learner, hostId }: ModelingSession, userId: string): string {
  if (learner === 'visitor') return 'each visitor';
  return `each visitor and ${hostId === userId ? 'you' : 'the host'}`;
}

/** To each who learned there, once. */
export function askTryView(session: ModelingSession, userId: string): View {
  const lead = session.hostId === userId ? 'You were there to learn, too:' : 'You saw';
  const text = `${lead} ${shownBy(session)}. What is the one thing you will try?`;
  const value = session.id;
  return {
    text: `${text} Press Say what I will try; saying nothing is fine. ${whoSees(session, userId).replaceAll('*', '')}`,
    blocks: [
      section(text),
      actions(button('Say what I will try', ids.sayTry, { value, style: 'primary' }), fewerButton()),
      context(`Saying nothing is fine. ${whoSees(session, userId)}`),
    ],
  };
}

/** Behind **Say what I will try**. */
export function tryForm(session: ModelingSession, userId: string): ModalView {
  const { id, hostId, topic } = session;
  const isHost = hostId === userId;
  return {
    type: 'modal',
    callback_id: ids.tryForm,
    private_metadata: id,
    title: plain('One thing to try'),
    submit: plain('I will try it'),
    close: plain('Cancel'),
    blocks: [
      section(`You ${isHost ? 'showed' : 'saw'} *${escaped(topic)}*.`),
      input(
        'words',
        'The one thing I will try',
        { type: 'plain_text_input', multiline: true, max_length: 300 },
        { hint: 'One sentence, such as “I wait five seconds after a question”.' },
      ),
      ...(isHost ? [] : [sharingField('Tell the host what I will try')]),
      noPupilField(),
      context(whoSees(session, userId)),
    ],
  };
}

function sharingField(tell: string) {
  return input('sharing', 'Sharing', { type: 'checkboxes', options: [option(tell, 'tell')] }, { optional: true });
}

/** How it stands with someone's try, in their own messages. */
export function tryingView(session: ModelingSession, userId: string): View {
  const trying = tryingOf(session, userId);
  const words = trying?.words
    ? `You will try after ${shownBy(session)}:\n${quote(trying.words, 300)}`
    : shownBy(session);
  const line = stateLine(session, trying);
  // Whoever has tried it tells so when they like; nobody has to wait until they are asked.
  const more =
    trying && !trying.followUp.outcome
      ? [
          actions(
            button('I tried it', ids.triedIt, {
              value: session.id,
              label: capped(`I tried it: ${trying.words ?? session.topic}`, 75),
            }),
          ),
        ]
      : [];
  return { text: `${words}\n${line}`, blocks: [section(words), section(line), ...more] };
}

function stateLine({ hostId, topic }: ModelingSession, trying: Trying | undefined): string {
  const followUp = trying?.followUp;
  const next = '`/model list` shows what colleagues show next.';
  if (followUp?.outcome === 'did-not-fit')
    return `It did not fit. Thank you for saying so: nothing is taken from anyone. ${next}`;
  const students = followUp?.students ? ` What students did: “${escaped(followUp.students)}”.` : '';
  // Source: domain.md section 2, "Modeling": offer the second-carrier role to a visitor.
  const carry = `Could a colleague ask you about it, too? \`/expertise add ${escaped(topic)}\` lists you.`;
  if (followUp?.outcome) return `You tried it.${students} ${trying?.userId === hostId ? next : carry}`;
  if (followUp?.askOn)
    return `I ask you on ${dayWords(followUp.askOn)} how it went. If you have tried it before, press I tried it.`;
  return `That is fine, and I will not ask again. ${next}`;
}

/** Ten school days later, to who said what they would try. */
export function triedView(session: ModelingSession, userId: string): View {
  const lead = `Did you try it? After ${shownBy(session)}, you wanted to try:`;
  const words = quote(tryingOf(session, userId)?.words ?? session.topic, 300);
  const value = session.id;
  return {
    text: `${lead}\n${words}\nPress Tried it, Not yet or Did not fit. ${whoSees(session, userId).replaceAll('*', '')}`,
    blocks: [
      section(lead),
      section(words),
      actions(
        button('Tried it', ids.triedIt, { value, style: 'primary' }),
        button('Not yet', ids.notYet, { value }),
        button('Did not fit', ids.didNotFit, { value }),
        fewerButton(),
      ),
      context(whoSees(session, userId)),
    ],
  };
}

/** Behind **Tried it**. */
export function triedForm(session: ModelingSession, userId: string): ModalView {
  return {
    type: 'modal',
    callback_id: ids.triedForm,
    private_metadata: session.id,
    title: plain('Did you try it?'),
    submit: plain('I tried it'),
    close: plain('Cancel'),
    blocks: [
      section(quote(tryingOf(session, userId)?.words ?? session.topic, 300)),
      input(
        'students',
        'What did students do?',
        { type: 'plain_text_input', multiline: true, max_length: 300 },
        { optional: true, hint: 'One sentence; half worked counts. “A student”, never a name.' },
      ),
      ...(session.hostId === userId ? [] : [sharingField('Tell the host that I tried it, and what students did')]),
      noPupilField(),
      context(whoSees(session, userId)),
    ],
  };
}

/** To the host, when a visitor ticks so: what they will try. */
export function willTryView({ topic }: ModelingSession, userId: string, words: string): View {
  return toHost(`${mention(userId)} saw *${escaped(topic)}* with you, and will try:`, quote(words, 300));
}

/** The same once they have tried it. */
export function hasTriedView({ topic }: ModelingSession, userId: string, students: string | undefined): View {
  const lead = `${mention(userId)} has tried what they saw with you: *${escaped(topic)}*.`;
  return toHost(lead, students ? `What students did:\n${quote(students, 300)}` : '');
}

function toHost(lead: string, words: string): View {
  const next = 'They wanted you to know. `/model` offers a session to others too.';
  return {
    text: [lead, words, next].filter(Boolean).join('\n'),
    blocks: [section(lead), ...(words ? [section(words)] : []), actions(fewerButton()), context(next)],
  };
}

/** After a form, to who sent it. */
export function thankedView(): View {
  return sentence('Thank you. Your message shows it. `/model list` has what colleagues show next.');
}
