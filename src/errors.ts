/**
 * Something the person can put right: `sentence` is said to them as it stands, `code` goes to the log.
 * All other errors are bugs or outages, logged whole and told by reference.
 */
export class UserError extends Error {
  readonly code: string;
  readonly sentence: string;

  constructor(code: string, sentence: string) {
    super(`${code}: ${sentence}`);
    this.name = 'UserError';
    this.code = code;
    this.sentence = sentence;
  }
}

/** The cause has taken effect before: a repeated delivery, or another instance was first. Nothing is left to do or say. */
export class AlreadyDone extends Error {
  constructor(cause: string) {
    super(`already done: ${cause}`);
    this.name = 'AlreadyDone';
  }
}

/**
 * What the log keeps of an error. A driver's error carries its whole view of the cluster along, thousands of characters that
 * help nobody, and names the values of a double key, which may be people's words.
 */
export function loggedError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { code } = error as { code?: unknown };
  return {
    type: error.constructor.name,
    message: withoutValues(error.message),
    ...((typeof code === 'string' || typeof code === 'number') && { code }),
    stack: withoutValues(error.stack ?? ''),
    ...(error.cause instanceof Error && { cause: withoutValues(error.cause.message) }),
  };
}

const withoutValues = (text: string) => text.replaceAll(/dup key: \{.*\}/g, 'dup key');
