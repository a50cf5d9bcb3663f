import type { Deps, Job } from '../../deps.ts';
import { askedToTry, neverAsk } from '../../domain/follow-up.ts';
import { unaskedPlan } from '../../domain/message-budget.ts';
import type { Question } from '../../domain/question.ts';
import { addDays, dayOf } from '../../time/calendar-day.ts';
import { keep } from './load.ts';
import { sendTry } from './try-messages.ts';

/**
 * **Did you try it?**, some school days after the thanks, in the asker's working hours and within what they are sent unasked.
 * Each time of asking is one occurrence. Source: product.md, "Who knows" step 6.
 */
export const askTried: Job = {
  name: 'who-knows.tried',
  async run(deps, now) {
    // Somewhere on earth it is tomorrow already.
    for await (const question of deps.questions.toAskTried(addDays(dayOf(now, 'UTC'), 1))) {
      try {
        await askOne(deps, question, now);
      } catch (error) {
        // One question's fault does not stop the next; it is tried again at the next tick.
        deps.log.error({
          event: 'who-knows.tried-failed',
          teamId: question.teamId,
          questionId: question.id,
          err: error,
        });
      }
    }
  },
};

async function askOne(deps: Deps, { teamId, id, followUp }: Question, now: Date): Promise<void> {
  const school = await deps.schools.home(teamId);
  const slot = followUp?.askOn;
  if (!slot || slot > dayOf(now, school.zone)) return;
  await deps.onOccurrence({ teamId, scheduleId: `question:${id}:tried`, slot }, async (tx) => {
    const question = await tx.questions.find(teamId, id);
    if (question?.followUp?.askOn !== slot) return;
    const asker = await tx.people.find(teamId, question.askedBy);
    const plan = asker?.standing === 'colleague' && unaskedPlan(asker, school, now);
    if (!plan) return void (await keep(tx, neverAsk(question)));
    const place = await tx.budgets.place(plan);
    await sendTry(tx, await keep(tx, askedToTry(question)), place);
  });
}
