import type { KnownBlock } from '@slack/types';
import { isObject } from './block-kit/shape.ts';
import type { Core } from './core.ts';
import type { PageView } from './page-api.ts';
import type { View } from './workspace.ts';

/** A modal or Home tab as the page draws it. */
export function pageView(core: Core, view: View): PageView {
  const { id, type, title, submit, close, hash, submitDisabled, values } = view;
  return { id, type, title, submit, close, hash, submitDisabled, values, blocks: drawable(core, view.blocks) };
}

/** The blocks with an address in every image that is a file of the workspace. */
export function drawable(core: Core, blocks: readonly KnownBlock[]): KnownBlock[] {
  return blocks.map((block) => withAddress(core, block) as KnownBlock);
}

function withAddress(core: Core, part: unknown): unknown {
  if (!isObject(part)) return part;
  const copy: Record<string, unknown> = { ...part };
  if (Array.isArray(copy.elements)) copy.elements = copy.elements.map((element) => withAddress(core, element));
  if (isObject(copy.accessory)) copy.accessory = withAddress(core, copy.accessory);
  const { slack_file: named } = copy;
  const file = isObject(named) ? core.workspace.state.files[String(named.id)] : undefined;
  if (file) copy.image_url = fileUrl(file);
  return copy;
}

/** Where the page finds a file's bytes. */
export function fileUrl(file: { id: string; name: string }): string {
  return `/files/${file.id}/${encodeURIComponent(file.name)}`;
}
