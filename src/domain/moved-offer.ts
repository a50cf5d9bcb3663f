import { addWorkingHours, nextWorkingInstant, type Workplace } from '../time/working-hours.ts';
import type { QuestionOffer } from './question.ts';

/**
 * An open offer after the school's calendar has changed: what has not gone out waits for the colleague's next working time,
 * and the deadline leaves them the same working hours; it never comes earlier than it was first said. A change that is taken
 * back moves it back. The same offer where nothing moves.
 *
 * @param workplace the colleague's, by the calendar as it is now
 * @param hours working hours that a colleague has for a question
 */
export function movedOffer(offer: QuestionOffer, workplace: Workplace, hours: number, now: Date): QuestionOffer {
  const planned = offer.planned ?? { deliverAt: offer.deliverAt, deadline: offer.deadline };
  const hasGoneOut = offer.deliverAt <= now;
  const deliverAt = hasGoneOut ? offer.deliverAt : nextWorkingInstant(workplace, planned.deliverAt);
  const due = deliverAt && addWorkingHours(workplace, deliverAt, hours);
  if (!deliverAt || !due) return offer;
  const deadline = new Date(Math.max(+due, +planned.deadline));
  if (+deadline === +offer.deadline && +deliverAt === +offer.deliverAt) return offer;
  return { ...offer, deliverAt, deadline, planned };
}
