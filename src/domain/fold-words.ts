/** Letters and digits of any script; the marks of "C++" and "C#" belong to the word. */
const WORD = /[\p{L}\p{N}\p{M}]+(?:['’][\p{L}]+)?[+#]*/gu;
/** The accents of Latin letters. Marks of other scripts are vowels, which make the word. */
const ACCENT = /[\u0300-\u036f]/g;
const POSSESSIVE = /['’](?:s$)?/g;

/** A word of a text, as compared and as typed. */
export interface FoldedWord {
  /** Lower case, without accents and possessive. */
  folded: string;
  typed: string;
  /** Where it begins in the text. */
  at: number;
}

/** The words of a text in order, folded so that case, accents and "teacher's" make no difference. */
export function foldWords(text: string): FoldedWord[] {
  return Array.from(text.matchAll(WORD), ({ 0: typed, index }) => ({ folded: fold(typed), typed, at: index }));
}

/** The singular of a folded English word, as far as rules without a dictionary go; only ever compared with its own kind. */
export function singular(folded: string): string {
  if (folded === 'phenomena') return 'phenomenon';
  if (folded.length < 3 || !folded.endsWith('s') || /(?:ss|us|is)$/.test(folded)) return folded;
  if (folded.length > 4 && folded.endsWith('ies')) return `${folded.slice(0, -3)}y`;
  if (/(?:ss|sh|ch|x|z)es$/.test(folded)) return folded.slice(0, -2);
  return folded.slice(0, -1);
}

/** A word as compared: lower case, without accents and possessive. */
export function fold(typed: string): string {
  return typed.toLowerCase().normalize('NFKD').replace(ACCENT, '').normalize('NFC').replace(POSSESSIVE, '');
}
