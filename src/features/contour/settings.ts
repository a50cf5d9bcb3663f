import type { ModalView } from '@slack/types';
import type { Deps } from '../../deps.ts';
import { maySetSchool } from '../../domain/leader.ts';
import type { Who } from '../../domain/person.ts';
import { type KeptTimes, leavesAnew, readTimes, type TypedTimes } from '../../domain/typed-times.ts';
import { UserError } from '../../errors.ts';
import type { Answer } from '../../slack/view.ts';
import { dayOf } from '../../time/calendar-day.ts';
import { settingsForm, settingsView } from './settings-views.ts';

type SettingsDeps = Pick<Deps, 'roster' | 'people' | 'schools' | 'leaders' | 'clock'>;

/** What one's own form holds: when one works, and whether fewer messages are wanted. */
export type TypedSettings = TypedTimes & { fewer?: string[] | null | undefined };

export async function openSettings(deps: SettingsDeps, who: Who): Promise<ModalView> {
  const { person, school, today } = await ownOf(deps, who);
  return settingsForm(person, school, today, maySetSchool(person, await deps.leaders.all(who.teamId)));
}

/** What is wrong with one's own settings, by field. */
export async function settingsFaults(
  deps: SettingsDeps,
  who: Who,
  typed: TypedSettings,
): Promise<Record<string, string>> {
  const { faults } = await read(deps, who, typed);
  return Object.fromEntries(faults.map(({ field, sentence }) => [field, sentence]));
}

/** Keeps one's own settings. Days away that hold today take effect at the next tick: what one holds goes on. */
export async function saveSettings(
  deps: SettingsDeps & Pick<Deps, 'commitments'>,
  who: Who,
  typed: TypedSettings,
): Promise<Answer> {
  const { faults, kept } = await read(deps, who, typed);
  const [fault] = faults;
  if (fault) throw new UserError('settings-fault', fault.sentence);
  const before = await deps.people.find(who.teamId, who.userId);
  const leaves = leavesAnew(kept.leaves, before?.leaves, deps.clock());
  await deps.people.set(who.teamId, who.userId, { ...kept, leaves, fewer: typed.fewer?.includes('yes') || null });
  await deps.commitments.lookAgain(who.teamId, who.userId);
  const { person, school, today } = await ownOf(deps, who);
  return settingsView(person, school, today);
}

async function read(
  deps: SettingsDeps,
  who: Who,
  typed: TypedSettings,
): Promise<{ faults: ReturnType<typeof readTimes>['faults']; kept: KeptTimes }> {
  const { school, today } = await ownOf(deps, who);
  return readTimes(typed, school.defaults, today);
}

async function ownOf(deps: SettingsDeps, { teamId, userId }: Who) {
  const known = await deps.roster.colleague(teamId, userId);
  // The roster does not see what this transaction has changed.
  const person = (await deps.people.find(teamId, userId)) ?? known;
  const school = await deps.schools.home(teamId, person.zone);
  return { person, school, today: dayOf(deps.clock(), person.zone ?? school.zone) };
}
