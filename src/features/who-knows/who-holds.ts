import { openOffer, type Question, takeable } from '../../domain/question.ts';
import { UserError } from '../../errors.ts';

/** Throws UserError, with how the question stands, for whoever does not have it now. */
export function needsToHold(question: Question, userId: string): void {
  const mine = openOffer(question)?.userId === userId;
  if (mine) return;
  const was = question.offers.some((one) => one.userId === userId);
  if (!was) throw new UserError('not-asked', 'This question was not offered to you.');
  throw new UserError(
    'offer-over',
    takeable.includes(question.status)
      ? 'I have asked someone else by now. You can still press I can help.'
      : settledSentence(question, userId),
  );
}

/** How a question that nobody can take any more ended, for a colleague who wanted to. */
export function settledSentence({ status, answerer, anonymous }: Question, userId: string): string {
  if (answerer === userId) return 'You have this question already. Look for your conversation with the asker.';
  if (answerer) return 'Someone else has taken this question already. Thank you for wanting to help.';
  if (status === 'gap') {
    const next = anonymous
      ? 'If you do, type `/expertise add` and the topic: then colleagues find you for it.'
      : 'Write to them if you do!';
    return `The asker has put on record that none of us knows this yet. ${next}`;
  }
  return 'This question is settled; there is nothing left to do. Thank you for wanting to help.';
}
