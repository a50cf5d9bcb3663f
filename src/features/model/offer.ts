import type { Deps } from '../../deps.ts';
import { cellsOf } from '../../domain/booking.ts';
import { goalGone, servedGoal } from '../../domain/goal.ts';
import { type ModelingSession, openOffer } from '../../domain/modeling.ts';
import { type OfferField, otherTimes, readOffer } from '../../domain/modeling-offer.ts';
import type { Person, Who } from '../../domain/person.ts';
import { pupilFaults } from '../../domain/pupil-faults.ts';
import { UserError } from '../../errors.ts';
import { needsSchoolChannel } from '../../slack/channel.ts';
import { faultBeside } from '../../slack/parse.ts';
import type { Answer } from '../../slack/view.ts';
import { dayOf } from '../../time/calendar-day.ts';
import { dayKind } from '../../time/school-calendar.ts';
import { lenderFaults, lenderMustBeFree, tellLender } from './cover.ts';
import type { OfferForm } from './form-views.ts';
import type { Press, Sender, SentOffer } from './input.ts';
import { hindranceOf, hostedBy, hostHindered, keep, type ModelDeps, mindsThen } from './load.ts';
import { sendCard, tellAsker } from './messages.ts';
import { answerRequest, requestTo } from './request.ts';
import { postedAnswer, previewAnswer } from './views.ts';

type OfferDeps = ModelDeps & Pick<Deps, 'newId' | 'goals'>;

/** A form whose channel Slack has told of. */
type CheckedOffer = SentOffer & { isPrivate?: boolean };

/** Who sent a form of an offer. `isAnswer`: it answers the request whose id it carries; `gapId`: it helps to close that gap. */
type Offering = Sender & { isAnswer?: boolean; gapId?: string };

/** The request that a form answers, or that its draft does; undefined for an offer of the host's own. */
export async function answeredBy(
  deps: Pick<Deps, 'sessions' | 'modelingRequests'>,
  who: Who & { sessionId: string; isAnswer?: boolean },
): Promise<(Required<Pick<ModelingSession, 'forId' | 'requestId'>> & Pick<ModelingSession, 'gapId'>) | undefined> {
  if (who.isAnswer) {
    const { id: requestId, askerId: forId, gapId } = await requestTo(deps, who);
    return { requestId, forId, ...(gapId && { gapId }) };
  }
  const draft = who.sessionId ? await draftOf(deps, who) : undefined;
  return draft?.requestId && draft.forId ? { requestId: draft.requestId, forId: draft.forId } : undefined;
}

/** What a form of an offer takes from the school: its IANA zone, and the goals that are set. */
export async function formSchool(
  deps: Pick<Deps, 'schools' | 'goals'>,
  teamId: string,
): Promise<Pick<OfferForm, 'zone' | 'goals'>> {
  const { zone } = await deps.schools.home(teamId);
  return { zone, goals: await deps.goals.active(teamId) };
}

/** What is wrong with the form: a sentence by field. */
export async function offerFaults(
  deps: Deps,
  who: Offering,
  { typed, namesNoPupil }: SentOffer,
  client: Parameters<typeof needsSchoolChannel>[1],
): Promise<Partial<Record<OfferField, string>>> {
  const { teamId, userId, sessionId } = who;
  const { calendar } = await deps.schools.home(teamId);
  const answers = await answeredBy(deps, who);
  const read = readOffer(typed, calendar, deps.clock(), Boolean(answers));
  if ('faults' in read) return read.faults;
  const { offer } = read;
  const { topic, lookFors, place } = offer;
  const served = servedGoal(offer.goal, await deps.goals.active(teamId));
  if (!served) return { goal: goalGone };
  const { goalId, goal = '' } = served;
  const words = { topic: [topic], lookFors, goal: goalId ? [] : [goal], place: [place] };
  const named = pupilFaults(await deps.matcher.directory(teamId), words, { namesNoPupil });
  if (Object.keys(named).length > 0) return named;
  const person = await deps.roster.colleague(teamId, userId);
  for (const [index, time] of [offer, ...(offer.more ?? [])].entries()) {
    const hindrance = await hindranceOf(deps, person, { ...time, id: sessionId });
    if (hindrance) return hostHindered(hindrance, otherTimes[index - 1]);
  }
  const { channelId, cover } = offer;
  const times = [offer, ...(offer.more ?? [])].map((time) => ({ ...time, id: sessionId }));
  const lender = await lenderFaults(deps, { teamId, hostId: userId, lenderId: cover.by, cover }, times);
  if (lender.coverBy || lender.classOf) return lender;
  if (!channelId) return {};
  return faultBeside('channel', () => needsSchoolChannel(deps, client, { teamId, channelId }));
}

/** What Slack tells of the channel of a form. */
export async function channelOf(
  deps: Deps,
  { teamId }: Sender,
  { typed: { channel: channelId } }: SentOffer,
  client: Parameters<typeof needsSchoolChannel>[1],
): Promise<{ isPrivate?: boolean }> {
  return channelId ? needsSchoolChannel(deps, client, { teamId, channelId }) : {};
}

/** The form was sent: a draft that only its host sees, or the draft said anew. */
export async function draftSession(
  deps: OfferDeps,
  who: Offering,
  { typed, isPrivate }: CheckedOffer,
): Promise<Answer> {
  const { teamId, userId, cause, sessionId } = who;
  await deps.roster.colleague(teamId, userId);
  const { calendar, zone } = await deps.schools.home(teamId);
  const now = deps.clock();
  const answers = await answeredBy(deps, who);
  const read = readOffer(typed, calendar, now, Boolean(answers));
  if ('faults' in read) throw new UserError('bad-offer', Object.values(read.faults).join(' '));
  const { goal, ...said } = read.offer;
  const served = servedGoal(goal, await deps.goals.active(teamId));
  if (!served) throw new UserError('goal-gone', goalGone);
  const offer = { ...said, ...served, ...(isPrivate && { isPrivate: true as const }) };
  const before = sessionId && !who.isAnswer ? await draftOf(deps, { teamId, userId, sessionId }) : undefined;
  const id = before?.id ?? deps.newId();
  const gapId = who.gapId ?? before?.gapId;
  const draft: ModelingSession = {
    ...{ teamId, id, offerId: id, hostId: userId, status: 'draft', sequence: 0, visitors: [], waiting: [] },
    ...{ cause: before?.cause ?? cause, offeredAt: before?.offeredAt ?? now, turn: before?.turn ?? 0 },
    ...answers,
    ...(gapId && { gapId }),
    ...offer,
  };
  return previewAnswer(before ? await keep(deps, draft) : await deps.sessions.addOnce(draft), zone);
}

/** A draft of one's own. Throws UserError when it stands in its channel already. */
export async function draftOf(
  deps: Pick<Deps, 'sessions'>,
  press: { teamId: string; userId: string; sessionId: string },
): Promise<ModelingSession> {
  const session = await hostedBy(deps, press);
  if (session.status === 'draft') return session;
  throw new UserError(
    'posted-already',
    'This session was posted already. `/model list` shows it; there you can change it or call it off.',
  );
}

/** **Post it**: the time of the host, and of who minds a visitor's class, is taken for each time that is offered, and the card stands in the channel. */
export async function postSession(deps: OfferDeps, press: Press): Promise<Answer> {
  const person = await deps.roster.colleague(press.teamId, press.userId);
  const draft = await draftOf(deps, press);
  const ids = (draft.more ?? []).map(() => deps.newId());
  const opened = openOffer(draft, ids, deps.clock());
  if (!opened) throw new UserError('time-past', 'A time of it is past by now. Press Change and choose a later one.');
  for (const session of opened) {
    await mustBeThere(deps, person, session);
    await lenderMustBeFree(deps, session);
  }
  const [first, ...others] = opened;
  if (!first) throw new Error('an offer without a time');
  const offer: [ModelingSession, ...ModelingSession[]] = [await keep(deps, first)];
  for (const other of others) offer.push(await deps.sessions.addOnce(other));
  for (const { teamId, hostId, cover, id: eventId, startsAt: from, endsAt: to } of offer)
    for (const userId of [hostId, ...(cover.by ? [cover.by] : [])])
      await deps.bookings.take({ teamId, userId, eventId, cells: cellsOf({ from, to }) });
  if (draft.requestId) await answerRequest(deps, press.teamId, draft.requestId, draft.id);
  await sendCard(deps, offer);
  for (const session of offer) await tellLender(deps, session);
  await tellAsker(deps, offer);
  return postedAnswer(offer[0]);
}

/** Throws UserError when the host cannot be there, or the school has closed on its day meanwhile. */
async function mustBeThere(deps: OfferDeps, person: Person, session: ModelingSession): Promise<void> {
  const { calendar, zone } = await deps.schools.home(session.teamId);
  if (dayKind(calendar, dayOf(session.startsAt, zone)) === 'closed')
    throw new UserError('day-closed', 'School is closed on that day by now. Press Change and choose another one.');
  const hindrance = await hindranceOf(deps, person, session);
  if (!hindrance) return;
  if (hindrance.kind === 'minds')
    throw new UserError('host-minds', `${mindsThen}, or press Change and choose another time.`);
  const { session: other, visit } = hindrance.kind === 'busy' ? hindrance : {};
  throw new UserError(
    `host-${hindrance.kind}`,
    other || visit
      ? `You are at ${visit ? `the visit in ${visit.place}` : `“${other?.topic}”`} then. Press Change and choose another time.`
      : 'You cannot be there then. Press Change and choose another day.',
  );
}
