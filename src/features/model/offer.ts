import type { Deps } from '../../deps.ts';
import { cellsOf } from '../../domain/booking.ts';
import { type ModelingSession, openSession } from '../../domain/modeling.ts';
import { type Offer, type OfferField, readOffer, type TypedOffer } from '../../domain/modeling-offer.ts';
import { seemsToNamePupil } from '../../domain/pupil-name.ts';
import { UserError } from '../../errors.ts';
import { needsSchoolChannel } from '../../slack/channel.ts';
import { faultBeside } from '../../slack/parse.ts';
import type { Answer } from '../../slack/view.ts';
import type { Press, Sender, SentOffer } from './input.ts';
import { type Hindrance, hindranceOf, hostedBy, keep, type ModelDeps } from './load.ts';
import { sendCard } from './messages.ts';
import { postedAnswer, previewAnswer } from './views.ts';

type OfferDeps = ModelDeps & Pick<Deps, 'newId'>;

/** What is wrong with the form: a sentence by field. */
export async function offerFaults(
  deps: Deps,
  who: Sender,
  { typed, namesNoPupil }: SentOffer,
  client: Parameters<typeof needsSchoolChannel>[1],
): Promise<Partial<Record<OfferField, string>>> {
  const { teamId, userId, sessionId } = who;
  const { calendar } = await deps.schools.home(teamId);
  const read = readOffer(typed, calendar, deps.clock());
  if ('faults' in read) return read.faults;
  const { offer } = read;
  const named = namesNoPupil ? {} : await pupilFaults(deps, teamId, offer);
  if (Object.keys(named).length > 0) return named;
  const person = await deps.roster.colleague(teamId, userId);
  const hindrance = await hindranceOf(deps, person, { ...offer, id: sessionId });
  if (hindrance) return hostHindered(hindrance);
  return faultBeside('channel', () => needsSchoolChannel(deps, client, { teamId, channelId: offer.channelId }));
}

/** A sentence beside the field for words that seem to name a pupil, until the host says that they do not. */
async function pupilFaults(
  deps: Deps,
  teamId: string,
  { topic, lookFors, goal = '', place }: Offer,
): Promise<Partial<Record<OfferField, string>>> {
  const { colleagues } = await deps.matcher.directory(teamId);
  const known = [...colleagues.values()].map(({ name }) => name);
  const faults: Partial<Record<OfferField, string>> = {};
  for (const [field, words] of [
    ['topic', [topic]],
    ['lookFors', lookFors],
    ['goal', [goal]],
    ['place', [place]],
  ] as const) {
    const names = words.flatMap((one) => seemsToNamePupil(one, known));
    if (names.length > 0)
      faults[field] =
        `This seems to name a student: ${names.join(', ')}. Write “a student”, or tick that no student is named here.`;
  }
  return faults;
}

function hostHindered(hindrance: Hindrance): Partial<Record<OfferField, string>> {
  if (hindrance.kind === 'away')
    return { day: 'You are away that day, as your settings say. Choose another day, or change `/contour settings`.' };
  const { with: other } = hindrance;
  return { from: `You are at another session then${other ? `: ${other.topic}` : ''}. Choose another time.` };
}

/** The form was sent: a draft that only its host sees, or the draft said anew. */
export async function draftSession(deps: OfferDeps, who: Sender, typed: TypedOffer): Promise<Answer> {
  const { teamId, userId, cause, sessionId } = who;
  await deps.roster.colleague(teamId, userId);
  const { calendar, zone } = await deps.schools.home(teamId);
  const now = deps.clock();
  const read = readOffer(typed, calendar, now);
  if ('faults' in read) throw new UserError('bad-offer', Object.values(read.faults).join(' '));
  if (!sessionId) {
    const { offer } = read;
    const draft: ModelingSession = {
      ...{ teamId, id: deps.newId(), cause, hostId: userId, status: 'draft', offeredAt: now, turn: 0 },
      ...offer,
      visitors: [],
      waiting: [],
    };
    return previewAnswer(await deps.sessions.addOnce(draft), zone);
  }
  const { goal: _, ...before } = await draftOf(deps, { teamId, userId, sessionId });
  return previewAnswer(await keep(deps, { ...before, ...read.offer }), zone);
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
    'This session was posted already. `/model list` shows it; there you can call it off.',
  );
}

/** **Post it**: the host's time is taken, and the card stands in the channel. */
export async function postSession(deps: OfferDeps, press: Press): Promise<Answer> {
  const person = await deps.roster.colleague(press.teamId, press.userId);
  const draft = await draftOf(deps, press);
  const opened = draft.startsAt > deps.clock() ? openSession(draft) : undefined;
  if (!opened) throw new UserError('time-past', 'Its time is past by now. Press Change and choose a later one.');
  const hindrance = await hindranceOf(deps, person, draft);
  if (hindrance) {
    const busy = hindrance.kind === 'busy' && hindrance.with;
    throw new UserError(
      `host-${hindrance.kind}`,
      busy
        ? `You are at “${busy.topic}” then. Press Change and choose another time.`
        : 'You cannot be there then. Press Change and choose another day.',
    );
  }
  const cells = cellsOf({ from: opened.startsAt, to: opened.endsAt });
  await deps.bookings.take({ teamId: press.teamId, userId: press.userId, eventId: opened.id, cells });
  const session = await keep(deps, opened);
  await sendCard(deps, session);
  return postedAnswer(session);
}
