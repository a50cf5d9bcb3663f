import { isEmoji } from './emoji.ts';

/** A piece of a line. `text` is already unescaped: it is drawn as it stands, never as markup. */
export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'bold' | 'italic' | 'strike'; children: Inline[] }
  | { kind: 'code'; text: string }
  | { kind: 'break' }
  | { kind: 'emoji'; name: string }
  | { kind: 'user'; id: string }
  | { kind: 'channel'; id: string }
  | { kind: 'broadcast'; label: string }
  | { kind: 'link'; href: string; label: string }
  | { kind: 'date'; seconds: number; format: string; href: string | null; fallback: string };

export type Paragraph =
  | { kind: 'paragraph'; children: Inline[] }
  | { kind: 'quote'; children: Inline[] }
  | { kind: 'preformatted'; text: string };

/** Slack's mrkdwn, with `&amp;`, `&lt;` and `&gt;` escaped as Slack does, as a tree. Source: `slack-facts.md` section 9. */
export function parseMrkdwn(source: string): Paragraph[] {
  return source
    .split(/```\n?([\s\S]*?)\n?```\n?/)
    .flatMap((part, index): Paragraph[] =>
      index % 2 === 1 ? [{ kind: 'preformatted', text: readable(part) }] : paragraphsOf(part),
    );
}

/** Plain text in which only `:emoji:` names and line ends mean something. */
export function parsePlain(source: string): Inline[] {
  return scan(source, (rest) => emojiAt(rest) ?? breakAt(rest), String);
}

function paragraphsOf(source: string): Paragraph[] {
  const paragraphs: { isQuote: boolean; lines: string[] }[] = [];
  for (const line of source.split('\n')) {
    const isQuote = /^(&gt;|>)/.test(line);
    const text = isQuote ? line.replace(/^(&gt;|>) ?/, '') : line;
    const last = paragraphs.at(-1);
    if (last?.isQuote === isQuote) last.lines.push(text);
    else paragraphs.push({ isQuote, lines: [text] });
  }
  return paragraphs
    .filter(({ lines }) => lines.some((line) => line !== ''))
    .map(({ isQuote, lines }) => ({
      kind: isQuote ? 'quote' : 'paragraph',
      children: inlineOf(lines.join('\n').replace(/^\n|\n$/g, '')),
    }));
}

function inlineOf(source: string): Inline[] {
  return scan(
    source,
    (rest, before) => breakAt(rest) ?? tokenAt(rest) ?? codeAt(rest) ?? styledAt(rest, before) ?? emojiAt(rest),
    unescaped,
  );
}

interface Found {
  inline: Inline;
  length: number;
}

/** Walks through the text; what `find` does not know is text. */
function scan(
  source: string,
  find: (rest: string, before: string) => Found | null,
  textOf: (raw: string) => string,
): Inline[] {
  const found: Inline[] = [];
  let text = '';
  const flush = () => {
    if (text) found.push({ kind: 'text', text: textOf(text) });
    text = '';
  };
  for (let at = 0; at < source.length; ) {
    const match = find(source.slice(at), source[at - 1] ?? '');
    if (match) {
      flush();
      found.push(match.inline);
      at += match.length;
    } else {
      text += source[at];
      at += 1;
    }
  }
  flush();
  return found;
}

function breakAt(rest: string): Found | null {
  return rest.startsWith('\n') ? { inline: { kind: 'break' }, length: 1 } : null;
}

function codeAt(rest: string): Found | null {
  const [all, code] = /^`([^`\n]+)`/.exec(rest) ?? [];
  return all && code ? { inline: { kind: 'code', text: readable(code) }, length: all.length } : null;
}

function emojiAt(rest: string): Found | null {
  const [all, name] = /^:([a-z0-9_+-]+):/.exec(rest) ?? [];
  return all && name && isEmoji(name) ? { inline: { kind: 'emoji', name }, length: all.length } : null;
}

const styles = { '*': 'bold', _: 'italic', '~': 'strike' } as const;

/** `*so*`, on one line, not inside a word, no space just within. Marks inside `<…>` are not its end. */
function styledAt(rest: string, before: string): Found | null {
  const mark = rest[0] as keyof typeof styles;
  if (!(mark in styles) || /[\p{L}\p{N}]/u.test(before) || /^[\s*_~]?$/.test(rest[1] ?? '')) return null;
  let isInToken = false;
  for (let at = 1; at < rest.length && rest[at] !== '\n'; at += 1) {
    if (rest[at] === '<') isInToken = true;
    if (rest[at] === '>') isInToken = false;
    const isEnd = rest[at] === mark && !/\s/.test(rest[at - 1] ?? ' ') && !/[\p{L}\p{N}]/u.test(rest[at + 1] ?? '');
    if (isEnd && !isInToken) {
      return { inline: { kind: styles[mark], children: inlineOf(rest.slice(1, at)) }, length: at + 1 };
    }
  }
  return null;
}

function tokenAt(rest: string): Found | null {
  const [all, body] = /^<([^<>\n]+)>/.exec(rest) ?? [];
  if (!all || !body) return null;
  const inline = tokenOf(body);
  return inline && { inline, length: all.length };
}

function tokenOf(body: string): Inline | null {
  const bar = body.indexOf('|');
  const target = bar < 0 ? body : body.slice(0, bar);
  const label = unescaped(bar < 0 ? '' : body.slice(bar + 1));
  if (target.startsWith('@')) return { kind: 'user', id: target.slice(1) };
  if (target.startsWith('#')) return { kind: 'channel', id: target.slice(1) };
  if (target.startsWith('!date^')) return dateOf(target, label);
  if (target.startsWith('!')) return { kind: 'broadcast', label: label || `@${target.slice(1)}` };
  const href = unescaped(target);
  if (!/^(https?|mailto|tel|slack):/i.test(href)) return null; // anything else stays text: `javascript:` must not become a link
  return { kind: 'link', href, label: label || href.replace(/^mailto:/, '') };
}

function dateOf(target: string, fallback: string): Inline {
  const [, seconds = '', format = '', href] = target.split('^');
  const safe = href && /^https?:/i.test(href) ? unescaped(href) : null;
  return { kind: 'date', seconds: Number(seconds), format: unescaped(format), href: safe, fallback };
}

function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** Links and mentions inside code are shown as one would type them. */
function readable(code: string): string {
  return unescaped(code.replace(/<(?:[^<>|]*\|)?([^<>]*)>/g, '$1'));
}
