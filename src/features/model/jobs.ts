import type { Deps, Job } from '../../deps.ts';
import { waitForDayMs, waitsUntil } from '../../domain/lost-day.ts';
import { leave, type ModelingSession, remindedOf, toRemind } from '../../domain/modeling.ts';
import { isAwayAt, type Person, type Who } from '../../domain/person.ts';
import { keepTextDays } from '../../domain/question-retention.ts';
import { dueReminders } from '../../domain/session-reminder.ts';
import { addDays, dayOf } from '../../time/calendar-day.ts';
import { callOff } from './cancel.ts';
import { proposeAnew } from './closed-days.ts';
import { lenderAway } from './cover.ts';
import { askHost } from './held.ts';
import { keep } from './load.ts';
import { redrawCard, remind, tellAway } from './messages.ts';
import { leaveSession } from './seats.ts';
import { askTried } from './try.ts';

/** Whoever works part of the week is reminded on their last day before it. */
const remindAheadDays = 8;
const dayMs = 24 * 3600_000;
const awayAheadDays = 120;
const mostOfOne = 100;

/** A draft that was never posted is forgotten after a day, and what people wrote of a session after half a year: its topic stays. */
const forget: Job = {
  name: 'model.forget',
  async run(deps, now) {
    await deps.sessions.removeDraftsBefore(new Date(+now - dayMs));
    const halfAYearAgo = new Date(+now - keepTextDays * dayMs);
    const held = await deps.schools.underHold();
    await deps.modelingRequests.forgetWishesBefore(halfAYearAgo, held);
    await deps.sessions.forgetTextBefore(halfAYearAgo, held);
  },
};

/** Days away that lie ahead: what one shows on them is called off, and a seat or a place in the line goes to the next, as soon as they are entered; nobody counts on them for a visitor's class. */
const followLeaves: Job = {
  name: 'model.away',
  async run(deps, now) {
    const today = dayOf(now, 'UTC');
    for (const person of await deps.people.onLeave({ from: addDays(today, -1), to: addDays(today, awayAheadDays) })) {
      const { teamId, userId } = person;
      const school = await deps.schools.home(teamId);
      for (const session of await deps.sessions.comingFor(teamId, userId, now, mostOfOne)) {
        if (!isAwayAt(person, school, session.startsAt)) continue;
        const once = { teamId, scheduleId: `session:${session.id}:away`, slot: `${userId}:${session.turn}` };
        await each(deps, session, () =>
          deps.onOccurrence(once, (tx) => giveUp(tx, { teamId, userId, sessionId: session.id })),
        );
      }
      for (const session of await deps.sessions.lentBy(teamId, userId, now, mostOfOne)) {
        if (!isAwayAt(person, school, session.startsAt)) continue;
        const once = { teamId, scheduleId: `session:${session.id}:lender-away`, slot: `${userId}:${session.turn}` };
        await each(deps, session, () =>
          deps.onOccurrence(once, (tx) => lenderAway(tx, { teamId, userId, sessionId: session.id })),
        );
      }
    }
  },
};

async function giveUp(deps: Deps, who: Who & { sessionId: string }): Promise<void> {
  const session = await deps.sessions.find(who.teamId, who.sessionId);
  if (session?.status !== 'open' || session.displaced || session.startsAt <= deps.clock()) return;
  if (session.hostId === who.userId) return callOff(deps, session, { isHostTold: true });
  if (!leave(session, who.userId)) return;
  await leaveSession(deps, who);
  // Whoever has it in their calendar is told by the file that takes it out again.
  if (!session.files?.includes(who.userId)) await tellAway(deps, session, who.userId);
}

/** Host and visitors are reminded once each, on the day or on their last working day before it. */
const remindAll: Job = {
  name: 'model.remind',
  async run(deps, now) {
    for await (const session of deps.sessions.toRemind(now, new Date(+now + remindAheadDays * dayMs)))
      await each(deps, session, async () => {
        const { teamId, id, turn } = session;
        if ((await toRemindNow(deps, session, now)).length === 0) return;
        // Reminding is a turn of the session.
        const once = { teamId, scheduleId: `session:${id}:reminder`, slot: String(turn) };
        await deps.onOccurrence(once, (tx) => remindOf(tx, teamId, id, now));
      });
  },
};

async function remindOf(deps: Deps, teamId: string, id: string, now: Date): Promise<void> {
  const session = await deps.sessions.find(teamId, id);
  if (session?.status !== 'open' || session.displaced) return;
  const people = await toRemindNow(deps, session, now);
  const after = await keep(
    deps,
    remindedOf(
      session,
      people.map(({ userId }) => userId),
    ),
  );
  for (const person of people) await remind(deps, after, person);
}

async function toRemindNow(deps: Deps, session: ModelingSession, now: Date): Promise<Person[]> {
  const people = await deps.people.findMany(session.teamId, toRemind(session));
  return dueReminders(people, await deps.schools.home(session.teamId), session, now);
}

/** The card of a session that has begun offers no seat any more. */
const begin: Job = {
  name: 'model.begin',
  async run(deps, now) {
    for await (const session of deps.sessions.toBegin(now)) {
      const { teamId, id, sequence } = session;
      const once = { teamId, scheduleId: `session:${id}:begun`, slot: String(sequence) };
      await each(deps, session, () => deps.onOccurrence(once, (tx) => showBegun(tx, teamId, id)));
    }
  },
};

/** Once the proposed day is past, the next one is; a session whose host names none is called off in the end, so that nobody waits for it for ever. */
const letGo: Job = {
  name: 'model.let-go',
  async run(deps, now) {
    for await (const session of deps.sessions.withoutDay(now, new Date(+now - waitForDayMs))) {
      const { teamId, id, turn } = session;
      const once = { teamId, scheduleId: `session:${id}:let-go`, slot: String(turn) };
      await each(deps, session, () =>
        deps.onOccurrence(once, async (tx) => {
          const lost = await tx.sessions.find(teamId, id);
          if (!lost?.displaced || lost.status !== 'open') return;
          if (waitsUntil(lost) <= now) await callOff(tx, lost, { isHostTold: true });
          else await proposeAnew(tx, lost);
        }),
      );
    }
  },
};

async function showBegun(deps: Deps, teamId: string, id: string): Promise<void> {
  const session = await deps.sessions.find(teamId, id);
  if (session?.status !== 'open' || session.startsAt > deps.clock()) return;
  await redrawCard(deps, await keep(deps, { ...session, begun: true }));
}

/** Each host is asked once, when it is over, whether it took place. */
const askHosts: Job = {
  name: 'model.held',
  async run(deps, now) {
    for await (const session of deps.sessions.toAskHeld(now)) {
      const { teamId, id, turn } = session;
      const once = { teamId, scheduleId: `session:${id}:held`, slot: String(turn) };
      await each(deps, session, () => deps.onOccurrence(once, (tx) => askHost(tx, teamId, id)));
    }
  },
};

/** **Did you try it?**, some school days after someone said what they will try. Each time of asking is one occurrence. */
const askTries: Job = {
  name: 'model.tried',
  async run(deps, now) {
    // Somewhere on earth it is tomorrow already.
    for await (const session of deps.sessions.toAskTried(addDays(dayOf(now, 'UTC'), 1)))
      await each(deps, session, () => askTriesOf(deps, session, now));
  },
};

async function askTriesOf(
  deps: Deps,
  { teamId, id: sessionId, tries = [] }: ModelingSession,
  now: Date,
): Promise<void> {
  const { zone } = await deps.schools.home(teamId);
  for (const { userId, followUp } of tries) {
    const slot = followUp.askOn;
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

export const jobs: Job[] = [forget, followLeaves, remindAll, begin, letGo, askHosts, askTries];
