import { Refusal } from '../refusal.ts';
import type { Args } from './args.ts';

/**
 * One page of a list by `cursor` and `limit`, with the cursor of the next ('' at the end).
 *
 * @throws Refusal `invalid_cursor`, `invalid_limit`
 */
export function page<Item>(
  all: readonly Item[],
  args: Args,
  limits: { usual: number; most: number },
): { items: Item[]; next: string } {
  const limit = args.number('limit') || limits.usual;
  if (limit < 1 || limit > limits.most) throw new Refusal('invalid_limit');
  const cursor = args.text('cursor');
  const from = cursor ? Number(Buffer.from(cursor, 'base64').toString().replace('next:', '')) : 0;
  if (!Number.isInteger(from)) throw new Refusal('invalid_cursor');
  const until = from + limit;
  return {
    items: all.slice(from, until),
    next: until < all.length ? Buffer.from(`next:${until}`).toString('base64') : '',
  };
}
