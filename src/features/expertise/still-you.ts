import type { Deps, Job } from '../../deps.ts';
import type { OwnEntry } from '../../domain/directory.ts';
import { unaskedPlan } from '../../domain/message-budget.ts';
import type { Person } from '../../domain/person.ts';
import type { School } from '../../domain/school.ts';
import { awaitingAnswer, toAskAbout } from '../../domain/still-you.ts';
import { UserError } from '../../errors.ts';
import type { View } from '../../slack/view.ts';
import { addDays, dayOf } from '../../time/calendar-day.ts';
import type { Press } from './input.ts';
import { type OwnDeps, ownOf } from './own.ts';
import { stillYouDoneView, stillYouView } from './still-you-views.ts';
import { type TakeOffDeps, takeOff } from './take-off.ts';

type StillYouDeps = OwnDeps & TakeOffDeps & Pick<Deps, 'outbox'>;

const kind = 'expertise.still-you';
const keyOf = (userId: string, askedOn: string) => `still-you:${userId}:${askedOn}`;

/** Once a year each person is asked, in one message, whether what they list still holds. Source: product.md, "Expertise". */
export const askStillYou: Job = {
  name: 'expertise.still-you',
  async run(deps, now) {
    // Somewhere on earth it is tomorrow already.
    const tomorrow = addDays(dayOf(now, 'UTC'), 1);
    const yearAgo = addDays(tomorrow, -365);
    for await (const { teamId, userIds } of deps.expertise.ownersOfStale(yearAgo, tomorrow)) {
      const school = await deps.schools.home(teamId);
      for (const person of await deps.people.findMany(teamId, userIds)) {
        try {
          await askOne(deps, person, { school, now });
        } catch (error) {
          // One person's fault does not stop the next; it is tried again at the next tick.
          deps.log.error({ event: 'expertise.still-you-failed', teamId, userId: person.userId, err: error });
        }
      }
    }
  },
};

async function askOne(deps: Deps, person: Person, { school, now }: { school: School; now: Date }): Promise<void> {
  const { teamId, userId } = person;
  const today = dayOf(now, person.zone ?? school.zone);
  if (person.standing !== 'colleague' || (person.pausedUntil && today < person.pausedUntil)) return;
  if (toAskAbout(await deps.expertise.of(teamId, userId), today).length === 0) return;
  await deps.onOccurrence({ teamId, scheduleId: kindOf(userId), slot: today }, async (tx) => {
    const entries = toAskAbout(await tx.expertise.of(teamId, userId), today);
    const plan = unaskedPlan(person, school, now);
    if (!plan || entries.length === 0) return;
    for (const { askFrom: _, ...entry } of entries) await tx.expertise.change({ ...entry, askedOn: today });
    await tx.outbox.add({
      ...{ teamId, key: keyOf(userId, today), kind, method: 'chat.postMessage', channel: userId, priority: 3 },
      payload: { ...stillYouView(entries, today) },
      onAmbiguous: 'resend',
      ...(await tx.budgets.place(plan)),
    });
  });
}

const kindOf = (userId: string) => `${kind}:${userId}`;

/** **Yes, still me**: everything that was asked about holds for another year. */
export async function stillMe(deps: StillYouDeps, press: Press): Promise<undefined> {
  const { entries, today } = await askedAbout(deps, press);
  for (const entry of entries) await deps.expertise.change({ ...entry, confirmedOn: today });
  await answered(deps, press, stillYouDoneView(entries, 'confirmed'));
}

/** **Remove**: everything that was asked about. */
export async function notMe(deps: StillYouDeps, press: Press): Promise<undefined> {
  const { entries } = await askedAbout(deps, press);
  const { isListedStill } = await takeOff(
    deps,
    press,
    entries.map(({ id }) => id),
  );
  await answered(deps, press, stillYouDoneView(entries, isListedStill ? 'removed-some' : 'removed'));
}

/** The presser's own entries that were asked about on the day on the button, and not answered since. */
async function askedAbout(deps: StillYouDeps, press: Press): Promise<{ entries: OwnEntry[]; today: string }> {
  const { entries, today } = await ownOf(deps, press);
  const waiting = awaitingAnswer(entries, press.id);
  if (waiting.length === 0)
    throw new UserError('answered-already', 'This is answered already. `/expertise` shows what you list.');
  return { entries: waiting, today };
}

async function answered(deps: StillYouDeps, { teamId, userId, id }: Press, view: View): Promise<void> {
  await deps.schools.directoryChanged(teamId);
  const target = keyOf(userId, id);
  // It may be answered on Home before its message has gone out.
  await deps.outbox.withdraw(teamId, [target], 'answered');
  await deps.outbox.add({
    ...{ teamId, key: `${target}:answered`, kind, method: 'chat.update', channel: { of: target }, target, priority: 1 },
    payload: { ...view },
    notBefore: deps.clock(),
    onAmbiguous: 'resend',
  });
}
