import { messageBlock, viewBlock } from './blocks.ts';
import { elementsIn, withInner } from './blocks-within.ts';
import { isObject, list, problem } from './shape.ts';

/** What the workspace knows that a payload's shape does not show. */
export interface BlockContext {
  /** May this file be shown in an image block? */
  fileIsReady(id: string): boolean;
  hasScope(scope: string): boolean;
}

const mostInMessage = 50;
const mostInView = 100;
const mostMarkdown = 12_000;

/** What is wrong with the blocks of a message, in Slack's words; empty when they are good. Source: `slack-facts.md` section 6. */
export function checkMessageBlocks(blocks: unknown[], context: BlockContext): string[] {
  const problems: string[] = [];
  list(messageBlock, mostInMessage, 0)(blocks, '/blocks', problems);
  checkTogether(blocks, '/blocks', context, problems);
  const tables = ofType(blocks, 'table');
  if (tables.length > 1) problems.push(problem('only one table allowed', '/blocks'));
  const markdown = ofType(blocks, 'markdown').map((block) => String(block.text ?? ''));
  if (markdown.join('').length > mostMarkdown)
    problems.push(problem(`must be less than ${mostMarkdown + 1} characters`, '/blocks'));
  return problems;
}

/** What is wrong with the blocks of a modal or a Home tab. */
export function checkViewBlocks(blocks: unknown[], context: BlockContext): string[] {
  const problems: string[] = [];
  list(viewBlock, mostInView, 0)(blocks, '/view/blocks', problems);
  checkTogether(blocks, '/view/blocks', context, problems);
  const focused = blocks.flatMap(elementsWithin).filter((element) => element.focus_on_load === true);
  if (focused.length > 1) problems.push(problem('only one element can have focus_on_load', '/view/blocks'));
  return problems;
}

/** Rules that hold between blocks, also those that stand in others: unique ids, files that exist, scopes. */
function checkTogether(blocks: unknown[], at: string, context: BlockContext, problems: string[]): void {
  for (const id of repeated(
    blocks
      .filter(isObject)
      .flatMap(withInner)
      .map(({ block_id }) => block_id),
  )) {
    problems.push(problem(`block_id already exists: ${id}`, at));
  }
  for (const [index, block] of blocks.entries()) {
    for (const one of isObject(block) ? withInner(block) : []) checkOne(one, `${at}/${index}`, context, problems);
  }
}

function checkOne(block: Record<string, unknown>, at: string, context: BlockContext, problems: string[]): void {
  const inBlock = elementsIn(block).filter(isObject);
  for (const id of repeated(inBlock.map((element) => element.action_id))) {
    problems.push(problem(`action_id already exists: ${id}`, at));
  }
  for (const holder of [block, ...inBlock, block.hero_image, block.icon]) {
    const file = isObject(holder) ? holder.slack_file : undefined;
    const id = isObject(file) ? file.id : undefined;
    if (typeof id === 'string' && !context.fileIsReady(id)) {
      problems.push(problem('invalid slack file', `${at}/slack_file`));
    }
  }
  if (block.type === 'video' && !context.hasScope('links.embed:write')) {
    problems.push(problem('missing scope: links.embed:write', at));
  }
  if (inBlock.some((element) => element.type === 'file_input') && !context.hasScope('files:read')) {
    problems.push(problem('missing scope: files:read', at));
  }
}

function ofType(blocks: unknown[], type: string): Record<string, unknown>[] {
  return blocks
    .filter(isObject)
    .flatMap(withInner)
    .filter((block) => block.type === type);
}

function elementsWithin(block: unknown): Record<string, unknown>[] {
  return isObject(block) ? withInner(block).flatMap(elementsIn).filter(isObject) : [];
}

function repeated(ids: unknown[]): string[] {
  const named = ids.filter((id): id is string => typeof id === 'string' && id !== '');
  return [...new Set(named.filter((id, index) => named.indexOf(id) !== index))];
}
