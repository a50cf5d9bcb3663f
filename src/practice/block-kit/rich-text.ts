import { byType, type Check, flag, list, object, oneOf, text, whole } from './shape.ts';

const kind = { type: text(50) };
const style = {
  style: object({
    bold: flag,
    italic: flag,
    strike: flag,
    code: flag,
    underline: flag,
    highlight: flag,
    client_highlight: flag,
    unlink: flag,
  }),
};

const words: Record<string, Check> = {
  text: object({ ...kind, ...style, text: text(40_000, 1) }, ['text']),
  link: object({ ...kind, ...style, url: text(3000, 1), text: text(40_000), unsafe: flag }, ['url']),
  user: object({ ...kind, ...style, user_id: text(255, 1) }, ['user_id']),
  channel: object({ ...kind, ...style, channel_id: text(255, 1) }, ['channel_id']),
  usergroup: object({ ...kind, ...style, usergroup_id: text(255, 1) }, ['usergroup_id']),
  team: object({ ...kind, ...style, team_id: text(255, 1) }, ['team_id']),
  emoji: object(
    { ...kind, ...style, name: text(100, 1), unicode: text(100), url: text(3000), skin_tone: whole(1, 6) },
    ['name'],
  ),
  broadcast: object({ ...kind, ...style, range: oneOf('here', 'channel', 'everyone') }, ['range']),
  color: object({ ...kind, ...style, value: text(20, 1) }, ['value']),
  date: object(
    {
      ...kind,
      ...style,
      timestamp: whole(0, Number.MAX_SAFE_INTEGER),
      format: text(1000, 1),
      url: text(3000),
      fallback: text(1000),
    },
    ['timestamp', 'format'],
  ),
};

const border = { border: whole(0, 1) };
const section = object({ ...kind, elements: list(byType(words), 10_000, 0) }, ['elements']);

/** A `rich_text` block. */
export const richText: Check = byType({
  rich_text: object(
    {
      ...kind,
      block_id: text(255),
      elements: list(
        byType({
          rich_text_section: section,
          rich_text_quote: object({ ...kind, ...border, elements: list(byType(words), 10_000, 0) }, ['elements']),
          rich_text_preformatted: object(
            { ...kind, ...border, language: text(50), elements: list(byType(words), 10_000, 0) },
            ['elements'],
          ),
          rich_text_list: object(
            {
              ...kind,
              ...border,
              style: oneOf('bullet', 'ordered'),
              indent: whole(0, 8),
              offset: whole(0, 10_000),
              elements: list(byType({ rich_text_section: section }), 10_000, 0),
            },
            ['style', 'elements'],
          ),
        }),
        10_000,
        0,
      ),
    },
    ['elements'],
  ),
});
