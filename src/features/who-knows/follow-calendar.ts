import type { CalendarFollower, Deps } from '../../deps.ts';
import { unaskedPlan } from '../../domain/message-budget.ts';
import { movedOffer } from '../../domain/moved-offer.ts';
import { workplaceOf } from '../../domain/person.ts';
import { openOffer, type Question } from '../../domain/question.ts';
import { keep } from './load.ts';
import { redrawOffer, showState, tellMoved } from './messages.ts';

/** Each deadline that the calendar moves is moved, so that a school that closes in the morning loses nobody's time. */
export const calendarFollower: CalendarFollower = { name: 'who-knows.calendar', follow: moveDeadlines };

async function moveDeadlines(deps: Deps, teamId: string, now: Date): Promise<void> {
  const school = await deps.schools.home(teamId);
  for (const question of await deps.questions.offered(teamId)) {
    const open = openOffer(question);
    const person = open && (await deps.people.find(teamId, open.userId));
    // What is over already goes on to the next colleague as it would have.
    if (!person || open.deadline <= now) continue;
    const moved = movedOffer(open, workplaceOf(person, school), school.defaults.offerHours, now);
    if (moved === open) continue;
    const offers = question.offers.map((offer) => (offer === open ? { ...moved, movedIn: question.turn + 1 } : offer));
    const after = await keep(deps, { ...question, offers });
    await redrawOffer(deps, after);
    await showState(deps, after);
    await tell(deps, question, after, now);
  }
}

/** An edit tells nobody: asker and holder hear of it once, when they are at work again. */
async function tell(deps: Deps, before: Question, after: Question, now: Date): Promise<void> {
  const school = await deps.schools.home(after.teamId);
  const holder = openOffer(after);
  if (!holder) return;
  const concerned = holder.deliverAt <= now ? [after.askedBy, holder.userId] : [after.askedBy];
  for (const userId of concerned) {
    const person = await deps.people.find(after.teamId, userId);
    const plan = person && unaskedPlan(person, school, now);
    if (plan) await tellMoved(deps, { before, after, userId }, await deps.budgets.place(plan));
  }
}
