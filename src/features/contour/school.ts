import type { ModalView } from '@slack/types';
import type { Deps } from '../../deps.ts';
import type { Who } from '../../domain/person.ts';
import type { School, SchoolDefaults } from '../../domain/school.ts';
import { readNumbers, type TypedNumbers } from '../../domain/school-numbers.ts';
import { yearFaults } from '../../domain/school-year.ts';
import { UserError } from '../../errors.ts';
import type { Answer } from '../../slack/view.ts';
import { dayOf } from '../../time/calendar-day.ts';
import { isZone } from '../../time/zone-offset.ts';
import { type FirstRunDeps, showProgress } from './first-run.ts';
import { schoolForm } from './first-run-views.ts';
import { holdMessages } from './held-messages.ts';
import { maySet } from './may-set.ts';
import { numbersForm, numbersView, schoolView } from './settings-views.ts';

export type SchoolDeps = FirstRunDeps & Pick<Deps, 'roster' | 'audit' | 'calendars' | 'outbox' | 'budgets' | 'people'>;

export interface TypedYear {
  zone: string;
  yearFrom: string;
  yearTo: string;
}

/** The form of the first step. */
export async function openSchoolForm(deps: SchoolDeps, who: Who): Promise<ModalView> {
  const person = await maySet(deps, who);
  return schoolForm(await deps.schools.home(who.teamId, person.zone), person.zone);
}

/** What is wrong with zone and year, by field. */
export async function schoolFaults(deps: SchoolDeps, _: Who, typed: TypedYear): Promise<Record<string, string>> {
  if (!isZone(typed.zone)) return { zone: 'Choose a time zone of the list.' };
  return yearFaults(typed.yearFrom, typed.yearTo, dayOf(deps.clock(), typed.zone));
}

/** Keeps zone and school year; what changed is on record, and what waits for a time of the school waits for its new one. */
export async function saveSchool(deps: SchoolDeps, who: Who, typed: TypedYear): Promise<Answer> {
  await maySet(deps, who);
  const { teamId } = who;
  const faults = await schoolFaults(deps, who, typed);
  const [fault] = Object.values(faults);
  if (fault) throw new UserError('school-fault', fault);
  const before = await deps.schools.home(teamId);
  const year = { from: typed.yearFrom, to: typed.yearTo };
  await deps.schools.set(teamId, { zone: typed.zone, year });
  await onRecord(deps, who, 'school.changed', 'zone', before.zone, typed.zone);
  await onRecord(deps, who, 'school.changed', 'year', yearText(before.year), yearText(year));
  if (before.zone !== typed.zone || yearText(before.year) !== yearText(year)) {
    await deps.calendars.shifted(teamId, deps.clock());
    await holdMessages(deps, teamId);
  }
  await showProgress(deps, teamId);
  return schoolView(typed.zone, year);
}

/** The school's usual numbers, for who may set them. */
export async function openNumbersForm(deps: SchoolDeps, who: Who): Promise<ModalView> {
  await maySet(deps, who);
  return numbersForm((await deps.schools.home(who.teamId)).defaults);
}

/** Keeps the school's usual numbers; each that changed is on record. */
export async function saveNumbers(deps: SchoolDeps, who: Who, typed: TypedNumbers): Promise<Answer> {
  await maySet(deps, who);
  const { faults, kept } = readNumbers(typed);
  const [fault] = Object.values(faults);
  if (fault) throw new UserError('number-fault', fault);
  const { defaults } = await deps.schools.home(who.teamId);
  await deps.schools.setDefaults(who.teamId, kept);
  if (defaults.quietDays !== kept.quietDays) await deps.calendars.shifted(who.teamId, deps.clock());
  for (const name of Object.keys(kept) as (keyof SchoolDefaults)[]) {
    await onRecord(deps, who, 'defaults.changed', name, textOf(defaults[name]), textOf(kept[name]));
  }
  return numbersView(kept);
}

async function onRecord(
  deps: SchoolDeps,
  { teamId, userId }: Who,
  act: 'school.changed' | 'defaults.changed',
  ...[what, from, to]: [what: string, from: string, to: string]
): Promise<void> {
  if (from !== to) await deps.audit.add({ teamId, at: deps.clock(), by: userId, act, change: { what, from, to } });
}

function yearText(year: School['year']): string {
  return year ? `${year.from}/${year.to}` : '';
}

function textOf(value: SchoolDefaults[keyof SchoolDefaults]): string {
  if (typeof value === 'number') return String(value);
  return 'from' in value ? `${value.from}-${value.to}` : value.join(' ');
}
