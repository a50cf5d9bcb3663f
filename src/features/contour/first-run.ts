import type { Deps } from '../../deps.ts';
import type { Who } from '../../domain/person.ts';
import type { Answer } from '../../slack/view.ts';
import { dayOf } from '../../time/calendar-day.ts';
import { firstRunView, isSetUp, type SetUp } from './first-run-views.ts';
import { maySet } from './may-set.ts';

export type FirstRunDeps = Pick<Deps, 'schools' | 'leaders' | 'teams' | 'outbox' | 'clock' | 'newId'>;

const key = 'first-run';
const kind = 'contour.first-run';

/** To the first admin who uses Contour: one message with the three steps. */
export async function sendFirstRun(deps: FirstRunDeps, { teamId, userId }: Who): Promise<void> {
  await deps.schools.set(teamId, { installerId: userId });
  await deps.outbox.add({
    teamId,
    key,
    kind,
    method: 'chat.postMessage',
    channel: userId,
    payload: shown(await setUpOf(deps, teamId)),
    priority: 2,
    notBefore: deps.clock(),
    onAmbiguous: 'resend',
  });
}

/** A step may be done now: the message shows it in its place. Each act takes effect once, so the key may be of chance. */
export async function showProgress(deps: FirstRunDeps, teamId: string): Promise<void> {
  const setUp = await setUpOf(deps, teamId);
  if (!setUp.school.installerId) return;
  if (isSetUp(setUp) && !setUp.school.setUpAt) await deps.schools.set(teamId, { setUpAt: deps.clock() });
  await deps.outbox.add({
    teamId,
    key: `${key}:${deps.newId()}`,
    kind,
    method: 'chat.update',
    channel: { of: key },
    target: key,
    payload: shown(setUp),
    priority: 3,
    notBefore: deps.clock(),
    onAmbiguous: 'resend',
  });
}

/** `/contour setup`: the three steps again, for who may set them. */
export async function setup(deps: FirstRunDeps & Pick<Deps, 'roster'>, who: Who): Promise<Answer> {
  await maySet(deps, who);
  return firstRunView(await setUpOf(deps, who.teamId));
}

async function setUpOf(deps: FirstRunDeps, teamId: string): Promise<SetUp> {
  const school = await deps.schools.home(teamId);
  return {
    school,
    today: dayOf(deps.clock(), school.zone),
    leaders: await deps.leaders.all(teamId),
    teams: await deps.teams.all(teamId),
  };
}

function shown(setUp: SetUp): Record<string, unknown> {
  const { text, blocks } = firstRunView(setUp);
  return { text, blocks };
}

/**
 * Notices the first admin who uses any command. Every command passes here, so who was looked at today is not looked up again,
 * and nobody is once an admin was noticed.
 */
export function firstAdmin(deps: Deps): (who: Who) => Promise<void> {
  const greeted = new Set<string>();
  const seen = new Set<string>();
  let today = '';

  async function meet({ teamId, userId }: Who): Promise<void> {
    if (!(await deps.schools.home(teamId)).installerId) {
      const person = await deps.people.find(teamId, userId);
      if (person) seen.add(`${teamId}/${userId}`);
      if (!person?.isAdmin || person.standing !== 'colleague') return;
      await deps.onOccurrence({ teamId, scheduleId: 'contour.first-run', slot: 'once' }, (tx) =>
        sendFirstRun(tx, person),
      );
    }
    greeted.add(teamId);
  }

  return async (who) => {
    const day = dayOf(deps.clock(), 'UTC');
    if (day !== today) seen.clear();
    today = day;
    if (greeted.has(who.teamId) || seen.has(`${who.teamId}/${who.userId}`)) return;
    try {
      await meet(who);
    } catch (error) {
      seen.delete(`${who.teamId}/${who.userId}`);
      // The next command of an admin comes here again.
      deps.log.error({ event: 'contour.first-run-failed', teamId: who.teamId, userId: who.userId, err: error });
    }
  };
}
