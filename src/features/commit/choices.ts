import type { Button } from '@slack/types';
import type { Commitment, Support } from '../../domain/commitment.ts';
import { act } from '../../domain/commitment-acts.ts';
import type { Act, Refusal } from '../../domain/commitment-press.ts';
import { button } from '../../slack/blocks.ts';
import type { CalendarDay } from '../../time/calendar-day.ts';
import type { SchoolCalendar } from '../../time/school-calendar.ts';
import { ids } from './action-ids.ts';

/** Who looks, and when. */
export interface Looking {
  userId: string;
  calendar: SchoolCalendar;
  /** Calendar day in the school's zone. */
  today: CalendarDay;
}

interface Choice {
  label: string;
  id: string;
  act: Act;
  style?: 'primary';
  confirm?: { title: string; text: string; yes: string; no: string };
}

/** Told to who presses, so the button stands there all the same. */
const told: readonly Refusal[] = ['no-support', 'day-past', 'giving-day-past', 'offered-day-past'];

/** What a form would say, to see whether it can be opened: a day that is not past. */
export const someDay = { words: '', dueDay: '9999-12-31' };
const letItGo = {
  title: 'Let it go?',
  text: 'No reason is needed, and nobody asks for one. Letting go is as honest as keeping.',
  yes: 'Let it go',
  no: 'Keep it',
};

const ofCommitment: Choice[] = [
  { label: 'Accept', id: ids.accept, act: { kind: 'accept' }, style: 'primary' },
  { label: 'Open it now', id: ids.open, act: { kind: 'open' }, style: 'primary' },
  { label: 'I will be your partner', id: ids.agree, act: { kind: 'agree' }, style: 'primary' },
  { label: 'Not this time', id: ids.notThisTime, act: { kind: 'not-this-time' } },
  { label: 'Take it over', id: ids.takeSuggestion, act: { kind: 'take-suggestion' } },
  { label: 'Leave it as it is', id: ids.leaveSuggestion, act: { kind: 'leave-suggestion' } },
  { label: 'On track', id: ids.onTrack, act: { kind: 'check-in', how: 'on-track' } },
  { label: 'Need help', id: ids.needHelp, act: { kind: 'check-in', how: 'need-help' } },
  {
    label: 'Done',
    id: ids.done,
    act: { kind: 'keep', howKept: { extent: 'whole', students: '' } },
    style: 'primary',
  },
  { label: 'Let it go', id: ids.release, act: { kind: 'release' }, confirm: letItGo },
  { label: 'Say why, if you like', id: ids.sayWhy, act: { kind: 'say-why' } },
  { label: 'Change', id: ids.change, act: { kind: 'change', ...someDay } },
  { label: 'Suggest a change', id: ids.suggest, act: { kind: 'suggest', suggestion: { letGo: true } } },
  { label: 'Suggest to let it go', id: ids.letGo, act: { kind: 'suggest', suggestion: { letGo: true } } },
  { label: 'Thank', id: ids.thank, act: { kind: 'thank' } },
];

/** What only the owner of a proposal can do, and the way out of it for owner and givers. */
const rewrite: Omit<Choice, 'act'> = { label: 'Change', id: ids.rewrite };
const notNow: Choice = { label: 'Not now', id: ids.notNow, act: { kind: 'not-now' } };

const ofSupport = ({ id: supportId, words, swap }: Support): Choice[] => [
  { label: 'Accept', id: ids.give, act: { kind: 'give', supportId }, style: 'primary' },
  { label: 'I have given it', id: ids.deliver, act: { kind: 'deliver', supportId }, style: 'primary' },
  { label: 'Ask for time', id: ids.moreTime, act: { kind: 'ask-time', supportId, dueDay: someDay.dueDay } },
  { label: 'Give something else', id: ids.swap, act: { kind: 'offer-swap', supportId, swap: someDay } },
  { label: 'I cannot', id: ids.cannot, act: { kind: 'cannot', supportId } },
  { label: 'It came', id: ids.confirm, act: { kind: 'confirm', supportId }, style: 'primary' },
  { label: 'Not yet', id: ids.notYet, act: { kind: 'not-yet', supportId } },
  {
    label: swap?.words === words ? 'Give more time' : 'Take the swap',
    id: ids.takeSwap,
    act: { kind: 'take-swap', supportId },
    style: 'primary',
  },
  { label: 'Keep as it was', id: ids.leaveSwap, act: { kind: 'leave-swap', supportId } },
  { label: 'I can do without it', id: ids.waive, act: { kind: 'waive', supportId } },
  {
    label: 'Ask someone else',
    id: ids.passOn,
    act: { kind: 'pass-on', supportId, giverId: '', dueDay: someDay.dueDay },
  },
  { label: 'Say it is mine', id: ids.nameMe, act: { kind: 'name-me', supportId } },
];

/** The buttons of the commitment as a whole that this person can press now. */
export function choicesOf(commitment: Commitment, looking: Looking): Button[] {
  const { id, status, ownerId, words } = commitment;
  const open = ofCommitment.filter((choice) => mayPress(commitment, choice, looking));
  const isOwnProposal = status === 'proposed' && looking.userId === ownerId;
  const all = [
    ...open,
    ...(isOwnProposal ? [rewrite] : []),
    ...(mayPress(commitment, notNow, looking) ? [notNow] : []),
  ];
  return all.map((choice) => drawn(choice, id, words));
}

/** The buttons of one support that this person can press now. */
export function supportChoices(commitment: Commitment, support: Support, looking: Looking): Button[] {
  return ofSupport(support)
    .filter((choice) => mayPress(commitment, choice, looking))
    .map((choice) => drawn(choice, `${commitment.id}:${support.id}`, support.words));
}

function mayPress(commitment: Commitment, { act: press }: Choice, { userId: by, ...when }: Looking): boolean {
  const outcome = act(commitment, press, { by, ...when, openBeside: 0, ownerIsHourly: false });
  return 'after' in outcome || told.includes(outcome.refused);
}

function drawn({ label, id, style, confirm }: Omit<Choice, 'act'>, value: string, words: string): Button {
  return button(label, id, {
    value,
    label: `${label}: ${words}`,
    ...(style && { style }),
    ...(confirm && { confirm }),
  });
}
