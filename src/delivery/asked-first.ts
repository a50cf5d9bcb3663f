import type { Deps } from '../deps.ts';

/** More than any verb needs; a transaction that asks for something else at every run would never end. */
const mostAnswers = 50;

/** Ends a transaction that lacks an answer of Slack's. */
class AskFirst extends Error {
  readonly key: string;
  readonly ask: () => Promise<unknown>;

  constructor(key: string, ask: () => Promise<unknown>) {
    super(`not asked yet: ${key}`);
    this.name = 'AskFirst';
    this.key = key;
    this.ask = ask;
  }
}

/**
 * Runs a transaction that may need answers of Slack's: when it misses one it is given up, Slack is asked, and it begins again
 * with the answer. So no transaction waits for Slack, and one that needs nothing pays nothing. A fault of Slack's is thrown
 * where its answer is asked for. Throws after fifty answers. Source: reliability.md, rules 4 and 6.
 */
export async function askedFirst<T>(transaction: (askSlack: Deps['askSlack']) => Promise<T>): Promise<T> {
  const answers = new Map<string, PromiseSettledResult<unknown>>();
  async function askSlack<A>(key: string, ask: () => Promise<A>): Promise<A> {
    const answer = answers.get(key);
    if (!answer) throw new AskFirst(key, ask);
    if (answer.status === 'rejected') throw answer.reason;
    return answer.value as A;
  }
  for (;;) {
    try {
      return await transaction(askSlack);
    } catch (error) {
      if (!(error instanceof AskFirst)) throw error;
      if (answers.size === mostAnswers) throw new Error(`a transaction asks Slack without end, last ${error.key}`);
      const [answer] = await Promise.allSettled([error.ask()]);
      answers.set(error.key, answer);
    }
  }
}
