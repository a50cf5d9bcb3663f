import type { CalendarDay } from '../time/calendar-day.ts';
import { foldWords } from './fold-words.ts';
import { seemsToNamePupil } from './pupil-name.ts';

/**
 * Words of a question that led to a colleague whom matching had not found. Only the words, in the order of the alphabet:
 * neither the sentence nor who asked. Nobody but their owner reads them, who can remove them; those to whom they lead read only that
 * a question like theirs did before. Source: issue 4, "Learning the school's words"; domain.md, "Who sees what".
 */
export interface LearnedWords {
  teamId: string;
  id: string;
  /** To whom they lead. */
  userId: string;
  /** As typed, in lower case. */
  words: string[];
  /** The topic they were learned for: of the colleague's own, or of the school's vocabulary. */
  topic?: string;
  how: 'passed' | 'found-otherwise' | 'edited';
  /** In the school's zone. */
  day: CalendarDay;
  /** The question they came from: it teaches someone once in each way. */
  cause: string;
}

/** More words than this would hold the sentence. */
const mostWords = 6;
const longestWord = 30;

/**
 * The words of a question that may be kept: of the ones that carry a topic, those that the colleague does not use, and no name.
 *
 * @param words that carry a topic, the rarest first
 * @param names display names of colleagues
 */
export function wordsToLearn(text: string, words: readonly string[], names: readonly string[]): string[] {
  const named = [...seemsToNamePupil(text, names), ...names].flatMap(foldedIn);
  return words
    .filter((word) => word.length <= longestWord && !/\p{N}/u.test(word))
    .filter((word) => !foldedIn(word).some((folded) => named.includes(folded)))
    .slice(0, mostWords)
    .map((word) => word.toLowerCase())
    .sort();
}

function foldedIn(text: string): string[] {
  return foldWords(text).map(({ folded }) => folded);
}
