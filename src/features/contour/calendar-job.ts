import type { CalendarFollower, Job } from '../../deps.ts';

/** A change that nobody took over for longer, because nothing ran, has nothing left to move. */
const lookBackMs = 7 * 24 * 3600_000;

/** The calendar of a school has changed: each routine follows it, once a change. */
export function calendarJob(followers: readonly CalendarFollower[]): Job {
  return {
    name: 'contour.calendar',
    async run(deps, now) {
      for (const { teamId, version } of await deps.calendars.changedSince(new Date(+now - lookBackMs))) {
        for (const { name, follow } of followers) {
          const once = { teamId, scheduleId: name, slot: String(version) };
          try {
            if (!(await deps.occurrences.has(once))) await deps.onOccurrence(once, (tx) => follow(tx, teamId, now));
          } catch (error) {
            // One routine's or one school's fault does not stop the next; it is tried again at the next tick.
            deps.log.error({ event: 'contour.calendar-failed', follower: name, teamId, err: error });
          }
        }
      }
    },
  };
}
