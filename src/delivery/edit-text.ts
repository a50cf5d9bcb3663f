/** Slack refuses an edit with more `text` (`msg_too_long`); a new message may have ten times as much. Source: slack-facts 6. */
export const mostEditText = 4_000;

const restIsThere = '… The rest stands in the message itself.';

/** A text of at most `most` characters that says where it was cut; never half a mention, an entity or a character. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text
    .slice(0, most - restIsThere.length)
    .replace(/<[^<>]*$/, '')
    .replace(/&[a-z]*$/, '')
    .replace(/[\uD800-\uDBFF]$/, '');
  return `${cut}${restIsThere}`;
}
