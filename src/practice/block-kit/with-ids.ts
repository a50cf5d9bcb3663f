import { randomBytes } from 'node:crypto';
import type { KnownBlock } from '@slack/types';

/** The blocks with the ids that Slack makes up where the app gave none; so an unnamed field loses its text when its view is replaced. */
export function withIds(blocks: readonly KnownBlock[]): KnownBlock[] {
  return blocks.map((block) => named(block) as KnownBlock);
}

function named(block: object): object {
  const copy = { ...block } as Record<'elements' | 'element' | 'accessory' | 'actions' | 'child_blocks', unknown> & {
    type: string;
    block_id?: string;
  };
  copy.block_id ||= shortId();
  if (Array.isArray(copy.elements) && copy.type === 'actions') copy.elements = copy.elements.map(nameElement);
  if (Array.isArray(copy.elements) && copy.type === 'carousel') copy.elements = copy.elements.map(named);
  if (copy.element) copy.element = nameElement(copy.element);
  if (copy.accessory) copy.accessory = nameElement(copy.accessory);
  if (Array.isArray(copy.actions)) copy.actions = copy.actions.map(nameElement);
  if (Array.isArray(copy.child_blocks)) copy.child_blocks = copy.child_blocks.map(named);
  return copy;
}

function nameElement(element: unknown): unknown {
  const { type, action_id } = element as { type?: string; action_id?: string };
  return type === 'image' || action_id ? element : { ...(element as object), action_id: shortId() };
}

function shortId(): string {
  return randomBytes(4).toString('base64url').slice(0, 5);
}
