import type { CalendarFollower, Job } from '../../deps.ts';
import { keepTextDays } from '../../domain/question-retention.ts';
import { addDays, dayOf } from '../../time/calendar-day.ts';
import { lookAt } from './look.ts';

const dayMs = 24 * 3600_000;

/** The days of a school have changed: what stands in its messages is looked at anew. */
export const calendarFollower: CalendarFollower = {
  name: 'commit.calendar',
  follow: (deps, teamId) => deps.commitments.lookAgain(teamId),
};

const lookedATick = 100;

/** Each proposal and open commitment is looked at once a day of its school. */
const look: Job = {
  name: 'commit.look',
  async run(deps, now) {
    // Somewhere on earth it is tomorrow already.
    const zones = new Map((await deps.schools.everywhere()).map(({ teamId, zone }) => [teamId, zone]));
    let looked = 0;
    for await (const { teamId, id, turn, lookedOn } of deps.commitments.toLookAt(addDays(dayOf(now, 'UTC'), 1))) {
      const today = dayOf(now, zones.get(teamId) ?? 'UTC');
      if (lookedOn >= today) continue;
      try {
        const once = { teamId, scheduleId: `commitment:${id}:look`, slot: `${today}:${turn}` };
        if (!(await deps.onOccurrence(once, (tx) => lookAt(tx, teamId, id)))) continue;
        // The rest at the next tick: who presses right now comes first. What fails does not count, so it keeps nothing waiting.
        looked += 1;
        if (looked === lookedATick) return;
      } catch (error) {
        // One commitment's fault does not stop the next; it is tried again at the next tick.
        deps.log.error({ event: 'commit.look-failed', teamId, commitmentId: id, err: error });
      }
    }
  },
};

/** A draft that was never sent is forgotten after a day, and what people wrote half a year after its end. */
const forget: Job = {
  name: 'commit.forget',
  async run(deps, now) {
    await deps.commitments.removeDraftsBefore(new Date(+now - dayMs));
    const halfAYearAgo = addDays(dayOf(now, 'UTC'), -keepTextDays);
    await deps.commitments.forgetWordsBefore(halfAYearAgo, await deps.schools.underHold());
  },
};

export const jobs: Job[] = [look, forget];
