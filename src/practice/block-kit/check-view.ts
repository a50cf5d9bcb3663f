import { type BlockContext, checkViewBlocks } from './check-blocks.ts';
import { plainText } from './composition.ts';
import { all, type Check, flag, isObject, object, oneOf, rule, text } from './shape.ts';

const common = {
  blocks: () => {}, // looked at one by one below
  private_metadata: text(3000),
  callback_id: text(255),
  external_id: text(255),
};

/** `submit` is required when any input block is present. */
const submitRule = rule(({ blocks, submit }) => {
  const hasInput = Array.isArray(blocks) && blocks.some((block) => isObject(block) && block.type === 'input');
  return hasInput && !submit ? 'missing required field: submit' : undefined;
});

const modal: Check = all(
  object(
    {
      ...common,
      type: oneOf('modal'),
      title: plainText(24),
      submit: plainText(24),
      close: plainText(24),
      clear_on_close: flag,
      notify_on_close: flag,
      submit_disabled: flag,
    },
    ['type', 'title', 'blocks'],
  ),
  submitRule,
);

const home: Check = object({ ...common, type: oneOf('home') }, ['type', 'blocks']);

const mostBytes = 250_000;

/** What is wrong with a view of this type, in Slack's words; empty when it is good. Source: `slack-facts.md` section 6. */
export function checkView(view: unknown, type: 'modal' | 'home', context: BlockContext): string[] {
  const problems: string[] = [];
  (type === 'modal' ? modal : home)(view, '/view', problems);
  if (!isObject(view)) return problems;
  if (Array.isArray(view.blocks)) problems.push(...checkViewBlocks(view.blocks, context));
  return problems;
}

/** Is the whole view over 250 kB? Slack then says `view_too_large`. */
export function isTooLarge(view: unknown): boolean {
  return Buffer.byteLength(JSON.stringify(view)) > mostBytes;
}
