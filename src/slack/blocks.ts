import type {
  ActionsBlock,
  Button,
  ContextBlock,
  DividerBlock,
  HeaderBlock,
  InputBlock,
  InputBlockElement,
  MrkdwnElement,
  PlainTextElement,
  PlainTextOption,
  SectionBlock,
} from '@slack/types';

/** People's text made harmless inside mrkdwn: no mention, no link, no channel-wide call. Escape once. Source: slack-facts 9. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** At most `most` characters, with an ellipsis where something was cut; never half a character. */
export function capped(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most - 1);
  return `${/[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}

/** The same of mrkdwn: never half an entity, a mention or a date either. */
export function cappedMarkup(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = capped(text, most).slice(0, -1);
  return `${cut.replace(/<[^<>]*$/, '').replace(/&[a-z]*$/, '')}…`;
}

/** A quotation of people's words: escaped, every line marked. */
export function quote(text: string, most = 2_000): string {
  return escaped(capped(text, most))
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');
}

export function mention(userId: string): string {
  return `<@${userId}>`;
}

/** An instant in the reader's own zone; the fallback is read where Slack cannot show dates. */
export function localTime(at: Date, fallback: string): string {
  return `<!date^${Math.floor(at.getTime() / 1000)}^{date_short_pretty} {time}|${fallback}>`;
}

/** The same with how long it goes on: ", 45 min" behind it. @param fallback of when it begins */
export function localSpan({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }, fallback: string): string {
  return `${localTime(startsAt, fallback)}, ${Math.round((+endsAt - +startsAt) / 60_000)} min`;
}

export function plain(text: string): PlainTextElement {
  return { type: 'plain_text', text, emoji: true };
}

/** Mrkdwn that Slack does not search for names and links by itself. Callers escape people's text. */
function mrkdwn(text: string): MrkdwnElement {
  return { type: 'mrkdwn', text: cappedMarkup(text, 3_000), verbatim: true };
}

export function section(text: string, accessory?: SectionBlock['accessory']): SectionBlock {
  return { type: 'section', text: mrkdwn(text), ...(accessory && { accessory }) };
}

export function header(text: string): HeaderBlock {
  return { type: 'header', text: plain(capped(text, 150)) };
}

export function divider(): DividerBlock {
  return { type: 'divider' };
}

export function context(text: string): ContextBlock {
  return { type: 'context', elements: [{ ...mrkdwn(text), text: cappedMarkup(text, 2_000) }] };
}

export function actions(...elements: ActionsBlock['elements']): ActionsBlock {
  return { type: 'actions', elements };
}

export interface ButtonOptions {
  /** An opaque id: the press loads everything by it. */
  value?: string;
  style?: 'primary' | 'danger';
  /** What a screen reader says instead of a label that is the same on several buttons. */
  label?: string;
  confirm?: { title: string; text: string; yes: string; no: string };
}

export function button(text: string, actionId: string, { value, style, label, confirm }: ButtonOptions = {}): Button {
  return {
    type: 'button',
    text: plain(capped(text, 75)),
    action_id: actionId,
    ...(value && { value }),
    ...(style && { style }),
    ...(label && { accessibility_label: capped(label, 75) }),
    ...(confirm && {
      confirm: {
        title: plain(capped(confirm.title, 100)),
        text: plain(capped(confirm.text, 300)),
        confirm: plain(capped(confirm.yes, 30)),
        deny: plain(capped(confirm.no, 30)),
      },
    }),
  };
}

export interface InputOptions {
  hint?: string;
  optional?: boolean;
}

/** A labelled field of a form. Its block and action ids are the field's name, so that errors and values find it. */
export function input(
  name: string,
  label: string,
  element: InputBlockElement,
  { hint, optional }: InputOptions = {},
): InputBlock {
  return {
    type: 'input',
    block_id: name,
    label: plain(label),
    element: { ...element, action_id: name },
    ...(hint && { hint: plain(hint) }),
    ...(optional && { optional }),
  };
}

export function option(text: string, value: string, description?: string): PlainTextOption {
  return { text: plain(capped(text, 75)), value, ...(description && { description: plain(capped(description, 75)) }) };
}

/** One for each value that has words, in their order. */
export function optionsOf(words: Readonly<Record<string, string>>): PlainTextOption[] {
  return Object.entries(words).map(([value, text]) => option(text, value));
}
