import type { ModalView } from '@slack/types';
import type { Deps } from '../../deps.ts';
import {
  type DigestSettings,
  nextPage,
  readDigestSettings,
  skippedOn,
  type TypedDigestSettings,
} from '../../domain/digest-settings.ts';
import { type Who, workplaceOf } from '../../domain/person.ts';
import { UserError } from '../../errors.ts';
import type { Answer } from '../../slack/view.ts';
import { dayOf } from '../../time/calendar-day.ts';
import { savedView, settingsForm } from './settings-views.ts';

type SettingsDeps = Pick<Deps, 'roster' | 'people' | 'schools' | 'leaders' | 'occurrences' | 'clock'>;

/** The form behind **Settings**. @throws UserError for who leads nothing: no page comes to them by itself */
export async function openSettings(deps: SettingsDeps, who: Who): Promise<ModalView> {
  const { person, school } = await ownOf(deps, who);
  return settingsForm(person, school);
}

/** What is wrong with the form, by field. */
export async function settingsFaults(
  deps: SettingsDeps,
  who: Who,
  typed: TypedDigestSettings,
): Promise<Record<string, string>> {
  return readDigestSettings(typed, await ownOf(deps, who)).faults;
}

/** Keeps when and how the page comes, and tells when it comes next. */
export async function saveSettings(deps: SettingsDeps, who: Who, typed: TypedDigestSettings): Promise<Answer> {
  const own = await ownOf(deps, who);
  const { faults, kept } = readDigestSettings(typed, own);
  const [fault] = Object.values(faults);
  if (fault) throw new UserError('settings-fault', fault);
  const now = deps.clock();
  const digest = timed(kept, own.person.digest, now);
  await deps.people.set(who.teamId, who.userId, { digest });
  const person = { ...own.person, digest };
  const scheduleId = `digest:${who.userId}`;
  const first = nextPage(person, own.school, { now, taken: [] });
  const isTaken = first && (await deps.occurrences.has({ teamId: who.teamId, scheduleId, slot: first.slot }));
  const next = isTaken ? nextPage(person, own.school, { now, taken: [first.slot] }) : first;
  const { zone } = workplaceOf(person, own.school).person;
  return savedView({ person, next: next?.at, zone, skipped: skippedOn(person, own.school, own.today) });
}

/** Whoever chooses another day or hour is promised the next one, not told that one of this week is late. */
function timed(kept: DigestSettings, { day, at, timedAt }: DigestSettings = {}, now: Date): DigestSettings {
  if (kept.day !== day || kept.at !== at) return { ...kept, timedAt: now };
  return { ...kept, ...(timedAt && { timedAt }) };
}

async function ownOf(deps: SettingsDeps, { teamId, userId }: Who) {
  const known = await deps.roster.colleague(teamId, userId);
  // The roster does not see what this transaction has changed.
  const person = (await deps.people.find(teamId, userId)) ?? known;
  const leaders = await deps.leaders.all(teamId);
  if (!leaders.some((leader) => leader.userId === userId))
    throw new UserError(
      'leads-nothing',
      'The weekly page comes to those who lead. `/digest` shows you this week at any time.',
    );
  const school = await deps.schools.home(teamId, person.zone);
  return { person, school, today: dayOf(deps.clock(), person.zone ?? school.zone) };
}
