import { cleanText, hasWords } from './clean-text.ts';

/** Characters in a question, at most, as forms count them: many a sign of today is two. */
const questionLimit = 2000;

/** What was made of a typed question: its text for people and for matching, or why it cannot be asked, and what to do. */
export type ReadQuestion =
  | { ok: true; text: string }
  | { ok: false; reason: 'empty' | 'too-long' | 'no-words'; sentence: string };

const example = 'Say in a sentence what you need, such as “how do I get quiet students talking in math”.';

/**
 * Reads what someone typed as a question, in any language. The text is one line without live mentions: no `<!…>`, and a
 * colleague's mention only by name. Source: issue 3, "Bad input gets".
 */
export function readQuestion(typed: string): ReadQuestion {
  if (!typed.trim()) return { ok: false, reason: 'empty', sentence: `There is no question yet. ${example}` };
  if (!hasWords(typed)) return { ok: false, reason: 'no-words', sentence: `There are no words in it yet. ${example}` };
  const text = cleanText(typed);
  const { length } = text;
  if (length > questionLimit) {
    const sentence = `Your question has ${inWords(length)} characters; ${inWords(questionLimit)} fit. Shorten it and ask again.`;
    return { ok: false, reason: 'too-long', sentence };
  }
  return { ok: true, text };
}

function inWords(count: number): string {
  return count.toLocaleString('en-US');
}
