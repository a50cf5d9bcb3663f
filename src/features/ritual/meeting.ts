import type { ModalView } from '@slack/types';
import type { Deps } from '../../deps.ts';
import { pupilFaults } from '../../domain/pupil-faults.ts';
import { cardsToCount, isPaused, isSkippedTwice, type Ritual } from '../../domain/ritual.ts';
import { readWords } from '../../domain/typed-ritual.ts';
import { UserError } from '../../errors.ts';
import { mention } from '../../slack/blocks.ts';
import type { Answer } from '../../slack/view.ts';
import { dayOf } from '../../time/calendar-day.ts';
import { shortDay } from '../../time/day-words.ts';
import { askStarter } from './ask-starter.ts';
import { moveForm } from './form-views.ts';
import type { Press, Pressed, Sender, Sent } from './input.ts';
import { type RitualDeps, ritualOf } from './load.ts';
import { sendCard } from './messages.ts';
import { newCard } from './new-card.ts';
import { saidAnswer } from './views.ts';

type Typed = Record<'move' | 'lookFor', string | null>;

const faultsOf = {
  move: 'Write the move in a few words, such as “five seconds of silence”.',
  lookFor: 'Write the one thing to watch for.',
};

/** The form behind **I show a move**: whoever presses shows it themself; nobody is put down for it. */
export async function openMove(deps: Deps, press: Press): Promise<ModalView> {
  await deps.roster.colleague(press.teamId, press.userId);
  return moveForm(await byPress(deps, press));
}

/** What is wrong with the form: a sentence by field. */
export async function moveFaults(
  deps: Deps,
  { teamId }: Sender,
  { typed, namesNoPupil }: Sent<Typed>,
): Promise<Record<string, string>> {
  const faults = (['move', 'lookFor'] as const).flatMap((field) => {
    const read = readWords(typed[field], faultsOf[field]);
    return 'fault' in read ? [[field, read.fault] as const] : [];
  });
  if (faults.length > 0) return Object.fromEntries(faults);
  return { ...pupilFaults(await deps.matcher.directory(teamId), typed, { namesNoPupil }) };
}

/** The move stands in the channel, with the name of whoever shows it. */
export async function postMove(deps: RitualDeps, who: Sender, typed: Typed): Promise<Answer> {
  const [move, lookFor] = [readWords(typed.move, faultsOf.move), readWords(typed.lookFor, faultsOf.lookFor)];
  if ('fault' in move || 'fault' in lookFor) throw new UserError('bad-move', `${faultsOf.move} ${faultsOf.lookFor}`);
  const fills = { name: mention(who.userId), move: move.words, lookFor: lookFor.words };
  // Several colleagues may show something at one meeting.
  return postNow(deps, who, who.cause, fills);
}

/** **Post it now**: at a staff meeting, once a day. */
export async function postAtMeeting(deps: RitualDeps, press: Press): Promise<Answer> {
  return postNow(deps, press, 'meeting', {});
}

async function postNow(
  deps: RitualDeps,
  press: Pressed,
  label: string,
  fills: Parameters<typeof newCard>[3],
): Promise<Answer> {
  const { teamId, userId } = press;
  await deps.roster.colleague(teamId, userId);
  const ritual = await byPress(deps, press);
  const day = dayOf(deps.clock(), (await deps.schools.home(teamId)).zone);
  const before = (await deps.rituals.cards(teamId, ritual.id, cardsToCount)).filter((card) => card.day < day);
  const card = await newCard(deps, ritual, { slot: `${day}:${label}`, day }, fills);
  if (!(await deps.rituals.addCard(card)))
    throw new UserError('posted-today', 'It stands in the channel since today. Answer there.');
  await sendCard(deps, card);
  // At a meeting someone stands ready to show something: this one still comes.
  if (isSkippedTwice(ritual, before)) await askStarter(deps, ritual);
  return saidAnswer(`It stands in <#${ritual.channelId}> now.`);
}

async function byPress(deps: Pick<Deps, 'rituals' | 'schools' | 'clock'>, { teamId, id }: Pressed): Promise<Ritual> {
  const ritual = await ritualOf(deps, teamId, id);
  const { calendar } = await deps.schools.home(teamId);
  if (isPaused(ritual, calendar, deps.clock()))
    throw new UserError(
      'ritual-paused',
      `It is paused until ${shortDay(ritual.pausedUntil ?? '')}. Who began it and leaders can let it go on: \`/ritual\` in its channel.`,
    );
  if (ritual.status === 'running' && ritual.rhythm.every === 'meeting') return ritual;
  throw new UserError('comes-by-itself', 'It comes by itself, or rests. `/ritual` in its channel shows how it stands.');
}
