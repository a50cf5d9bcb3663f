import type { ModalView } from '@slack/types';
import type { Deps } from '../../deps.ts';
import { maySetSchool } from '../../domain/leader.ts';
import { endedYear, leadersFault, newYearFaults } from '../../domain/new-year.ts';
import type { Who } from '../../domain/person.ts';
import { pupilFaults } from '../../domain/pupil-faults.ts';
import { UserError } from '../../errors.ts';
import type { Answer } from '../../slack/view.ts';
import { dayOf } from '../../time/calendar-day.ts';
import { changedFields } from './action-ids.ts';
import type { SentYear, ShownYear } from './input.ts';
import { newYearForm, newYearView } from './views.ts';

export type NewYearDeps = Pick<
  Deps,
  'newYears' | 'schools' | 'leaders' | 'teams' | 'goals' | 'audit' | 'roster' | 'clock'
>;

/** `/contour new year`: what it does, or how far it has come. */
export async function showNewYear(deps: NewYearDeps, who: Who, lead?: string): Promise<Answer> {
  await mayBegin(deps, who);
  const { year, zone } = await deps.schools.home(who.teamId);
  return newYearView(await deps.newYears.latest(who.teamId), year, dayOf(deps.clock(), zone), lead);
}

/** The form behind **Begin a new school year**. */
export async function openNewYear(deps: NewYearDeps, who: Who): Promise<ModalView> {
  await mayBegin(deps, who);
  const { teamId } = who;
  return newYearForm({
    shownAt: deps.clock(),
    year: (await deps.schools.home(teamId)).year,
    goals: await deps.goals.active(teamId),
    teams: (await deps.teams.all(teamId)).map(({ channelId }) => channelId),
    leaders: [...new Set((await deps.leaders.all(teamId)).map(({ userId }) => userId))],
  });
}

/** What is wrong with the form: a sentence by field. */
export async function newYearFormFaults(
  deps: NewYearDeps & Pick<Deps, 'matcher'>,
  { teamId, goalIds }: Who & ShownYear,
  { yearFrom: from, yearTo: to, changed, teams, leaders, namesNoPupil }: SentYear,
): Promise<Record<string, string>> {
  const { year, zone } = await deps.schools.home(teamId);
  const faults = newYearFaults({ from, to }, year, dayOf(deps.clock(), zone));
  const known = new Set((await deps.teams.all(teamId)).map(({ channelId }) => channelId));
  if (teams.some((channelId) => !known.has(channelId)))
    faults.teams = 'One of these is no team yet. `/contour team` in its channel switches Contour on.';
  const leading = await deps.leaders.all(teamId);
  const others = leaders.filter((userId) => !leading.some((leader) => leader.userId === userId));
  const fault =
    others.length > 0
      ? 'One of these leads nothing yet. `/contour leaders` names leaders.'
      : leadersFault(leading, leaders);
  if (fault) faults.leaders = fault;
  const active = new Set((await deps.goals.active(teamId)).map(({ id }) => id));
  for (const [index, field] of changedFields.entries())
    if (changed[index] && !active.has(goalIds[index] ?? ''))
      faults[field] = 'This goal was closed meanwhile, with words of its own. Empty this field to go on.';
  const [changed1, changed2, changed3] = changed;
  const words = { changed1, changed2, changed3 };
  return { ...faults, ...pupilFaults(await deps.matcher.directory(teamId), words, { namesNoPupil }) };
}

/** The form was sent: the year begins once, and its steps are done one after the other, whatever ends in between. */
export async function beginYear(deps: NewYearDeps, who: Who & ShownYear, sent: SentYear): Promise<Answer> {
  await mayBegin(deps, who);
  const { teamId, userId, shownAt, goalIds } = who;
  const { yearFrom: from, yearTo: to, changed, teams, leaders } = sent;
  const { year, zone } = await deps.schools.home(teamId);
  const before = await deps.newYears.find(teamId, from);
  if (before) return showNewYear(deps, who, 'This school year has begun already.');
  const faults = Object.values(newYearFaults({ from, to }, year, dayOf(deps.clock(), zone)));
  if (faults[0]) throw new UserError('bad-year', faults[0]);
  await deps.newYears.addOnce({
    ...{
      teamId,
      from,
      to,
      ended: endedYear(year, from),
      startedBy: userId,
      startedAt: deps.clock(),
      shownAt,
      teams,
      leaders,
    },
    changed: Object.fromEntries(goalIds.flatMap((id, index) => (changed[index] ? [[id, changed[index]]] : []))),
    done: [],
    turn: 0,
  });
  await deps.audit.add({
    ...{ teamId, at: deps.clock(), by: userId, act: 'year.begun' as const },
    change: { what: 'year', from: year ? `${year.from}/${year.to}` : '', to: `${from}/${to}` },
  });
  return showNewYear(deps, who, 'The new school year begins. I write to you when all of it is done.');
}

async function mayBegin(deps: Pick<Deps, 'roster' | 'leaders'>, { teamId, userId }: Who): Promise<void> {
  const person = await deps.roster.colleague(teamId, userId);
  if (maySetSchool(person, await deps.leaders.all(teamId))) return;
  throw new UserError(
    'may-not-begin',
    'A new school year is begun by a leader of the school or an admin. `/contour leaders` shows who leads.',
  );
}
