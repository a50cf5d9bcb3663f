import type { KnownBlock } from '@slack/types';
import { checkMessageBlocks } from './block-kit/check-blocks.ts';
import { withIds } from './block-kit/with-ids.ts';
import { blockContext, type Core } from './core.ts';
import { Refusal } from './refusal.ts';
import type { Message } from './workspace.ts';

/** What a message says. */
export interface Content {
  text: string;
  blocks: KnownBlock[];
  attachments?: unknown[];
  metadata?: Message['metadata'];
}

const mostText = 40_000;
const mostMarkdown = 12_000;
const mostAttachments = 100;

/**
 * Reads and checks what an app wants to say, from a Web API call, a `response_url` post or the answer to a command.
 * Text over 40,000 characters is cut. Source: `slack-facts.md` section 6.
 *
 * @throws Refusal `invalid_blocks`, `invalid_blocks_format`, `invalid_attachments`, `too_many_attachments`, `no_text`,
 * `markdown_text_conflict`, `msg_too_long`, `invalid_metadata_format`
 */
export function contentOf(
  core: Core,
  raw: { text?: string; markdownText?: string; blocks?: unknown; attachments?: unknown; metadata?: unknown },
): Content {
  const blocks = blocksOf(core, raw.blocks);
  if (raw.attachments !== undefined && !Array.isArray(raw.attachments)) throw new Refusal('invalid_attachments');
  const attachments = raw.attachments ?? [];
  if (attachments.length > mostAttachments) throw new Refusal('too_many_attachments');
  if (raw.markdownText !== undefined) {
    if (raw.text || raw.blocks !== undefined) throw new Refusal('markdown_text_conflict');
    if (raw.markdownText.length > mostMarkdown) throw new Refusal('msg_too_long');
  }
  const text = raw.markdownText ?? raw.text ?? '';
  if (text === '' && blocks.length === 0 && attachments.length === 0) throw new Refusal('no_text');
  const metadata = metadataOf(raw.metadata);
  return {
    text: text.slice(0, mostText),
    blocks,
    ...(attachments.length > 0 ? { attachments } : {}),
    ...(metadata ? { metadata } : {}),
  };
}

function blocksOf(core: Core, raw: unknown): KnownBlock[] {
  if (raw === undefined) return [];
  if (!Array.isArray(raw)) throw new Refusal('invalid_blocks_format');
  const problems = checkMessageBlocks(raw, blockContext(core));
  if (problems.length > 0) {
    throw new Refusal('invalid_blocks', { errors: problems, response_metadata: { messages: problems } });
  }
  return withIds(raw as KnownBlock[]);
}

function metadataOf(raw: unknown): Content['metadata'] {
  if (raw === undefined) return undefined;
  const { event_type, event_payload } = raw as { event_type?: unknown; event_payload?: unknown };
  if (typeof event_type !== 'string' || typeof event_payload !== 'object' || event_payload === null) {
    throw new Refusal('invalid_metadata_format');
  }
  return { event_type, event_payload: event_payload as Record<string, unknown> };
}
