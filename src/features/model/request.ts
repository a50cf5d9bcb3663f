import type { Deps } from '../../deps.ts';
import { topicOf } from '../../domain/evidence.ts';
import { declineRequest, type ModelingRequest, offerFor, withdrawRequest } from '../../domain/modeling-request.ts';
import { type Who, whyNotAsked } from '../../domain/person.ts';
import { pupilFaults } from '../../domain/pupil-faults.ts';
import { UserError } from '../../errors.ts';
import { mention } from '../../slack/blocks.ts';
import { messageRow } from '../../slack/message-row.ts';
import type { Answer } from '../../slack/view.ts';
import { kinds } from './file-row.ts';
import type { AskInput, Press, Sender } from './input.ts';
import { chosenColleague } from './load.ts';
import { notNowView, requestDoneView, requestView, type ShownRequest } from './request-views.ts';
import { saidAnswer } from './views.ts';

type RequestDeps = Pick<Deps, 'modelingRequests' | 'roster' | 'outbox' | 'clock' | 'writeUnasked'>;

const requestKey = ({ id }: ModelingRequest) => `request:${id}`;

/** What is wrong with the form of a request: a sentence by field. */
export async function requestFaults(
  deps: Pick<Deps, 'people' | 'schools' | 'roster' | 'matcher' | 'clock'>,
  { teamId, userId }: Sender,
  { toId, topic, wish = '', namesNoPupil }: AskInput,
): Promise<Record<string, string>> {
  const named = pupilFaults(await deps.matcher.directory(teamId), { topic, wish }, { namesNoPupil });
  if (Object.keys(named).length > 0) return { ...named };
  if (toId === userId) return { colleague: 'That is you. Choose a colleague, or offer a session with `/model`.' };
  const colleague = await chosenColleague(deps, { teamId, userId: toId });
  if (!colleague) return { colleague: 'I can ask full members of this workspace only. Choose someone else.' };
  const reason = whyNotAsked(colleague, await deps.schools.home(teamId), deps.clock());
  return reason ? { colleague: reason } : {};
}

/** Who sent the form of a request, and from which answered question or which gap. */
type Asking = Omit<Sender, 'sessionId'> & { questionId?: string; gapId?: string };

/** The form of a request was sent: the colleague is asked in their working hours. */
export async function askToBeShown(
  deps: RequestDeps & Pick<Deps, 'newId' | 'questions'>,
  { teamId, userId, cause, questionId, gapId }: Asking,
  { toId, topic, wish }: AskInput,
): Promise<Answer> {
  await deps.roster.colleague(teamId, userId);
  const question = questionId ? await deps.questions.find(teamId, questionId) : undefined;
  const request = await deps.modelingRequests.addOnce({
    ...{
      teamId,
      id: deps.newId(),
      cause,
      askerId: userId,
      toId,
      topic,
      status: 'open',
      askedAt: deps.clock(),
      turn: 0,
    },
    ...(wish && { wish }),
    ...(question && question.askedBy === userId && { questionId: question.id }),
    ...(gapId && { gapId }),
  });
  const asked = { teamId, userId: toId, key: requestKey(request), kind: kinds.prompt, view: requestView(request) };
  if (!(await deps.writeUnasked(asked)))
    throw new UserError('never-at-work', 'This colleague is away for a long time. Please ask someone else.');
  return saidAnswer(
    `I ask ${mention(toId)} in their working hours, and write to you when they offer times. \`/model list\` shows it; there you can take it back.`,
  );
}

/** **See it live**: what stands in the form, from the answered question. Throws UserError for all but its asker. */
export async function fromQuestion(
  deps: Pick<Deps, 'questions'>,
  { teamId, userId, sessionId: questionId }: Press,
): Promise<ShownRequest> {
  const question = await deps.questions.find(teamId, questionId);
  if (question?.askedBy === userId && question.answerer) {
    const topic = topicOf(question, question.answerer);
    // Words that were kept long enough are gone.
    const wish = question.wordsForgotten ? undefined : question.text;
    return { toId: question.answerer, questionId, ...(topic && { topic }), ...(wish && { wish }) };
  }
  throw new UserError(
    'not-the-asker',
    question?.answerer
      ? 'Whoever asked the question can ask to see it. You can offer a session yourself with `/model`.'
      : 'Nobody has this question just now. `/who-knows mine` shows where it stands.',
  );
}

/** A request that someone was asked. Throws UserError when it is settled, or was not for them. */
export async function requestTo(
  deps: Pick<Deps, 'modelingRequests'>,
  { teamId, userId, sessionId: id }: Who & { sessionId: string },
): Promise<ModelingRequest> {
  const request = await deps.modelingRequests.find(teamId, id);
  if (request?.toId === userId && request.status === 'open') return request;
  throw new UserError('request-settled', 'This request is settled already. `/model list` shows what is coming.');
}

/** **Not now**: told once to who asked, without a reason. */
export async function sayNotNow(deps: RequestDeps, press: Press): Promise<Answer> {
  const request = await requestTo(deps, press);
  const declined = await keepRequest(deps, declineRequest(request));
  await close(deps, declined);
  await deps.writeUnasked({
    teamId: press.teamId,
    userId: declined.askerId,
    key: `${requestKey(declined)}:not-now`,
    kind: kinds.prompt,
    view: notNowView(declined),
  });
  return saidAnswer('That is fine. They are told without a reason.');
}

/** **Take it back**, by who asked. */
export async function takeBack(deps: RequestDeps, { teamId, userId, sessionId: id }: Press): Promise<Answer> {
  const request = await deps.modelingRequests.find(teamId, id);
  const withdrawn = request?.askerId === userId ? withdrawRequest(request) : undefined;
  if (!withdrawn)
    throw new UserError('request-settled', 'This request is settled already. `/model list` shows what is coming.');
  await close(deps, await keepRequest(deps, withdrawn));
  return saidAnswer('Taken back. `/model list` shows what is coming.');
}

/** Times were offered for it. Throws UserError when it was settled meanwhile. */
export async function answerRequest(deps: RequestDeps, teamId: string, id: string, offerId: string): Promise<void> {
  const request = await deps.modelingRequests.find(teamId, id);
  const offered = request && offerFor(request, offerId);
  if (!offered)
    throw new UserError('request-settled', 'They have taken this request back meanwhile. `/model` offers it to all.');
  await close(deps, await keepRequest(deps, offered));
}

/** Whoever is no colleague any more asks nothing and is asked nothing. */
export async function forgetRequestsOf(deps: RequestDeps, { teamId, userId }: Who): Promise<void> {
  for (const request of await deps.modelingRequests.openOf(teamId, userId, 200)) {
    const withdrawn = withdrawRequest(request);
    if (withdrawn) await close(deps, await keepRequest(deps, withdrawn));
  }
}

async function keepRequest(deps: RequestDeps, request: ModelingRequest | undefined): Promise<ModelingRequest> {
  if (request && (await deps.modelingRequests.change(request))) return { ...request, turn: request.turn + 1 };
  throw new UserError('someone-was-first', 'This has changed just before you pressed. Look at `/model list`.');
}

/** Shows in the colleague's message how it was settled; one that has not gone out is withdrawn. */
async function close(deps: RequestDeps, request: ModelingRequest): Promise<void> {
  const key = requestKey(request);
  await deps.outbox.withdraw(request.teamId, [key], 'settled');
  if (!(await deps.outbox.find(request.teamId, key))) return;
  await deps.outbox.add({
    ...messageRow(request.teamId, requestDoneView(request), deps.clock()),
    ...{ key: `${key}:v${request.turn}`, kind: kinds.prompt, method: 'chat.update', channel: { of: key }, target: key },
    priority: 3,
  });
}
