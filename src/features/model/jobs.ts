import type { Deps, Job } from '../../deps.ts';
import type { ModelingSession } from '../../domain/modeling.ts';
import { keepTextDays } from '../../domain/question-retention.ts';
import { addDays, dayOf } from '../../time/calendar-day.ts';
import { askHost } from './held.ts';
import { keep } from './load.ts';
import { remind } from './messages.ts';
import { askTried } from './try.ts';

const atOnce = 100;
const dayMs = 24 * 3600_000;

/** A draft that was never posted is forgotten after a day, and what visitors wrote of their tries after half a year. */
const forget: Job = {
  name: 'model.forget',
  async run(deps, now) {
    await deps.sessions.removeDraftsBefore(new Date(+now - dayMs));
    await deps.sessions.forgetTriesBefore(new Date(+now - keepTextDays * dayMs));
  },
};

/** Host and visitors are reminded once, on the day of the school on which it is. */
const remindAll: Job = {
  name: 'model.remind',
  async run(deps, now) {
    for (const session of await deps.sessions.toRemind(now, new Date(+now + dayMs), atOnce)) {
      const { teamId, id, startsAt } = session;
      await each(deps, session, async () => {
        const { zone } = await deps.schools.home(teamId);
        const slot = dayOf(startsAt, zone);
        if (slot > dayOf(now, zone)) return;
        await deps.onOccurrence({ teamId, scheduleId: `session:${id}:reminder`, slot }, (tx) =>
          remindOf(tx, teamId, id),
        );
      });
    }
  },
};

async function remindOf(deps: Deps, teamId: string, id: string): Promise<void> {
  const session = await deps.sessions.find(teamId, id);
  if (session?.status !== 'open' || session.reminded) return;
  const reminded = await keep(deps, { ...session, reminded: true });
  const userIds = [session.hostId, ...session.visitors.map(({ userId }) => userId)];
  for (const person of await deps.people.findMany(teamId, userIds))
    if (person.standing === 'colleague') await remind(deps, reminded, person);
}

/** Each host is asked once, when it is over, whether it took place. */
const askHosts: Job = {
  name: 'model.held',
  async run(deps, now) {
    for (const session of await deps.sessions.toAskHeld(now, atOnce)) {
      const { teamId, id } = session;
      await each(deps, session, () =>
        deps.onOccurrence({ teamId, scheduleId: `session:${id}:held`, slot: 'asked' }, (tx) => askHost(tx, teamId, id)),
      );
    }
  },
};

/** **Did you try it?**, some school days after a visitor said what they will try. Each time of asking is one occurrence. */
const askVisitors: Job = {
  name: 'model.tried',
  async run(deps, now) {
    // Somewhere on earth it is tomorrow already.
    for (const session of await deps.sessions.toAskTried(addDays(dayOf(now, 'UTC'), 1), atOnce))
      await each(deps, session, () => askVisitorsOf(deps, session, now));
  },
};

async function askVisitorsOf(
  deps: Deps,
  { teamId, id: sessionId, visitors }: ModelingSession,
  now: Date,
): Promise<void> {
  const { zone } = await deps.schools.home(teamId);
  for (const { userId, trying } of visitors) {
    const slot = trying?.followUp.askOn;
    if (!slot || slot > dayOf(now, zone)) continue;
    const scheduleId = `session:${sessionId}:tried:${userId}`;
    await deps.onOccurrence({ teamId, scheduleId, slot }, (tx) => askTried(tx, { teamId, userId, sessionId }, slot));
  }
}

/** One session's fault does not stop the next; it is tried again at the next tick. */
async function each(deps: Deps, { teamId, id }: ModelingSession, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    deps.log.error({ event: 'model.job-failed', teamId, sessionId: id, err: error });
  }
}

export const jobs: Job[] = [forget, remindAll, askHosts, askVisitors];
