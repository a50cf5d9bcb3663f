import type { Deps } from '../../deps.ts';
import { type UnaskedPlan, unaskedPlan } from '../../domain/message-budget.ts';
import type { Who } from '../../domain/person.ts';
import type { School } from '../../domain/school.ts';
import { isAtLimit, leadersOf } from '../../domain/time-back.ts';
import { UserError } from '../../errors.ts';
import type { Answer } from '../../slack/view.ts';
import { schoolWeek, weekLabel } from '../../time/school-week.ts';
import { toLeaderView, toldAnswer } from './views.ts';

type TellDeps = Pick<
  Deps,
  'timeAsks' | 'questions' | 'people' | 'schools' | 'teams' | 'leaders' | 'budgets' | 'outbox' | 'roster' | 'clock'
>;

/** A leader who is away longer than this is passed over for one who is here. */
const soonMs = 7 * 24 * 3600_000;

/** **Tell my leader I need time**: one message a week, to one leader, from anyone at their limit. */
export async function tellLeader(deps: TellDeps, { teamId, userId }: Who): Promise<Answer> {
  const person = await deps.roster.colleague(teamId, userId);
  const school = await deps.schools.home(teamId);
  const now = deps.clock();
  const limit = person.weeklyLimit ?? school.defaults.weeklyLimit;
  const taken = await deps.questions.taken(teamId, userId, schoolWeek(now, school.zone).from);
  if (!isAtLimit(taken, limit))
    throw new UserError(
      'has-room',
      `You have ${taken} of your ${limit} questions this week, so I told nobody. \`/expertise\` changes your limit.`,
    );
  const found = await nearestLeader(deps, { teamId, userId }, school);
  if (!found)
    throw new UserError(
      'nobody-leads',
      'Nobody else leads your team or the school here yet, so I told nobody. `/contour leaders` shows who leads.',
    );
  const week = weekLabel(now, school.zone);
  if (!(await deps.timeAsks.addOnce({ teamId, userId, week, to: found.leader, at: now }))) return toldAnswer(undefined);
  await deps.outbox.add({
    teamId,
    key: `time-back:${userId}:${week}`,
    kind: 'time-back.to-leader',
    method: 'chat.postMessage',
    channel: found.leader,
    payload: { ...toLeaderView(userId) },
    priority: 2,
    onAmbiguous: 'resend',
    ...(await deps.budgets.place(found.plan)),
  });
  return toldAnswer(found.leader);
}

/** The nearest leader who is at work within a week; else the nearest who works at all. */
async function nearestLeader(
  deps: TellDeps,
  { teamId, userId }: Who,
  school: School,
): Promise<{ leader: string; plan: UnaskedPlan } | undefined> {
  const leaders = leadersOf(userId, await deps.teams.teamsOf(teamId, userId), await deps.leaders.all(teamId));
  const now = deps.clock();
  let later: { leader: string; plan: UnaskedPlan } | undefined;
  for (const leader of leaders) {
    const person = await deps.people.find(teamId, leader);
    const plan = person?.standing === 'colleague' ? unaskedPlan(person, school, now) : undefined;
    if (plan && +plan.at - +now <= soonMs) return { leader, plan };
    if (plan) later ??= { leader, plan };
  }
  return later;
}
