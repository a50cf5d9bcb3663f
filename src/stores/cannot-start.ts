/**
 * A start that cannot go on, in words for the person at the terminal: what is wrong and what to do.
 * `main.ts` prints the message alone, without a stack.
 */
export class CannotStart extends Error {
  override readonly name = 'CannotStart';
}
