import type { BeforeSending, Deps, OutboxDraft } from '../../deps.ts';
import { workplaceOf } from '../../domain/person.ts';
import { isForAskerToDecide, openOffer, type Question, type QuestionOffer } from '../../domain/question.ts';
import { sentence, type View } from '../../slack/view.ts';
import { nextWorkingInstant } from '../../time/working-hours.ts';
import {
  apartView,
  closedOfferView,
  closedPostView,
  movedView,
  offerView,
  postView,
  thanksView,
  togetherDoneView,
  togetherView,
} from './offer-views.ts';
import { stateView } from './state-view.ts';

type MessageDeps = Pick<Deps, 'outbox' | 'clock'>;
type InHoursDeps = MessageDeps & Pick<Deps, 'people' | 'schools'>;

/** The kinds of message of this routine; what is done when one cannot be sent goes by them. */
export const kinds = {
  state: 'who-knows.state',
  back: 'who-knows.back',
  offer: 'who-knows.offer',
  together: 'who-knows.together',
  post: 'who-knows.post',
  thanks: 'who-knows.thanks',
  try: 'who-knows.try',
  triedNews: 'who-knows.tried-news',
  moved: 'who-knows.moved',
} as const;

const stateKey = ({ id }: Question) => `question:${id}:state`;
const offerKey = ({ id }: Question, index: number) => `question:${id}:offer:${index}`;
/** Each acceptance has its own: who was asked before may accept later. */
const togetherKey = ({ id, offers, answerer, acceptedAt }: Question) =>
  `question:${id}:together:${offers.length}:${answerer}:${Number(acceptedAt)}`;
const movedKey = ({ id }: Question, { movedIn }: QuestionOffer, userId: string) =>
  `question:${id}:moved:${movedIn}:${userId}`;
const thanksKey = ({ id }: Question) => `question:${id}:thanks`;
/** Each posting has its own: the same channel may be asked again. */
export const postKey = ({ id, post }: Question) => `question:${id}:post:${post?.channelId}:${Number(post?.postedAt)}`;

/** A person's own waiting comes before what others are asked. */
const priorities = { state: 1, together: 1, offer: 2, post: 2, thanks: 3 };

/** Brings the asker's one message up to date; makes it when it is not there yet. */
export async function showState(deps: MessageDeps, question: Question): Promise<void> {
  const key = stateKey(question);
  const view = stateView(question);
  const there = await deps.outbox.find(question.teamId, key);
  if (there?.state === 'dead') return sendStateAnew(deps, question);
  if (there) return edit(deps, question, key, kinds.state, view);
  await deps.outbox.add(
    post(deps, question, { key, kind: kinds.state, channel: question.askedBy, view, priority: priorities.state }),
  );
}

/** Is this the key of a change to the asker's message? */
export function isStateEdit(key: string): boolean {
  return /^question:[^:]+:state:v\d+$/.test(key);
}

/** A new message with how the question stands, where the one that carries the state cannot be changed. */
export async function sendStateAnew(deps: MessageDeps, question: Question): Promise<void> {
  await deps.outbox.add(
    post(deps, question, {
      key: `${stateKey(question)}:anew:${question.turn}`,
      kind: kinds.state,
      channel: question.askedBy,
      view: stateView(question),
      priority: priorities.state,
    }),
  );
}

const backSentences = {
  'let go': 'Nobody has your question just now. Press Ask again in the message above, and I find the next colleague.',
  'nobody left':
    'Nobody has your question now, and I know of nobody else to ask. Choose in the message above: None of us knows this yet, Ask again, or Stop asking.',
};

/**
 * An edit tells nobody, so that the question is in the asker's hands again stands in the thread of that message, when they are at
 * work next.
 */
export async function sendBackToAsker(
  deps: InHoursDeps,
  question: Question,
  because: keyof typeof backSentences,
): Promise<void> {
  const notBefore = await atWork(deps, question, question.askedBy);
  if (!notBefore) return;
  const row = post(deps, question, {
    key: `question:${question.id}:back:${question.turn}`,
    kind: kinds.back,
    channel: { of: stateKey(question) },
    view: sentence(backSentences[because]),
    priority: priorities.state,
  });
  await deps.outbox.add({ ...row, notBefore });
}

/** When someone is at work next; undefined when they are not in the next 400 days. */
async function atWork(deps: InHoursDeps, { teamId }: Question, userId: string): Promise<Date | undefined> {
  const person = await deps.people.find(teamId, userId);
  if (!person) return deps.clock();
  return nextWorkingInstant(workplaceOf(person, await deps.schools.home(teamId)), deps.clock());
}

/** The asker may have gone on by themself before they were at work. */
export const beforeSending: Record<string, BeforeSending> = {
  async [kinds.back](deps, { teamId, key }) {
    const question = await deps.questions.find(teamId, key.split(':')[1] ?? '');
    return question && isForAskerToDecide(question) ? undefined : 'no longer theirs to decide';
  },
};

/** Writes to the colleague who has the newest offer. */
export async function sendOffer(
  deps: MessageDeps,
  question: Question,
  place: { notBefore: Date; bundle?: string },
): Promise<void> {
  const index = question.offers.length - 1;
  const offer = question.offers[index];
  if (!offer) return;
  const why = question.suggestions.find(({ userId }) => userId === offer.userId);
  const row = post(deps, question, {
    key: offerKey(question, index),
    kind: kinds.offer,
    channel: offer.userId,
    view: offerView(question, offer, why),
    priority: priorities.offer,
  });
  await deps.outbox.add({ ...row, ...place });
}

/** Whether the open offer is still on its way to the colleague. */
export async function isOfferUnsent(deps: MessageDeps, question: Question): Promise<boolean> {
  const index = question.offers.findLastIndex(({ state }) => state === 'open');
  const row = await deps.outbox.find(question.teamId, offerKey(question, index));
  return row?.state === 'pending' || row?.state === 'sending';
}

/** The open offer with its new deadline; one that has not gone out waits for the new time. */
export async function redrawOffer(deps: MessageDeps, question: Question): Promise<void> {
  const index = question.offers.findLastIndex(({ state }) => state === 'open');
  const offer = question.offers[index];
  if (!offer) return;
  const key = offerKey(question, index);
  const why = question.suggestions.find(({ userId }) => userId === offer.userId);
  const view = offerView(question, offer, why);
  if (await deps.outbox.move(question.teamId, key, offer.deliverAt, { ...view })) return;
  if (await deps.outbox.find(question.teamId, key)) await edit(deps, question, key, kinds.offer, view);
}

interface Moved {
  before: Question;
  after: Question;
  userId: string;
}

/** A deadline has moved with the school's calendar: said once, and not at all when it moves on before that was said. */
export async function tellMoved(
  deps: MessageDeps,
  { before, after, userId }: Moved,
  place: { notBefore: Date; bundle?: string },
): Promise<void> {
  const was = openOffer(before);
  const offer = openOffer(after);
  if (!was || !offer) return;
  await deps.outbox.withdraw(after.teamId, [movedKey(before, was, userId)], 'moved on');
  // Back where it was first said to be: there is nothing to tell.
  if (+offer.deadline === Number(offer.planned?.deadline)) return;
  const row = post(deps, after, {
    key: movedKey(after, offer, userId),
    kind: kinds.moved,
    channel: userId,
    view: movedView(after, offer, userId),
    priority: priorities.thanks,
  });
  await deps.outbox.add({ ...row, ...place });
}

/** Shows in every offer that was closed what became of it; one that has not gone out is withdrawn. */
export async function closeOffers(deps: MessageDeps, before: Question, after: Question): Promise<void> {
  for (const [index, offer] of after.offers.entries()) {
    const was = before.offers[index];
    if (!was || (was.state === offer.state && was.reason === offer.reason)) continue;
    const key = offerKey(after, index);
    await deps.outbox.withdraw(after.teamId, [key], offer.state);
    if (await deps.outbox.find(after.teamId, key))
      await edit(deps, after, key, kinds.offer, closedOfferView(after, offer));
  }
}

/** Opens the conversation of asker and answerer when they can meet. */
export async function sendTogether(deps: MessageDeps, question: Question): Promise<void> {
  const { meetAt } = question;
  const users = [question.askedBy, String(question.answerer)];
  const row = post(deps, question, {
    key: togetherKey(question),
    kind: kinds.together,
    channel: { users },
    view: togetherView(question),
    priority: priorities.together,
  });
  await deps.outbox.add({ ...row, ...(meetAt && { notBefore: meetAt }) });
}

/** Where Slack opens no conversation, or they never work at the same time: a direct message to each, when they are at work. */
export async function sendApart(deps: InHoursDeps, question: Question): Promise<void> {
  for (const userId of [question.askedBy, String(question.answerer)]) {
    const notBefore = await atWork(deps, question, userId);
    if (!notBefore) continue;
    const row = post(deps, question, {
      key: `${togetherKey(question)}:${userId}`,
      kind: kinds.state,
      channel: userId,
      view: apartView(question, userId),
      priority: priorities.together,
    });
    await deps.outbox.add({ ...row, notBefore });
  }
}

/** Shows in the conversation of the two how it went. */
export async function closeTogether(deps: MessageDeps, before: Question, after: Question): Promise<void> {
  const view = togetherDoneView(before, after);
  const keys = [
    togetherKey(before),
    `${togetherKey(before)}:${before.askedBy}`,
    `${togetherKey(before)}:${before.answerer}`,
  ];
  // One that waits for the two to be at work is not to open any more.
  await deps.outbox.withdraw(after.teamId, keys, after.status);
  for (const key of keys) {
    const row = await deps.outbox.find(after.teamId, key);
    if (row && row.state !== 'dead' && row.state !== 'skipped') await edit(deps, after, key, kinds.together, view);
  }
}

export async function sendPost(deps: MessageDeps, question: Question): Promise<void> {
  if (!question.post) return;
  await deps.outbox.add(
    post(deps, question, {
      key: postKey(question),
      kind: kinds.post,
      channel: question.post.channelId,
      view: postView(question),
      priority: priorities.post,
    }),
  );
}

export async function closePost(deps: MessageDeps, question: Question): Promise<void> {
  if (!question.post) return;
  if (await deps.outbox.find(question.teamId, postKey(question)))
    await edit(deps, question, postKey(question), kinds.post, closedPostView(question));
}

/** Nobody asks to be thanked, so it takes one of the answerer's places of the day. */
export async function sendThanks(
  deps: MessageDeps,
  question: Question,
  place: { notBefore: Date; bundle?: string },
): Promise<void> {
  const row = post(deps, question, {
    key: thanksKey(question),
    kind: kinds.thanks,
    channel: String(question.answerer),
    view: thanksView(question),
    priority: priorities.thanks,
  });
  await deps.outbox.add({ ...row, ...place });
}

/** Takes the question away that the answerer has said yes to. */
export async function closeThanks(deps: MessageDeps, question: Question): Promise<void> {
  await edit(deps, question, thanksKey(question), kinds.thanks, thanksView(question));
}

interface Post {
  key: string;
  kind: string;
  channel: OutboxDraft['channel'];
  view: View;
  priority: number;
}

/** A new message of a question's. */
export function post(
  deps: MessageDeps,
  { teamId }: Question,
  { key, kind, channel, view, priority }: Post,
): OutboxDraft {
  return {
    teamId,
    key,
    kind,
    method: 'chat.postMessage',
    channel,
    payload: { ...view },
    priority,
    notBefore: deps.clock(),
    onAmbiguous: 'resend',
  };
}

/** The turn names the edit: the same state is written once. */
export async function edit(
  deps: MessageDeps,
  { teamId, turn }: Question,
  target: string,
  kind: string,
  view: View,
): Promise<void> {
  await deps.outbox.add({
    teamId,
    key: `${target}:v${turn}`,
    kind,
    method: 'chat.update',
    channel: { of: target },
    target,
    payload: { ...view },
    priority: priorities.state,
    notBefore: deps.clock(),
    onAmbiguous: 'resend',
  });
}
