import type { Button, KnownBlock, ModalView } from '@slack/types';
import { type Commitment, partiesOf, type Support, type Swap, supportWords } from '../../domain/commitment.ts';
import { type Looker, type Seen, seenBy } from '../../domain/commitment-access.ts';
import {
  type CommitmentState,
  daysLate,
  effectiveDue,
  heldDue,
  lateWords,
  stateOf,
} from '../../domain/commitment-clock.ts';
import { isDayPast } from '../../domain/commitment-refusals.ts';
import { actions, button, capped, context, escaped, mention, plain, quote, section } from '../../slack/blocks.ts';
import { fewerButton } from '../../slack/fewer-button.ts';
import type { Answer, View } from '../../slack/view.ts';
import { shortDay } from '../../time/day-words.ts';
import { ids } from './action-ids.ts';
import { choicesOf, type Looking, supportChoices } from './choices.ts';

/** Who reads a commitment, when, and how they stand to its owner. */
export type Reader = Looking & Looker;

/** An edit of more than 4,000 is refused. Source: slack-facts 6. */
const longestText = 3_900;
const mostSupportsShown = 15;
const mostHistory = 20;

/** Who reads the words, said in every message. */
export function readersWords({
  shownTo,
  ownerId,
  proposedBy,
}: Pick<Commitment, 'shownTo' | 'ownerId' | 'proposedBy'>): string {
  if (shownTo === 'school') return 'every colleague of the school';
  const owner = `whoever does it${shownTo === 'team' ? ' and their teams' : ''}`;
  return `${owner}, ${proposedBy === ownerId ? '' : 'whoever asked for it, '}the partner, and those who give support`;
}

const stateWords: Record<CommitmentState, string> = {
  'on-track': 'Open.',
  'due-soon': 'Open, and its day is near.',
  'past-due': 'Its day has come. Say how it went, or choose a later day: both are fine.',
  waiting: 'Waiting on support. The day moves with each day it is late.',
  paused: 'Paused, for a break or days away. The day moves with it.',
};

/** One message for one person, from then on edited in place. */
export function commitmentView(commitment: Commitment, reader: Reader): View {
  const seen = seenBy(commitment, reader);
  if (!seen.words) return noPartView(commitment, seen, reader);
  const lead = leadOf(commitment, reader);
  const words = quote(commitment.words || '(These words are no longer kept.)', 300);
  const facts = factsOf(commitment, reader, seen);
  const supports = seen.supports.filter(({ status }) => status !== 'swapped').slice(-mostSupportsShown);
  const rows = supports.map((support) => supportRow(commitment, support, reader));
  const presses = [...choicesOf(commitment, reader), ...(seen.history ? [historyButton(commitment)] : [])];
  const sees = `Who sees this: ${readersWords(commitment)}.`;
  const labels = [...rows.flatMap(({ blocks }) => blocks.flatMap(labelsIn)), ...presses.map(({ text }) => text.text)];
  return {
    text: fitting([lead, words, ...facts, ...rows.map(({ text }) => text)], [pressWords(labels), sees]),
    blocks: [
      section(lead),
      section(words),
      section(facts.join('\n')),
      ...rows.flatMap(({ blocks }) => blocks),
      ...(presses.length > 0 ? [actions(...presses)] : []),
      context(sees),
    ],
  };
}

/** What stands in the message of who had a part, and has none any more. Source: domain.md section 2, "Who sees what". */
function noPartView(commitment: Commitment, { supports }: Seen, reader: Reader): View {
  const { ownerId, partnerId, partner } = commitment;
  const owner = mention(ownerId);
  const saidNo = partner === 'not-this-time' && partnerId === reader.userId;
  const why = saidNo ? `You said not this time to ${owner}` : `${owner} has changed this`;
  const again = saidNo ? ` If you can after all, tell ${owner}: they can ask you again.` : '';
  const waived = supports.filter(({ status }) => status === 'waived');
  const lines = [
    `${why}: you have no part in it any more, and owe nothing for it.${again}`,
    ...waived.map((support) => supportLine(commitment, support, reader)),
  ];
  return { text: fitting(lines, [pressWords([])]), blocks: lines.map((line) => section(line)) };
}

function labelsIn(block: KnownBlock): string[] {
  if (block.type !== 'actions') return [];
  return block.elements.flatMap((element) => (element.type === 'button' ? [element.text.text] : []));
}

/** All lines, or as many as an edit may hold, and the last ones in any case. */
function fitting(lines: readonly string[], last: readonly string[]): string {
  const kept: string[] = [];
  let left = longestText - last.join('\n').length;
  for (const line of lines) {
    left -= line.length + 1;
    if (left < 0) break;
    kept.push(line);
  }
  return [...kept, ...last].join('\n');
}

/** The next step of a message, for who does not see its buttons. */
function pressWords(labels: readonly string[]): string {
  const unique = [...new Set(labels)];
  return unique.length > 0 ? `You can press: ${unique.join(', ')}.` : '`/commit mine` shows what is open.';
}

function leadOf(commitment: Commitment, { userId }: Reader): string {
  const { status, ownerId, proposedBy } = commitment;
  const isOwner = userId === ownerId;
  const owner = mention(ownerId);
  switch (status) {
    case 'proposed':
      return proposedLead(commitment, userId);
    case 'open':
      return isOwner ? 'You said you will do this:' : `${owner} said they will do this:`;
    case 'kept': {
      const extent = commitment.howKept?.extent === 'part' ? 'kept in part' : 'kept';
      return isOwner ? `You ${extent} what you said. Thank you.` : `${owner} ${extent} what they said.`;
    }
    case 'released':
      return isOwner ? 'You let this go. That is fine.' : `${owner} let this go. That is fine, and nobody asks why.`;
    case 'declined':
      return proposedBy === userId && !isOwner
        ? 'Not now. Thank you for asking; no count is kept.'
        : 'Not now. That is fine.';
  }
}

function proposedLead(commitment: Commitment, userId: string): string {
  const { ownerId, proposedBy, partnerId, partner, supports } = commitment;
  const asker = mention(proposedBy);
  if (userId === ownerId && !commitment.ownerAgreed) return `${asker} asks whether you would do this:`;
  const isToGive = supports.some(({ giverId, acceptedOn }) => giverId === userId && !acceptedOn);
  const isToAgree = partnerId === userId && partner !== 'agreed';
  const doer = ownerId === proposedBy ? `${mention(ownerId)} would like` : `${asker} asks ${mention(ownerId)}`;
  if (isToGive && isToAgree) return `${doer} to do this, with you as partner, and with support from you:`;
  if (isToGive) return `${doer} to do this, and support from you would make it possible:`;
  if (isToAgree) return `${doer} to do this, with you as partner:`;
  return userId === ownerId ? 'You would like to do this:' : `${doer} to do this:`;
}

/** Day, state and people, line by line. */
function factsOf(commitment: Commitment, reader: Reader, seen: Seen): string[] {
  const { status, partnerId, topic, goal, evidence, howKept, learned, thanked, ownerId } = commitment;
  return [
    dueLine(commitment, reader),
    status === 'open' ? stateWords[stateOf(commitment, reader.calendar, reader.today)] : '',
    status === 'proposed' ? waitingLine(commitment, reader) : '',
    partnerLine(commitment),
    topic ? `Topic: ${escaped(topic)}` : '',
    goal ? `For the goal: ${escaped(goal)}` : '',
    seen.students && evidence ? `What shows it: ${escaped(evidence)}` : '',
    seen.history ? checkInLine(commitment) : '',
    suggestionLine(commitment, reader),
    seen.students && howKept?.students ? `What students did: “${escaped(howKept.students)}”` : '',
    seen.learned && learned ? `What ${reader.userId === ownerId ? 'you' : 'they'} learned: “${escaped(learned)}”` : '',
    thanked ? `${mention(partnerId)} says thank you.` : '',
  ].filter(Boolean);
}

/** The newest press on how it goes, for owner and partner: it is where one answers to a colleague. Source: domain.md section 3. */
function checkInLine({ status, checkIns }: Commitment): string {
  const last = status === 'open' && checkIns.at(-1);
  return last ? `Last check-in: ${checkInWords[last.how]}, on ${shortDay(last.on)}.` : '';
}

const checkInWords = { 'on-track': 'on track', 'need-help': 'could use help' } as const;

function partnerLine({ status, partnerId, partner }: Commitment): string {
  if (partner === 'left') return 'The partner has left. Choose another one with Change.';
  const isOpen = status === 'open';
  if (isOpen && partner === 'asked') return `Partner: ${mention(partnerId)}, once they say yes.`;
  return isOpen && partner === 'not-this-time' ? cannotBePartner(partnerId) : `Partner: ${mention(partnerId)}`;
}

function cannotBePartner(partnerId: string): string {
  return `${mention(partnerId)} cannot be the partner this time; the owner can choose another one with Change.`;
}

/** The day that holds now, and why it is another than was agreed. */
function dueLine(commitment: Commitment, { calendar, today }: Looking): string {
  const due = effectiveDue(commitment, calendar, today);
  const moved = due === commitment.dueDay ? '' : ` It was ${shortDay(commitment.dueDay)}, and moved.`;
  return `By ${shortDay(due)}.${moved}`;
}

const dayHasPassed = 'A day in this has passed; the owner can choose a later one with Change.';

/** Whose yes is still to come. */
function waitingLine(commitment: Commitment, { userId, ...when }: Looking): string {
  const { ownerId, ownerAgreed, partnerId, partner, supports } = commitment;
  const owed = supports.filter(({ status }) => status === 'owed');
  const isNobodys = owed.some(({ giverId }) => giverId === ownerId);
  const givers = owed.filter((one) => !one.acceptedOn && one.giverId !== ownerId).map(({ giverId }) => giverId);
  const missing = [...(ownerAgreed ? [] : [ownerId]), ...(partner === 'asked' ? [partnerId] : []), ...givers];
  const names = [...new Set(missing)].map((one) => (one === userId ? 'you' : mention(one)));
  const cannot = partner === 'not-this-time' ? `${cannotBePartner(partnerId)} ` : '';
  const alone = isNobodys ? 'Nobody gives one of the supports now; the owner can ask someone else for it. ' : '';
  const late = isDayPast(commitment, when) ? `${dayHasPassed} ` : '';
  const before = `${cannot}${alone}${late}`;
  if (names.length > 0)
    return `${before}Waiting for a yes from ${names.join(', ')}. It opens once everyone has said yes.`;
  return before || 'Everyone has said yes. Press Open it now once fewer than three are open.';
}

function suggestionLine({ suggestion, ownerId, partnerId }: Commitment, { userId, calendar }: Reader): string {
  if (!suggestion || (userId !== ownerId && userId !== partnerId)) return '';
  const what =
    'letGo' in suggestion
      ? 'to let it go'
      : `“${escaped(suggestion.words)}”, by ${shortDay(heldDue(calendar, suggestion.dueDay))}`;
  return `${mention(partnerId)} suggests ${what}. Only ${mention(ownerId)} decides.`;
}

/** One support, with what this reader can do about it. */
export function supportRow(commitment: Commitment, support: Support, reader: Looking): View {
  const line = supportLine(commitment, support, reader);
  const presses = supportChoices(commitment, support, reader);
  return { text: line, blocks: [section(line), ...(presses.length > 0 ? [actions(...presses)] : [])] };
}

/** What is owed, by whom and when, and how it stands. */
export function supportLine(commitment: Commitment, support: Support, looking: Looking): string {
  const { calendar, today, userId } = looking;
  const { kind, words, giverId, dueDay, blocking, swap } = support;
  const giver = giverId === commitment.ownerId ? 'nobody now' : mention(giverId);
  const needed = blocking ? '' : ' (helps, and is not waited for)';
  const isParty = partiesOf(commitment).includes(userId);
  const offered = swap && isParty ? ` ${swapWords(swap, words)}, by ${shortDay(heldDue(calendar, swap.dueDay))}.` : '';
  const cannot = support.cannot && isParty ? ' The giver cannot give it; the owner decides.' : '';
  const isOwed = support.status === 'owed' && support.acceptedOn;
  const late = isOwed ? daysLate(commitment, support, { calendar, today }) : 0;
  const howLate = late > 0 ? `, ${lateWords(late)}` : '';
  const due = heldDue(calendar, dueDay);
  const moved = due === dueDay ? '' : ` (it was ${shortDay(dueDay)}, and moved)`;
  return `*${supportWords[kind]}:* ${escaped(words)}, from ${giver}, by ${shortDay(due)}${moved}${needed}: ${standingWords(support)}${howLate}.${offered}${cannot}`;
}

function swapWords(swap: Swap, words: string): string {
  return swap.words === words ? 'More time is asked for' : `Offered instead: “${escaped(swap.words)}”`;
}

/** How a support stands, in a few words. */
export function standingWords({ status, acceptedOn }: Support): string {
  switch (status) {
    case 'owed':
      return acceptedOn ? 'owed' : 'asked for';
    case 'said-delivered':
      return 'said delivered, not confirmed';
    case 'delivered':
      return 'came';
    case 'waived':
      return 'not needed any more';
    case 'swapped':
      return 'swapped for something else';
  }
}

function historyButton({ id, words }: Commitment): Button {
  return button('History', ids.history, { value: id, label: `History: ${words}` });
}

const changeWords: Record<Commitment['history'][number]['what'], string> = {
  proposed: 'proposed',
  revised: 'changed before it opened',
  opened: 'opened',
  changed: 'changed',
  'carried-on': 'carried on',
  kept: 'kept',
  released: 'let go',
  declined: 'not now',
};

/** What became of it, for the two alone. */
export function historyModal({ history, checkIns }: Commitment): ModalView {
  const changes = history.map(({ on, by, what, words, dueDay, reason }) => ({
    on,
    line: `${shortDay(on)}: ${changeWords[what]}, by ${mention(by)}. “${escaped(capped(words, 120))}”, by ${shortDay(dueDay)}${reason ? `. Why: “${escaped(reason)}”` : ''}`,
  }));
  const presses = checkIns.map(({ on, how }) => ({ on, line: `${shortDay(on)}: check-in, ${checkInWords[how]}` }));
  const lines = [...changes, ...presses]
    .sort((one, other) => one.on.localeCompare(other.on))
    .slice(-mostHistory)
    .map(({ line }) => line);
  return {
    type: 'modal',
    title: plain('History'),
    close: plain('Close'),
    blocks: [...lines.map((line) => section(line)), context('*Who sees this:* the two of you alone.')],
  };
}

/** A word to someone whose move it is, with what they can press; all of it stands in their one message. */
export function promptView(lead: string, commitment: Commitment, reader: Reader): View {
  const seen = seenBy(commitment, reader);
  const words = quote(commitment.words, 300);
  const due = dueLine(commitment, reader);
  const rows = seen.supports
    .map((support) => supportRow(commitment, support, reader))
    .filter(({ blocks }) => blocks.length > 1)
    .slice(-mostSupportsShown);
  const presses = choicesOf(commitment, reader);
  const labels = [...rows.flatMap(({ blocks }) => blocks.flatMap(labelsIn)), ...presses.map(({ text }) => text.text)];
  return {
    text: fitting([lead, words, due, ...rows.map(({ text }) => text)], [pressWords(labels)]),
    blocks: [
      section(lead),
      section(`${words}\n${due}`),
      ...rows.flatMap(({ blocks }) => blocks),
      actions(...presses, fewerButton()),
    ],
  };
}

/** A prompt once it was answered: by whoever it was for, or by what someone else did. Without the words for who has no part any more. */
export function answeredView(commitment: Commitment, looker: Looker, isTheirs: boolean): View {
  const lead = isTheirs ? 'Thank you.' : 'This has changed meanwhile.';
  const words = seenBy(commitment, looker).words ? [quote(commitment.words, 300)] : [];
  const lines = [...words, `${lead} Your one message about this shows how it stands now.`];
  return { text: lines.join('\n'), blocks: lines.map((line) => section(line)) };
}

/** A sentence or two in answer to a press, with what can be pressed next; what stands there stays. */
export function saidAnswer(text: string, presses: readonly Button[] = []): Answer {
  if (presses.length === 0) return { text, blocks: [section(text)], replaces: false };
  const labels = presses.map(({ text: label }) => label.text);
  return {
    text: `${text}\n${pressWords(labels)}`,
    blocks: [section(text), actions(...presses)],
    replaces: false,
  };
}

/** `/commit help`, and what is said to words that nobody understands. */
export function helpView(
  lead = 'A commitment: what you will do, said to a colleague, with the support you need for it.',
): Answer {
  const lines = [
    '`/commit` opens the form',
    '`/commit two talk moves in grade 7 by 12 March with @partner` says it in one line',
    '`/commit mine` shows what you said, and what is owed to you',
    '`/commit owed` shows what you owe',
    '`/commit list` shows what colleagues chose to show you',
  ];
  const text = [lead, ...lines].join('\n');
  return {
    text,
    blocks: [section(text), context('Kept, changed, let go and carried on are all honest.')],
    replaces: false,
  };
}
