import type { Deps, Job } from '../../deps.ts';
import type { Leave, Person } from '../../domain/person.ts';
import { letGo } from '../../domain/question.ts';
import { addDays, dayOf, isWithin } from '../../time/calendar-day.ts';
import { keep } from './load.ts';
import { closeOffers, closeTogether, sendBackToAsker, showState } from './messages.ts';
import { withdrawFrom } from './withdraw.ts';

/**
 * Days away that have begun, by the person's own calendar, whether they were set long ago or this minute: what they hold goes
 * on, once a leave, and nobody is told why. Source: product.md, "Who knows" step 7.
 */
export const releaseAway: Job = {
  name: 'who-knows.away',
  async run(deps, now) {
    const todayUtc = dayOf(now, 'UTC');
    // Somewhere on earth it is still yesterday, or tomorrow already.
    for (const person of await deps.people.onLeave({ from: addDays(todayUtc, -1), to: addDays(todayUtc, 1) })) {
      try {
        await release(deps, person, now);
      } catch (error) {
        // One person's fault does not stop the next; it is tried again at the next tick.
        deps.log.error({ event: 'who-knows.away-failed', teamId: person.teamId, userId: person.userId, err: error });
      }
    }
  },
};

async function release(deps: Deps, person: Person, now: Date): Promise<void> {
  const { teamId, userId } = person;
  const leave = await leaveToday(deps, person, now);
  if (!leave) return;
  const once = { teamId, scheduleId: `who-knows.away:${userId}`, slot: slotOf(leave) };
  if (await deps.occurrences.has(once)) return;
  await deps.onOccurrence(once, (tx) => handBack(tx, person));
}

function slotOf({ from, to, saidAt }: Leave): string {
  return [from, to, ...(saidAt ? [saidAt.toISOString()] : [])].join('/');
}

async function leaveToday(deps: Deps, { teamId, zone, leaves = [] }: Person, now: Date): Promise<Leave | undefined> {
  const today = dayOf(now, zone ?? (await deps.schools.home(teamId)).zone);
  return leaves.find((leave) => isWithin(today, leave));
}

/** What is only offered to them goes to the next colleague; what they had accepted goes back to its asker. */
async function handBack(deps: Deps, { teamId, userId }: Person): Promise<void> {
  for (const question of await deps.questions.heldBy(teamId, userId)) {
    await withdrawFrom(deps, question, userId);
    const back = letGo(question, userId);
    if (!back) continue;
    const after = await keep(deps, back);
    await closeOffers(deps, question, after);
    await closeTogether(deps, question, after);
    await showState(deps, after);
    await sendBackToAsker(deps, after, 'let go');
  }
}
