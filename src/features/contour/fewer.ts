import type { Deps } from '../../deps.ts';
import { type Answer, sentence } from '../../slack/view.ts';

/** **Fewer of these**: at most one unasked message a day from now on. Pressed again, the usual number. */
export async function fewer(
  deps: Pick<Deps, 'people' | 'schools'>,
  { teamId, userId }: { teamId: string; userId: string },
): Promise<Answer> {
  const person = await deps.people.find(teamId, userId);
  await deps.people.set(teamId, userId, { fewer: !person?.fewer });
  const { unaskedPerDay } = (await deps.schools.home(teamId)).defaults;
  return sentence(
    person?.fewer
      ? `You get up to ${unaskedPerDay} messages a day again that you did not ask for.`
      : 'From now on you get at most one message a day that you did not ask for; the rest waits until next morning and comes as one. Press Fewer of these again to undo this.',
  );
}
