import type { Deps } from '../../deps.ts';
import { topicOf } from '../../domain/evidence.ts';
import { type LearnedWords, wordsToLearn } from '../../domain/learned-words.ts';
import type { Question } from '../../domain/question.ts';
import { dayOf } from '../../time/calendar-day.ts';

type LearnDeps = Pick<Deps, 'learnedWords' | 'matcher' | 'people' | 'schools' | 'clock' | 'newId'>;

/**
 * Someone whom matching had not found has taken a question, or helped with it: its words lead to them from now on. Only words
 * are kept, and only of who is in the directory: answering enrolls nobody.
 */
export async function learnFrom(deps: LearnDeps, question: Question): Promise<void> {
  const { teamId, answerer } = question;
  const taught = teachings(question);
  if (!answerer || taught.length === 0) return;
  const person = await deps.people.find(teamId, answerer);
  if (!person?.joinedAt) return;
  const directory = await deps.matcher.directory(teamId);
  const names = [...directory.colleagues.values()].map(({ name }) => name);
  const school = await deps.schools.home(teamId);
  for (const { how, text } of taught) {
    const words = wordsToLearn(text, directory.newWords(text, answerer), names);
    if (words.length === 0) continue;
    const topic = topicOf(question, answerer);
    await deps.learnedWords.addOnce({
      ...{ teamId, id: deps.newId(), userId: answerer, words, how },
      ...(topic && { topic }),
      day: dayOf(deps.clock(), school.zone),
      cause: `question:${question.id}`,
    });
  }
  await deps.schools.directoryChanged(teamId);
}

/** The texts that did not lead to who took the question, and in which way they were found instead. */
function teachings(question: Question): { how: LearnedWords['how']; text: string }[] {
  const { answerer = '', offers, text, notThese, earlier, firstShown, suggestions } = question;
  const wasPassed = offers.some(
    ({ userId, state, passedBy }) => userId === answerer && state === 'accepted' && passedBy,
  );
  const wasShown = [...(firstShown ?? []), ...(notThese ?? [])].includes(answerer);
  if (question.status === 'helped') {
    const wasFound = wasShown || suggestions.some(({ userId, kind }) => userId === answerer && kind !== 'chosen');
    // That they took it alone says little: it came to them from a channel, in their week, or by the asker's choice.
    return wasPassed || notThese || wasFound ? [] : [{ how: 'found-otherwise', text }];
  }
  return [
    ...(wasPassed ? [{ how: 'passed' as const, text }] : []),
    ...(!wasPassed && notThese && firstShown && !wasShown ? [{ how: 'found-otherwise' as const, text }] : []),
    ...(earlier && !earlier.shown.includes(answerer) ? [{ how: 'edited' as const, text: earlier.text }] : []),
  ];
}
