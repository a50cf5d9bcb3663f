import type { TextObject } from '@slack/types';
import type { ReactNode } from 'react';
import { usePerson, useWorkspace } from '../state/workspace-context.ts';
import { ChannelLink } from './channel-link.tsx';
import { fillDateFormat } from './date-token.ts';
import { emojiName, emojiOf } from './emoji.ts';
import { ExternalLink } from './external-link.tsx';
import { type Inline, type Paragraph, parseMrkdwn, parsePlain } from './parse-mrkdwn.ts';

/** A text object of Block Kit. */
export function TextView({ text }: { text: TextObject }): ReactNode {
  return text.type === 'mrkdwn' ? <Mrkdwn text={text.text} /> : <Plain text={text.text} />;
}

/** Plain text with emoji and line ends. */
export function Plain({ text }: { text: string }): ReactNode {
  return <Inlines parts={parsePlain(text)} />;
}

/** Slack's mrkdwn as React nodes; people's words can never become markup. */
export function Mrkdwn({ text }: { text: string }): ReactNode {
  // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs have no identity and keep no state
  return parseMrkdwn(text).map((paragraph, index) => <ParagraphView key={index} paragraph={paragraph} />);
}

function ParagraphView({ paragraph }: { paragraph: Paragraph }): ReactNode {
  switch (paragraph.kind) {
    case 'preformatted':
      return <pre className="preformatted">{paragraph.text}</pre>;
    case 'quote':
      return (
        <blockquote className="quote">
          <Inlines parts={paragraph.children} />
        </blockquote>
      );
    case 'paragraph':
      return (
        <div className="paragraph">
          <Inlines parts={paragraph.children} />
        </div>
      );
  }
}

function Inlines({ parts }: { parts: Inline[] }): ReactNode {
  // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a text have no identity and keep no state
  return parts.map((part, index) => <InlineView key={index} part={part} />);
}

function InlineView({ part }: { part: Inline }): ReactNode {
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'break':
      return <br />;
    case 'code':
      return <code className="code">{part.text}</code>;
    case 'emoji':
      return <Emoji name={part.name} />;
    case 'bold':
      return (
        <strong>
          <Inlines parts={part.children} />
        </strong>
      );
    case 'italic':
      return (
        <em>
          <Inlines parts={part.children} />
        </em>
      );
    case 'strike':
      return (
        <s>
          <Inlines parts={part.children} />
        </s>
      );
    case 'user':
      return <Mention id={part.id} />;
    case 'channel':
      return <ChannelLink id={part.id} />;
    case 'broadcast':
      return <span className="mention">{part.label}</span>;
    case 'link':
      return <ExternalLink href={part.href}>{part.label}</ExternalLink>;
    case 'date':
      return <DateView seconds={part.seconds} format={part.format} href={part.href} fallback={part.fallback} />;
  }
}

export function Emoji({ name }: { name: string }): ReactNode {
  return (
    <span role="img" aria-label={emojiName(name)} className="emoji">
      {emojiOf(name)}
    </span>
  );
}

/** `@Rosa Delgado`, marked when it is oneself. */
export function Mention({ id }: { id: string }): ReactNode {
  const { state } = useWorkspace();
  const person = usePerson(id);
  return <span className={id === state.me.id ? 'mention mention-me' : 'mention'}>@{person?.name ?? id}</span>;
}

interface DateViewProps {
  seconds: number;
  format: string;
  href?: string | null;
  fallback?: string;
}

/** A date as its reader sees it: in the acting person's zone, "today" by the practice clock. */
export function DateView({ seconds, format, href, fallback }: DateViewProps): ReactNode {
  const { state } = useWorkspace();
  if (!Number.isFinite(seconds)) return fallback;
  const date = (
    <time dateTime={new Date(seconds * 1000).toISOString()} title={fallback}>
      {fillDateFormat(seconds, format, state.me.zone, new Date(state.clock.now))}
    </time>
  );
  return href ? <ExternalLink href={href}>{date}</ExternalLink> : date;
}
