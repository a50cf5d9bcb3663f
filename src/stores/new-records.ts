import type { Question } from '../domain/question.ts';
import type { QuestionStore } from './question-store.ts';
import type { Stores } from './stores.ts';

/** Stores that only take what is new. */
export interface NewStores {
  questions: Pick<QuestionStore, 'addOnce'>;
}

/** What is new, and waits to be kept. */
export interface NewRecords {
  questions: Question[];
}

/** Stores that gather what is new in `records`, for a transaction that has not begun. */
export function gathering(): { adding: NewStores; records: NewRecords } {
  const records: NewRecords = { questions: [] };
  const adding: NewStores = {
    questions: {
      async addOnce(question) {
        records.questions.push(question);
        return question;
      },
    },
  };
  return { adding, records };
}

/** Keeps what is new of several causes; throws when one of them was kept before. */
export async function keepAll({ questions }: Pick<Stores, 'questions'>, records: NewRecords[]): Promise<void> {
  await questions.addAll(records.flatMap((each) => each.questions));
}

/** Keeps what is new of one cause, where it is not kept already. */
export async function keepOnce({ questions }: Pick<Stores, 'questions'>, records: NewRecords): Promise<void> {
  for (const question of records.questions) await questions.addOnce(question);
}
