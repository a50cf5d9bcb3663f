import type { Deps, Job, Missed, OutboxDraft } from '../../deps.ts';
import { type Person, workplaceOf } from '../../domain/person.ts';
import { dayOf } from '../../time/calendar-day.ts';
import { sharedWorkingSpanFrom, type Workplace, workingSpanFrom } from '../../time/working-hours.ts';

/**
 * The calendar has changed: each message that waits for someone's working time waits for it by the new calendar, counted from
 * when it was first to go, so that a change that is taken back leaves no trace. What nobody asked for keeps its place on the
 * day for which it was meant, and arrives with all that was held like it as one message, which takes one place of the new day.
 * Gives how many have moved.
 */
export async function holdMessages(
  deps: Pick<Deps, 'outbox' | 'budgets' | 'people' | 'schools' | 'clock'>,
  teamId: string,
): Promise<number> {
  const school = await deps.schools.home(teamId);
  let moved = 0;
  for (const row of await deps.outbox.planned(teamId, deps.clock())) {
    const { key, channel, notBefore, plannedFor = notBefore, unasked } = row;
    const readers = await deps.people.findMany(teamId, readersOf(channel));
    const [person] = readers;
    if (!person) continue;
    const workplaces = readers.map((reader) => workplaceOf(reader, school));
    const hours = sharedWorkingSpanFrom(workplaces, plannedFor);
    if (!hours || +hours.from === +notBefore) continue;
    const days = { was: plannedFor, at: hours.from };
    const bundle = unasked ? await bundleOfOtherDay(deps, person, workplaceOf(person, school), days) : undefined;
    if (await deps.outbox.hold(teamId, key, hours, bundle)) moved += 1;
  }
  return moved;
}

/** Nobody where it goes to a channel, or stands in the thread of another message. */
function readersOf(channel: OutboxDraft['channel']): string[] {
  if (typeof channel === 'string') return [channel];
  return 'users' in channel ? channel.users : [];
}

/**
 * What did not go out while its reader was at work, because nothing ran or Slack did not answer, waits until they are at
 * work again, so that nobody is written to at night. What is of no use by then is dropped, and says so.
 */
export const missedMessages: Job = {
  name: 'contour.missed-messages',
  async run(deps, now) {
    // All that one person missed in one transaction, so that it goes out as one message.
    for (const rows of byReader(await deps.outbox.missed(now))) {
      const [{ teamId, key, notAfter }] = rows;
      const once = { teamId, scheduleId: `message:${key}:missed`, slot: notAfter.toISOString() };
      try {
        await deps.onOccurrence(once, async (tx) => {
          for (const row of rows) await planAnew(tx, row, now);
        });
      } catch (error) {
        // One person's fault does not stop the next; it is tried again at the next tick.
        deps.log.error({ event: 'contour.missed-message-failed', teamId, err: error });
      }
    }
  },
};

function byReader(rows: readonly Missed[]): [Missed, ...Missed[]][] {
  const groups = new Map<string, [Missed, ...Missed[]]>();
  for (const row of rows) {
    const reader = JSON.stringify([row.teamId, row.channel]);
    const group = groups.get(reader);
    if (group) group.push(row);
    else groups.set(reader, [row]);
  }
  return [...groups.values()];
}

async function planAnew(deps: Deps, row: Missed, now: Date): Promise<void> {
  const { teamId, key, channel: userId, unasked, notBefore } = row;
  const person = typeof userId === 'string' && unasked ? await deps.people.find(teamId, userId) : undefined;
  const workplace = person && workplaceOf(person, await deps.schools.home(teamId));
  const hours = workplace && workingSpanFrom(workplace, now);
  if (!hours) return deps.outbox.withdraw(teamId, [key], 'too late');
  const bundle = await bundleOfOtherDay(deps, person, workplace, { was: notBefore, at: hours.from });
  await deps.outbox.replan(row, hours, bundle);
}

/** The bundle of the day of `at`, for what was meant for another day; undefined where the day stays the same. */
async function bundleOfOtherDay(
  { budgets }: Pick<Deps, 'budgets'>,
  { teamId, userId }: Person,
  { person: { zone } }: Workplace,
  { was, at }: { was: Date; at: Date },
): Promise<string | undefined> {
  const day = dayOf(at, zone);
  return day === dayOf(was, zone) ? undefined : budgets.bundleOf({ teamId, userId, at, day });
}
