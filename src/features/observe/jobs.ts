import type { Deps, Job } from '../../deps.ts';
import { waitForDayMs, waitsUntil } from '../../domain/lost-day.ts';
import {
  comesUnasked,
  type Observation,
  wasAskedBefore,
  withdraw,
  withKnownEvaluator,
} from '../../domain/observation.ts';
import { isAwayAt } from '../../domain/person.ts';
import { keepTextDays } from '../../domain/question-retention.ts';
import { addDays, dayOf } from '../../time/calendar-day.ts';
import { callOff, leave } from './cancel.ts';
import { proposeAnew } from './closed-days.ts';
import { lenderAway } from './cover.ts';
import { close } from './end.ts';
import { askHost } from './held.ts';
import type { Pressed } from './input.ts';
import { keepRound, keepVisit } from './load.ts';
import { redrawCard, redrawCardOf, remind, tellOne } from './messages.ts';
import { withdrawFrom } from './places.ts';
import { awayView, evaluatorAskedView, takenOffView } from './views.ts';

const mostOfOne = 100;
const dayMs = 24 * 3600_000;
/** Of a visit that nobody said took place, nothing is kept after so many days. */
const forgottenAfterDays = 30;

/** What was never posted is forgotten after a day; so is, after a month, a visit of which nobody said that it took place. */
const forget: Job = {
  name: 'observe.forget',
  async run(deps, now) {
    await deps.rounds.removeDraftsBefore(new Date(+now - dayMs));
    await deps.doorDrafts.removeBefore(new Date(+now - dayMs));
    const before = new Date(+now - forgottenAfterDays * dayMs);
    await deps.observations.removeOpenBefore(before, await deps.schools.underHold());
  },
};

/** Notes whose time is over, or that were hidden under a legal hold that is released since, are removed; never under one. */
const forgetNotes: Job = {
  name: 'observe.forget-notes',
  async run(deps, now) {
    await deps.visitNotes.clear(now, await deps.schools.underHold());
  },
};

/** What was described in rooms goes once the result is shown, or after half a year; words of visits after half a year. */
const forgetWords: Job = {
  name: 'observe.forget-words',
  async run(deps, now) {
    const halfAYearAgo = new Date(+now - keepTextDays * dayMs);
    const held = await deps.schools.underHold();
    await deps.observations.forgetWordsBefore(halfAYearAgo, held);
    await deps.rounds.forgetDescribed(dayOf(halfAYearAgo, 'UTC'), held);
  },
};

/** A round ends by itself after its last day, in the school's zone. */
const endRounds: Job = {
  name: 'observe.end',
  async run(deps, now) {
    // Somewhere on earth it is tomorrow already.
    for await (const { teamId, id, to } of deps.rounds.toEnd(addDays(dayOf(now, 'UTC'), 1))) {
      await guarded(deps, { teamId, id }, async () => {
        const { zone } = await deps.schools.home(teamId);
        if (to >= dayOf(now, zone)) return;
        await deps.onOccurrence({ teamId, scheduleId: `round:${id}:end`, slot: to }, async (tx) => {
          const round = await tx.rounds.find(teamId, id);
          if (round?.status === 'open') await close(tx, round);
        });
      });
    }
  },
};

/** Host and visitors are reminded once, on the day of the school on which it is; anew when that has become another, or stands after all. */
const remindAll: Job = {
  name: 'observe.remind',
  async run(deps, now) {
    for await (const observation of deps.observations.toRemind(now, new Date(+now + dayMs))) {
      const { teamId, id, startsAt, turn } = observation;
      await guarded(deps, observation, async () => {
        const { zone } = await deps.schools.home(teamId);
        if (dayOf(startsAt, zone) > dayOf(now, zone)) return;
        // Reminding is a turn of the visit.
        const once = { teamId, scheduleId: `observation:${id}:reminder`, slot: String(turn) };
        await deps.onOccurrence(once, (tx) => remindOf(tx, teamId, id));
      });
    }
  },
};

async function remindOf(deps: Deps, teamId: string, id: string): Promise<void> {
  const observation = await deps.observations.find(teamId, id);
  if (observation?.status !== 'open' || observation.reminded !== undefined || observation.displaced) return;
  const reminded = await keepVisit(deps, { ...observation, reminded: observation.turn });
  const userIds = [observation.hostId, ...observation.visitors.map(({ userId }) => userId)];
  for (const person of await deps.people.findMany(teamId, userIds))
    if (person.standing === 'colleague') await remind(deps, reminded, person);
}

/** The card of a round offers no place in a visit that has begun. */
const begin: Job = {
  name: 'observe.begin',
  async run(deps, now) {
    for await (const observation of deps.observations.toBegin(now)) {
      const { teamId, id, sequence } = observation;
      const once = { teamId, scheduleId: `observation:${id}:begun`, slot: String(sequence) };
      await guarded(deps, observation, () =>
        deps.onOccurrence(once, async (tx) => {
          const found = await tx.observations.find(teamId, id);
          if (found?.status === 'open' && found.startsAt <= now)
            await redrawCardOf(tx, await keepVisit(tx, { ...found, begun: true }));
        }),
      );
    }
  },
};

/** Each host is asked once, when it is over, whether the visit took place; of a door through which nobody came nothing is kept. */
const askHosts: Job = {
  name: 'observe.held',
  async run(deps, now) {
    for await (const observation of deps.observations.toAsk(now)) {
      const { teamId, id, turn } = observation;
      const once = { teamId, scheduleId: `observation:${id}:held`, slot: String(turn) };
      await guarded(deps, observation, () => deps.onOccurrence(once, (tx) => askHost(tx, teamId, id)));
    }
  },
};

/** Once the proposed day of a visit that lost its own is past, the next one is; one whose host names none is off in the end, and everyone concerned is told once. */
const callOffLost: Job = {
  name: 'observe.lost',
  async run(deps, now) {
    for await (const observation of deps.observations.withoutDay(now, new Date(+now - waitForDayMs))) {
      const { teamId, id, turn } = observation;
      await guarded(deps, observation, () =>
        deps.onOccurrence({ teamId, scheduleId: `observation:${id}:lost`, slot: String(turn) }, async (tx) => {
          const found = await tx.observations.find(teamId, id);
          if (!found?.displaced || found.status !== 'open') return;
          if (waitsUntil(found) <= now) await callOff(tx, found, { isHostTold: true });
          else await proposeAnew(tx, found);
        }),
      );
    }
  },
};

/** Visits were stopped for the school: those that were coming, or wait for a new day, are called off; everyone concerned is told once. */
const callOffStopped: Job = {
  name: 'observe.stopped',
  async run(deps, now) {
    for await (const { teamId, id } of deps.agreements.toCallOff()) {
      await guarded(deps, { teamId, id }, async () => {
        const [first] = await deps.observations.coming(teamId, now, 1);
        const once = { teamId, scheduleId: `agreement:${id}:stopped`, slot: first?.id ?? 'none' };
        await deps.onOccurrence(once, async (tx) => {
          const agreement = await tx.agreements.find(teamId, id);
          if (agreement?.status !== 'stopped' || agreement.calledOff) return;
          const coming = await tx.observations.coming(teamId, now, mostCalledOff);
          for (const observation of coming) await callOff(tx, observation, { isHostTold: true });
          if (coming.length === mostCalledOff) return;
          // The card of each round says so, whether visits were coming in it or not.
          for (const round of await tx.rounds.open(teamId)) await redrawCard(tx, await keepRound(tx, round));
          await tx.agreements.change({ ...agreement, calledOff: true });
        });
      });
    }
  },
};

/** In one transaction; the next tick goes on. */
const mostCalledOff = 500;

/** Days away that lie ahead: one's own doors on them are closed, and places and places in line given up, as soon as they are entered; nobody counts on them for a class. */
const followLeaves: Job = {
  name: 'observe.away',
  async run(deps, now) {
    const today = dayOf(now, 'UTC');
    for (const person of await deps.people.onLeave({ from: addDays(today, -1), to: addDays(today, aheadDays) })) {
      const { teamId, userId } = person;
      const school = await deps.schools.home(teamId);
      for (const observation of await deps.observations.with(teamId, userId, now, mostOfOne)) {
        if (!isAwayAt(person, school, observation.startsAt)) continue;
        const slot = `${userId}:${observation.turn}`;
        await guarded(deps, observation, () =>
          deps.onOccurrence({ teamId, scheduleId: `observation:${observation.id}:away`, slot }, async (tx) => {
            const found = await tx.observations.find(teamId, observation.id);
            if (found) await giveUp(tx, found, userId);
          }),
        );
      }
      for (const observation of await deps.observations.lentBy(teamId, userId, now, mostOfOne)) {
        if (!isAwayAt(person, school, observation.startsAt)) continue;
        const scheduleId = `observation:${observation.id}:lender-away`;
        await guarded(deps, observation, () =>
          deps.onOccurrence({ teamId, scheduleId, slot: `${userId}:${observation.turn}` }, async (tx) => {
            const found = await tx.observations.find(teamId, observation.id);
            if (found) await lenderAway(tx, found, userId);
          }),
        );
      }
    }
  },
};

/** What has lost its day waits for another one, on which they may be there. */
async function giveUp(deps: Deps, observation: Observation, userId: string): Promise<void> {
  const { hostId, status, displaced, startsAt } = observation;
  if (status !== 'open' || displaced || startsAt <= deps.clock()) return;
  if (hostId === userId) return callOff(deps, observation, { isHostTold: true });
  if (!withdraw(observation, userId)) return;
  const { zone } = await deps.schools.home(observation.teamId);
  await leave(deps, observation, userId, { what: 'away', view: awayView(observation, userId, zone) });
}

const aheadDays = 120;

/** Whoever was entered as someone who evaluates a host after they signed up comes only when that host has asked them, and hears so. */
const followEvaluates: Job = {
  name: 'observe.evaluates',
  async run(deps, now) {
    for await (const person of deps.people.evaluatesChanged()) {
      const { teamId, userId, evaluates = [] } = person;
      await guarded(deps, { teamId, id: userId }, async () => {
        for (const observation of await deps.observations.openAt(teamId, evaluates, userId)) {
          const isUnasked = comesUnasked(observation, person, now);
          if (!isUnasked && !wasAskedBefore(observation, person, now)) continue;
          const pressed = { teamId, userId, id: observation.id };
          const slot = `${userId}:${observation.turn}`;
          await deps.onOccurrence({ teamId, scheduleId: `observation:${observation.id}:evaluates`, slot }, (tx) =>
            isUnasked ? takeOff(tx, pressed, now) : tellAsked(tx, pressed, now),
          );
        }
        await deps.people.evaluatesFollowed(person);
      });
    }
  },
};

async function takeOff(deps: Deps, press: Pressed, now: Date): Promise<void> {
  const { teamId, userId, id } = press;
  const observation = await deps.observations.find(teamId, id);
  const person = await deps.people.find(teamId, userId);
  if (!observation || !person || !comesUnasked(observation, person, now)) return;
  const { zone } = await deps.schools.home(teamId);
  await withdrawFrom(deps, press, { what: 'taken-off', view: takenOffView(observation, zone) });
}

/** Their invitation stands, because it is the host's own: the host is told once, and can take it back. */
async function tellAsked(deps: Deps, { teamId, userId, id }: Pressed, now: Date): Promise<void> {
  const observation = await deps.observations.find(teamId, id);
  const person = await deps.people.find(teamId, userId);
  if (!observation || !person || !wasAskedBefore(observation, person, now)) return;
  const after = await keepVisit(deps, withKnownEvaluator(observation, userId));
  const { zone } = await deps.schools.home(teamId);
  const key = `observation:${id}:evaluator-asked:v${observation.turn}:${userId}`;
  await tellOne(deps, after, after.hostId, { key, view: evaluatorAskedView(after, userId, zone) });
}

/** One fault does not stop the next; it is tried again at the next tick. */
async function guarded(
  deps: Deps,
  { teamId, id }: { teamId: string; id: string },
  work: () => Promise<unknown>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    deps.log.error({ event: 'observe.job-failed', teamId, id, err: error });
  }
}

export const jobs: Job[] = [
  forget,
  forgetNotes,
  forgetWords,
  callOffStopped,
  callOffLost,
  followLeaves,
  followEvaluates,
  endRounds,
  remindAll,
  begin,
  askHosts,
];
