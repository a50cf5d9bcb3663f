import type { Question } from './question.ts';
import { canonicalTopics } from './vocabulary.ts';

/** Free text is kept this many days from when it was asked; then only the topic is. Source: domain.md section 2, "Student privacy". */
export const keepTextDays = 180;

/** The question without anything that people wrote about it: its topics, its course and its dates stay. */
export function withoutWords(question: Question): Question {
  const {
    isPastTime: _isPastTime,
    teaching: _teaching,
    tried: _tried,
    goal: _goal,
    earlier: _earlier,
    helped,
    followUp,
    ...kept
  } = question;
  const { students: _students, ...outcome } = followUp ?? { asked: 0 };
  const topics = canonicalTopics(question.text).map(({ canonical }) => canonical.replaceAll('-', ' '));
  return {
    ...kept,
    wordsForgotten: true,
    text: topics.join(', ') || 'a question from before',
    suggestions: question.suggestions.map((one) => ({
      ...one,
      detail: '',
      ...(one.kind === 'answer' && { topic: '' }),
    })),
    offers: question.offers.map(({ note: _note, ...offer }) => offer),
    ...(helped && { helped: { ...helped, practice: '', mayBeShown: false, answererAgrees: false } }),
    ...(followUp && { followUp: outcome }),
  };
}
