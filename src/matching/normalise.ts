/** Slack's mentions, channels and links; a link keeps its label. */
const SLACK_MARKUP = /<[@#!][^>]*>|<(?:https?|mailto):[^>|]*(?:\|([^>]*))?>/g;
const EMOJI_NAME = /:[a-z0-9_+-]+:/g;
// Cf holds zero-width characters and direction marks, which split words invisibly.
const INVISIBLE = /\p{Cf}/gu;
const ACCENT = /\p{M}/gu;
const WORD = /[\p{L}\p{N}]+(?:['’][\p{L}]+)?/gu;

/** What a person typed, without Slack's markup, entities, emoji names and invisible characters. Case and accents stay. */
export function plainText(text: string): string {
  return text
    .replace(SLACK_MARKUP, ' $1 ')
    .replace(EMOJI_NAME, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The words of a plain text in order, case and accents kept: what stands between spaces and punctuation. */
export function wordsOf(text: string): string[] {
  return text.match(WORD) ?? [];
}

/** A word as it is compared: lower case, no accents, no possessive. */
export function fold(word: string): string {
  return word
    .toLowerCase()
    .normalize('NFD')
    .replace(ACCENT, '')
    .replace(/['’]s?/g, '');
}
