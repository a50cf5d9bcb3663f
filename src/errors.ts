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
