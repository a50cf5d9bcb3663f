/** A person's mention as Slack sends it, with the label it may carry. No part reaches past the next "<": time stays linear. */
const MENTION = /<@[UW][A-Z0-9]*(?:\|([^<>]*))?>/g;
const CHANNEL = /<#[A-Z0-9]+(?:\|([^<>]*))?>/g;
const LINK = /<((?:https?|mailto|tel):[^<>|]*)(?:\|([^<>]*))?>/g;
/** `<!channel>`, `<!here>`, `<!everyone>`, `<!subteam^…>`, `<!date^…>`: what calls many people, or seems to. */
const SPECIAL = /<![^<>]*>/g;
const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };
/**
 * Characters that are not seen: zero width, direction marks, soft hyphens. The joiners inside an emoji, and those of the
 * scripts that spell with them, stay.
 */
const INVISIBLE =
  /(?!(?<=\p{Extended_Pictographic}|\p{Emoji_Modifier}|\uFE0F)\u200D)(?!(?<=\p{Script=Arabic}|\p{M})(?:\u200C|\u200D))\p{Cf}/gu;
const EMOJI_NAME = /:[a-z0-9_+'-]+:/g;
const KEYCAP = /[0-9#*]\uFE0F?\u20E3/g;

/**
 * What a person typed, as one line of plain text: Slack's markup gives way to what it shows, special mentions vanish, and so do
 * control and invisible characters. Never holds `<!`. A person's mention without a label reads "a colleague".
 * Source: slack-facts.md section 9.
 */
export function cleanText(text: string): string {
  return text
    .replace(/&(?:lt|gt|amp);/g, (entity) => ENTITIES[entity] ?? entity)
    .replace(/\p{Cs}/gu, '\uFFFD')
    .replace(/\p{Cc}/gu, ' ')
    .replace(INVISIBLE, '')
    .replace(MENTION, (_, label?: string) => (label ? `@${label}` : 'a colleague'))
    .replace(CHANNEL, (_, label?: string) => (label ? `#${label}` : 'a channel'))
    .replace(LINK, (_, address: string, label?: string) => label || address)
    .replace(SPECIAL, ' ')
    .replace(/<(?=!)/g, ' ')
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Whether people's own letters or digits are in what was typed: mentions, emoji and punctuation alone say nothing. */
export function hasWords(text: string): boolean {
  const own = text.replace(MENTION, ' ').replace(CHANNEL, ' ').replace(SPECIAL, ' ');
  return /[\p{L}\p{N}]/u.test(cleanText(own).replace(EMOJI_NAME, ' ').replace(KEYCAP, ' '));
}
