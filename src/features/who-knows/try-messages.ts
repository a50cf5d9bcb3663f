import type { Deps, OutboxDraft } from '../../deps.ts';
import type { Question } from '../../domain/question.ts';
import { edit, kinds, post } from './messages.ts';
import { toldView, triedNewsView, tryView } from './try-views.ts';

type MessageDeps = Pick<Deps, 'outbox' | 'clock'>;

/** Where an unasked message found its place. */
type Place = Pick<OutboxDraft, 'notBefore' | 'bundle'>;

const tryKey = ({ id }: Question, time: number) => `question:${id}:try:${time}`;
const newsKey = ({ id }: Question) => `question:${id}:tried-news`;
const priority = 3;

/** **Did you try it?**, for the time of asking that the question has just counted. */
export async function sendTry(deps: MessageDeps, question: Question, place: Place): Promise<void> {
  const key = tryKey(question, question.followUp?.asked ?? 1);
  const row = post(deps, question, {
    key,
    kind: kinds.try,
    channel: question.askedBy,
    view: tryView(question),
    priority,
  });
  await deps.outbox.add({ ...row, ...place });
}

/** Shows in each of these messages what was told; one that has not gone out is withdrawn. */
export async function closeTries(deps: MessageDeps, question: Question): Promise<void> {
  for (let time = 1; time <= (question.followUp?.asked ?? 0); time += 1) {
    const key = tryKey(question, time);
    await deps.outbox.withdraw(question.teamId, [key], 'told');
    if (await deps.outbox.find(question.teamId, key)) await edit(deps, question, key, kinds.try, toldView(question));
  }
}

/** Lets the answerer hear that it was tried, and what students did. */
export async function sendTriedNews(deps: MessageDeps, question: Question, place: Place): Promise<void> {
  const view = triedNewsView(question);
  const channel = String(question.answerer);
  const row = post(deps, question, { key: newsKey(question), kind: kinds.triedNews, channel, view, priority });
  await deps.outbox.add({ ...row, ...place });
}
