import type { ModalView } from '@slack/types';
import type { Deps } from '../../deps.ts';
import { digestWeeks, isSchoolWeek } from '../../domain/digest-weeks.ts';
import {
  type Goal,
  maySetGoal,
  mostActive,
  readChanged,
  readGoal,
  readSign,
  type TypedGoal,
} from '../../domain/goal.ts';
import type { Scope } from '../../domain/leader.ts';
import type { Who } from '../../domain/person.ts';
import { pupilFaults } from '../../domain/pupil-faults.ts';
import { UserError } from '../../errors.ts';
import type { Answer } from '../../slack/view.ts';
import { type CalendarDay, dayOf } from '../../time/calendar-day.ts';
import { mondayOf } from '../../time/school-week.ts';
import { changeForm, closeForm, goalForm, goalsView, signForm } from './goal-views.ts';
import type { Asked, Press, Sender } from './input.ts';

export type GoalDeps = Pick<
  Deps,
  'goals' | 'teams' | 'leaders' | 'audit' | 'schools' | 'digestWindows' | 'roster' | 'clock' | 'newId' | 'matcher'
>;

type Faults = Record<string, string>;

const mostClosed = 5;

/** `/contour goal`: what students will do differently, with its sign, and what the goals before changed. */
export async function showGoals(deps: GoalDeps, { teamId, userId, channelId }: Asked): Promise<Answer> {
  return seen(deps, { teamId, userId }, channelId);
}

async function seen(deps: GoalDeps, { teamId, userId }: Who, channelId: string, lead?: string): Promise<Answer> {
  const { calendar, today } = await todayIn(deps, teamId);
  const active = await deps.goals.active(teamId);
  const { week } = digestWeeks(calendar, mondayOf(today));
  const signs = await deps.goals.signsSince(teamId, week.from);
  const kept = await deps.digestWindows.find({ teamId, kind: 'week', from: week.from });
  const teams = await deps.teams.all(teamId);
  const here = teams.find((team) => team.channelId === channelId)?.channelId;
  const scopes = new Set<Scope>(['school', ...(here ? [here] : []), ...active.map(({ scope }) => scope)]);
  return goalsView({
    active,
    closed: await deps.goals.closed(teamId, mostClosed),
    // What is counted this week is not told before it is over: two looks would tell one team's rooms apart. So would a sum that is
    // made anew once who was in two teams is in one.
    counted: new Set(signs.filter((count) => count.week === week.from).map(({ goalId }) => goalId)),
    told: kept && { sign: kept.school.D14 },
    today,
    here,
    mayIn: await whereMaySet(deps, { teamId, userId }, [...scopes]),
    lead,
  });
}

/** The form behind **Set a goal**, for the school and the team whose channel it was opened from. */
export async function openGoalForm(deps: GoalDeps, { teamId, userId, value }: Press): Promise<ModalView> {
  const team = await deps.teams.find(teamId, value);
  const scopes = await whereMaySet(deps, { teamId, userId }, team ? [team.channelId, 'school'] : ['school']);
  if (scopes.length === 0) throw mayNot();
  if ((await deps.goals.active(teamId)).length >= mostActive) throw full();
  return goalForm(scopes, (await todayIn(deps, teamId)).today);
}

/** What is wrong with the form: a sentence by field. */
export async function goalFaults(deps: GoalDeps, { teamId }: Who, typed: SentGoal): Promise<Faults> {
  const read = readGoal(typed, (await todayIn(deps, teamId)).today);
  if ('faults' in read) return read.faults;
  const { words, sign } = read.terms;
  return named(deps, teamId, typed, { words, sign });
}

/** The form as it was filled in, and whether its author says that no student is named. */
export type SentGoal = TypedGoal & { namesNoPupil: boolean };

/** Sets a goal, where fewer than three are active. */
export async function setGoal(deps: GoalDeps, { teamId, userId, cause }: Sender, typed: SentGoal): Promise<Answer> {
  const read = readGoal(typed, (await todayIn(deps, teamId)).today);
  if ('faults' in read) throw new UserError('bad-goal', Object.values(read.faults).join(' '));
  const { scope } = read.terms;
  await needsMaySet(deps, { teamId, userId }, scope);
  const set = { teamId, id: deps.newId(), cause, ...read.terms, setBy: userId, setAt: deps.clock() };
  const goal = await deps.goals.addOnce(set, mostActive);
  if (!goal) throw full();
  await onRecord(deps, { teamId, userId }, 'goal.set', { what: goal.id, from: '', to: scope });
  return seen(deps, { teamId, userId }, scope, 'The goal is set. Questions, sessions and commitments can name it now.');
}

/** The form behind **Change it**. */
export async function openChangeForm(deps: GoalDeps, { teamId, userId, value }: Press): Promise<ModalView> {
  const goal = await activeGoal(deps, teamId, value);
  await needsMaySet(deps, { teamId, userId }, goal.scope);
  return changeForm(goal);
}

/** The form behind **Change it** as it was filled in. Whose goal it is and its first day stay. */
export type SentGoalChange = Omit<SentGoal, 'scope' | 'from'>;

/** What is wrong with the form: a sentence by field. None where the goal is closed: that is told as the answer. */
export async function changeGoalFaults(deps: GoalDeps, who: Sender, typed: SentGoalChange): Promise<Faults> {
  const goal = await deps.goals.find(who.teamId, who.about);
  return goal ? goalFaults(deps, who, { ...typed, scope: goal.scope, from: goal.from }) : {};
}

/** Says a goal's words, sign, last day and topics anew; what names it keeps the words it was said with. */
export async function changeGoal(
  deps: GoalDeps,
  { teamId, userId, about }: Sender,
  typed: SentGoalChange,
): Promise<Answer> {
  const { id, scope, from } = await activeGoal(deps, teamId, about);
  await needsMaySet(deps, { teamId, userId }, scope);
  const read = readGoal({ ...typed, scope, from }, (await todayIn(deps, teamId)).today);
  if ('faults' in read) throw new UserError('bad-goal', Object.values(read.faults).join(' '));
  const { words, sign, to, topics } = read.terms;
  if (!(await deps.goals.change(teamId, id, { words, sign, to, topics }))) throw gone();
  await onRecord(deps, { teamId, userId }, 'goal.changed', { what: id, from: scope, to: scope });
  return seen(
    deps,
    { teamId, userId },
    scope,
    'The goal is changed. New questions, sessions and commitments carry the new words.',
  );
}

/** The form behind **Close it**. */
export async function openCloseForm(deps: GoalDeps, { teamId, userId, value }: Press): Promise<ModalView> {
  const goal = await activeGoal(deps, teamId, value);
  await needsMaySet(deps, { teamId, userId }, goal.scope);
  return closeForm(goal);
}

/** What changed, as it was typed. */
export interface SentChange {
  changed: string | null;
  namesNoPupil: boolean;
}

export async function closeFaults(deps: GoalDeps, { teamId }: Who, typed: SentChange): Promise<Faults> {
  const read = readChanged(typed.changed);
  return 'faults' in read ? read.faults : named(deps, teamId, typed, read);
}

/** Closes a goal with what changed for students. */
export async function closeGoal(deps: GoalDeps, { teamId, userId, about }: Sender, typed: SentChange): Promise<Answer> {
  const read = readChanged(typed.changed);
  if ('faults' in read) throw new UserError('nothing-changed', read.faults.changed);
  const { id, scope } = await activeGoal(deps, teamId, about);
  await needsMaySet(deps, { teamId, userId }, scope);
  const { today } = await todayIn(deps, teamId);
  if (!(await deps.goals.close(teamId, id, { ...read, closedBy: userId, closedOn: today }))) throw gone();
  await onRecord(deps, { teamId, userId }, 'goal.closed', { what: id, from: scope, to: '' });
  return seen(deps, { teamId, userId }, scope, 'The goal is closed. What changed for students stands with it.');
}

/** The form behind **Enter the sign**, in the channel of a team. */
export async function openSignForm(deps: GoalDeps, { teamId, userId, value }: Press): Promise<ModalView> {
  const { goal, channelId } = await toCount(deps, { teamId, userId }, value);
  const counts = await deps.goals.signsSince(teamId, await weekToCount(deps, teamId));
  const before = counts.find((count) => count.goalId === goal.id && count.channelId === channelId);
  return signForm(goal, channelId, before);
}

/** Keeps in how many rooms a team saw the sign this week. */
export async function countSign(
  deps: GoalDeps,
  { teamId, userId, about }: Sender,
  typed: { seen: string | null; rooms: string | null },
): Promise<Answer> {
  const read = readSign(typed);
  if ('faults' in read) throw new UserError('bad-count', Object.values(read.faults).join(' '));
  const { goal, channelId } = await toCount(deps, { teamId, userId }, about);
  const week = await weekToCount(deps, teamId);
  await deps.goals.countSign({ teamId, goalId: goal.id, channelId, week, ...read });
  const lead = 'Kept for this week. When the week is over, everyone reads the sum of all teams.';
  return seen(deps, { teamId, userId }, channelId, lead);
}

/** The Monday of the week that is counted. Throws UserError in one without students, which no page would tell. */
async function weekToCount(deps: Pick<Deps, 'schools' | 'clock'>, teamId: string): Promise<CalendarDay> {
  const { calendar, today } = await todayIn(deps, teamId);
  const monday = mondayOf(today);
  if (isSchoolWeek(calendar, monday)) return monday;
  throw new UserError(
    'no-students',
    'No students come this week, so there is nothing to count. Enter the sign in the next week with school.',
  );
}

/** A goal and the team that counts its sign, by what stands on the button. Throws UserError for who is not of the team. */
async function toCount(deps: GoalDeps, who: Who, value: string): Promise<{ goal: Goal; channelId: string }> {
  const [goalId = '', channelId = ''] = value.split(':');
  const goal = await activeGoal(deps, who.teamId, goalId);
  const team = await deps.teams.find(who.teamId, channelId);
  if (!team || (goal.scope !== 'school' && goal.scope !== channelId)) throw gone();
  await needsMaySet(deps, who, channelId);
  return { goal, channelId };
}

async function activeGoal(deps: GoalDeps, teamId: string, id: string): Promise<Goal> {
  const goal = await deps.goals.find(teamId, id);
  if (goal?.status === 'active') return goal;
  throw gone();
}

/** In which of these scopes someone sets and closes goals. Throws UserError for who is no colleague. */
async function whereMaySet(deps: GoalDeps, { teamId, userId }: Who, scopes: readonly Scope[]): Promise<Scope[]> {
  const person = await deps.roster.colleague(teamId, userId);
  const leaders = await deps.leaders.all(teamId);
  const mine = await deps.teams.teamsOf(teamId, userId);
  return scopes.filter((scope) => maySetGoal(person, scope, leaders, mine.includes(scope) ? [userId] : []));
}

async function needsMaySet(deps: GoalDeps, who: Who, scope: Scope): Promise<void> {
  if (scope !== 'school' && !(await deps.teams.find(who.teamId, scope))) throw gone();
  if ((await whereMaySet(deps, who, [scope])).length === 0) throw mayNot();
}

async function named(
  deps: Pick<GoalDeps, 'matcher'>,
  teamId: string,
  { namesNoPupil }: { namesNoPupil: boolean },
  words: Partial<Record<'words' | 'sign' | 'changed', string>>,
): Promise<Faults> {
  return pupilFaults(await deps.matcher.directory(teamId), words, { namesNoPupil });
}

async function todayIn(deps: Pick<Deps, 'schools' | 'clock'>, teamId: string) {
  const { calendar, zone } = await deps.schools.home(teamId);
  return { calendar, today: dayOf(deps.clock(), zone) };
}

async function onRecord(
  deps: Pick<Deps, 'audit' | 'clock'>,
  { teamId, userId }: Who,
  act: 'goal.set' | 'goal.changed' | 'goal.closed',
  change: { what: string; from: string; to: string },
): Promise<void> {
  await deps.audit.add({ teamId, at: deps.clock(), by: userId, act, change });
}

function full(): UserError {
  return new UserError(
    'goals-full',
    `${mostActive} goals are active, which is as many as there can be: with more, none is. Close one with \`/contour goal\` first.`,
  );
}

function mayNot(): UserError {
  return new UserError(
    'may-not-set-goal',
    'The goal of the school is set by its leaders and admins, that of a team by its members and leaders, in its channel. `/contour leaders` shows who leads.',
  );
}

function gone(): UserError {
  return new UserError('goal-gone', 'This has changed meanwhile. Type `/contour goal` to see the goals there are now.');
}
