import type { ModalView } from '@slack/types';
import type { Deps } from '../../deps.ts';
import { drop, goOn, pause, type Ritual } from '../../domain/ritual.ts';
import { readPause } from '../../domain/typed-ritual.ts';
import { UserError } from '../../errors.ts';
import type { Answer } from '../../slack/view.ts';
import { dayOf } from '../../time/calendar-day.ts';
import { shortDay } from '../../time/day-words.ts';
import { pauseForm } from './form-views.ts';
import type { Press, Sender } from './input.ts';
import { keepRitual, ownRitual, type RitualDeps } from './load.ts';
import { nextWords } from './rhythm-words.ts';
import { needsMinute } from './start.ts';
import { saidAnswer } from './views.ts';

/** The form behind **Pause**. */
export async function openPause(deps: Deps, press: Press): Promise<ModalView> {
  await deps.roster.colleague(press.teamId, press.userId);
  return pauseForm(await ownRitual(deps, press));
}

/** What is wrong with the day, beside its field. */
export async function pauseFaults(
  deps: Deps,
  { teamId }: Sender,
  { until }: { until: string | null },
): Promise<Record<string, string>> {
  const read = readPause(until, dayOf(deps.clock(), (await deps.schools.home(teamId)).zone));
  return 'fault' in read ? { until: read.fault } : {};
}

/** **Pause**: nothing comes before the day; then it comes by itself. */
export async function pauseRitual(
  deps: RitualDeps,
  who: Sender,
  { until: typed }: { until: string | null },
): Promise<Answer> {
  await deps.roster.colleague(who.teamId, who.userId);
  const ritual = await ownRitual(deps, who);
  const { calendar, zone } = await deps.schools.home(who.teamId);
  const now = deps.clock();
  const read = readPause(typed, dayOf(now, zone));
  if ('fault' in read) throw new UserError('bad-pause', read.fault);
  const paused = pause(ritual, read.until, calendar, now);
  if (!paused) throw rests();
  await keepRitual(deps, paused);
  return saidAnswer(`Paused until ${shortDay(read.until)}. ${nextWords(withoutPause(paused), zone, now)}`);
}

/** **Keep** and **Go on**: it comes from its next time on. */
export async function letGoOn(deps: RitualDeps, press: Press): Promise<Answer> {
  await deps.roster.colleague(press.teamId, press.userId);
  const ritual = await ownRitual(deps, press);
  const { calendar, zone } = await deps.schools.home(press.teamId);
  const now = deps.clock();
  const going = goOn(ritual, calendar, now);
  if (!going)
    throw new UserError('runs-already', 'It runs already. `/ritual` in its channel shows when it comes next.');
  await needsMinute(deps, going);
  await keepRitual(deps, going);
  return { ...saidAnswer(`It goes on. ${nextWords(going, zone, now)}`), replaces: true };
}

/** **Drop**: it does not come back. */
export async function dropRitual(deps: RitualDeps, press: Press): Promise<Answer> {
  await deps.roster.colleague(press.teamId, press.userId);
  const dropped = drop(await ownRitual(deps, press));
  if (!dropped) throw rests();
  await keepRitual(deps, dropped);
  return {
    ...saidAnswer('Dropped. What was answered stays where it is; `/ritual` in the channel begins another one.'),
    replaces: true,
  };
}

const withoutPause = ({ pausedUntil: _, ...ritual }: Ritual): Ritual => ritual;

const rests = () =>
  new UserError('ritual-rests', 'It does not run just now. `/ritual` in its channel shows how it stands.');
