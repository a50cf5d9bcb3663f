import { isObject } from './shape.ts';

/** A block as far as it holds others, or what can be pressed and filled in. */
interface Holder {
  type?: unknown;
  /** Of an actions, context or context_actions block; of a carousel its cards. */
  elements?: unknown;
  element?: unknown;
  accessory?: unknown;
  /** The buttons of a card. */
  actions?: unknown;
  child_blocks?: unknown;
}

/** A block and all that stand in it: the cards of a carousel, and what a container frames. */
export function withInner<B extends object>(block: B): B[] {
  return [block, ...innerBlocks(block).flatMap((one) => withInner(one as B))];
}

/** The elements of a block itself, wherever it keeps them. */
export function elementsIn(block: object): object[] {
  const { type, elements, element, accessory, actions } = block as Holder;
  const own = type === 'carousel' ? [] : elements;
  return [own, element, accessory, actions].flat().filter(isObject);
}

/** The blocks that stand right in this one. */
function innerBlocks(block: object): object[] {
  const { type, elements, child_blocks } = block as Holder;
  return [type === 'carousel' ? elements : child_blocks].flat().filter(isObject);
}
