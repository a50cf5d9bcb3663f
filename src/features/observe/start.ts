import type { ModalView } from '@slack/types';
import type { Deps } from '../../deps.ts';
import { protocols } from '../../domain/observation-protocol.ts';
import { pupilFaults } from '../../domain/pupil-faults.ts';
import { openRound, type Round, takeNoPart, takePart } from '../../domain/round.ts';
import { readRound, type TypedRound } from '../../domain/typed-round.ts';
import { UserError } from '../../errors.ts';
import { membersOf, needsSchoolChannel } from '../../slack/channel.ts';
import { faultBeside } from '../../slack/parse.ts';
import type { Answer } from '../../slack/view.ts';
import { dayOf } from '../../time/calendar-day.ts';
import type { Asked, Press, Pressed, Sender, Sent } from './input.ts';
import {
  type Client,
  keepRound,
  needsAgreement,
  needsReader,
  type ObserveDeps,
  openRoundOf,
  ownRound,
  roundOf,
} from './load.ts';
import { redrawCard, sendCard, shownRound } from './messages.ts';
import { roundForm } from './round-form-views.ts';
import { postedAnswer, previewAnswer, roundModal } from './round-views.ts';
import { saidAnswer } from './views.ts';

/** What was sent, and what Slack tells of the channel. */
type SentRound = Sent<TypedRound> & { isPrivate?: boolean };

/** `/observe` in a team's channel: the round that runs there, or the form that begins one. */
export async function openObserve(deps: Deps, { teamId, userId, channelId, isDirect }: Asked): Promise<ModalView> {
  await deps.roster.colleague(teamId, userId);
  if (isDirect)
    throw new UserError(
      'no-channel',
      'A round of visits belongs to a team. Open the team’s channel and type `/observe` there; `/observe list` shows your own visits anywhere.',
    );
  await needsAgreement(deps, teamId);
  if (!(await deps.teams.find(teamId, channelId)))
    throw new UserError(
      'no-team',
      'Contour is not on in this channel yet. Type `/contour team` in it first, then `/observe`.',
    );
  const round = await deps.rounds.openIn(teamId, channelId);
  if (round) return roundModal(await shownRound(deps, round), userId);
  // Where the form was opened is not in what Slack sends back with it.
  return { ...roundForm(undefined, await today(deps, teamId)), private_metadata: `in-${channelId}` };
}

/** What is wrong with the form: a sentence by field. */
export async function roundFaults(
  deps: Deps,
  who: Sender,
  { typed, namesNoPupil }: SentRound,
  client: Client,
): Promise<Record<string, string>> {
  const { teamId } = who;
  const { calendar } = await deps.schools.home(teamId);
  const read = readRound(typed, calendar, await today(deps, teamId));
  if ('faults' in read) return { ...read.faults };
  const { problem, focus, protocol } = read.planned;
  const named = pupilFaults(await deps.matcher.directory(teamId), { problem, focus }, { namesNoPupil });
  if (Object.keys(named).length > 0) return { ...named };
  return faultBeside('protocol', async () => {
    const { channelId, isPrivate } = await channelOf(deps, who, client);
    const isForAll = protocols[protocol].keeps === 'patterns';
    if (isPrivate && isForAll && (await hasLeaders(deps, client, { teamId, channelId }))) throw leadersFirst();
  });
}

/** The channel of a form, as Slack has it this moment. Throws UserError where a round has no place. */
export async function channelOf(
  deps: Pick<Deps, 'rounds' | 'log'>,
  who: Sender,
  client: Client,
): Promise<{ channelId: string; isPrivate: boolean }> {
  const { teamId, id } = who;
  const channelId = id.startsWith('in-') ? id.slice(3) : (await draftOf(deps, who)).channelId;
  return { channelId, ...(await needsSchoolChannel(deps, client, { teamId, channelId })) };
}

/** Whether someone is in a channel who leads the school, or evaluates colleagues. */
async function hasLeaders(
  { leaders, people }: Pick<Deps, 'leaders' | 'people'>,
  client: Client,
  { teamId, channelId }: { teamId: string; channelId: string },
): Promise<boolean> {
  const leading = (await leaders.all(teamId)).filter(({ scope }) => scope === 'school').map(({ userId }) => userId);
  const members: string[] = [];
  for await (const userId of membersOf(client, channelId)) members.push(userId);
  const known = await people.findMany(teamId, members);
  return leading.some((userId) => members.includes(userId)) || known.some(({ evaluates = [] }) => evaluates.length > 0);
}

/** Source: domain.md section 2, "Rounds", must: the result is shown to all staff first, or at the same hour as leaders. */
function leadersFirst(): UserError {
  return new UserError(
    'leaders-first',
    'Someone who leads the school, or evaluates colleagues, is in this private channel and would read what the rooms show, where the staff does not. Begin it in a channel that all can read, or choose another kind of visit.',
  );
}

/** The form was sent: a draft that only who began it sees, or the draft said anew. */
export async function draftRound(deps: ObserveDeps, who: Sender, { typed, isPrivate }: SentRound): Promise<Answer> {
  const { teamId, userId, cause, id } = who;
  await deps.roster.colleague(teamId, userId);
  await needsAgreement(deps, teamId);
  const { calendar } = await deps.schools.home(teamId);
  const read = readRound(typed, calendar, await today(deps, teamId));
  if ('faults' in read) throw new UserError('bad-round', Object.values(read.faults).join(' '));
  if (!id.startsWith('in-')) {
    const before = await draftOf(deps, { teamId, userId, id });
    return previewAnswer(await shownRound(deps, await keepRound(deps, { ...before, ...read.planned })));
  }
  const draft: Round = {
    ...{ teamId, id: deps.newId(), cause, channelId: id.slice(3), startedBy: userId, ...read.planned },
    ...(isPrivate && { isPrivate: true as const }),
    status: 'draft',
    startedAt: deps.clock(),
    members: [],
    turn: 0,
  };
  return previewAnswer(await shownRound(deps, await deps.rounds.addOnce(draft)));
}

/** The form behind **Change**, with what was written; or an empty one for the channel it was opened in. */
export async function openRoundForm(deps: Deps, press: Press): Promise<ModalView> {
  const day = await today(deps, press.teamId);
  if (press.id.startsWith('in-')) return { ...roundForm(undefined, day), private_metadata: press.id };
  return roundForm(await draftOf(deps, press), day);
}

/** **Post it**: the card stands in the channel, and who began the round takes part. */
export async function postRound(deps: ObserveDeps, press: Press): Promise<Answer> {
  const { teamId, userId } = press;
  await deps.roster.colleague(teamId, userId);
  await needsAgreement(deps, teamId);
  const draft = await draftOf(deps, press);
  if (draft.to < (await today(deps, teamId)))
    throw new UserError('round-past', 'Its last day is past by now. Press Change and choose later days.');
  if (await deps.rounds.openIn(teamId, draft.channelId))
    throw new UserError('round-runs', 'A round runs in this channel already. `/observe` shows it; end it first.');
  const opened = openRound(draft);
  const round = await keepRound(deps, { ...draft, ...opened, members: [userId] });
  await sendCard(deps, round);
  return postedAnswer(round);
}

/** **Take part**: by one's own press; the round may then propose a partner. */
export async function takePartIn(deps: ObserveDeps, press: Press, client: Client): Promise<Answer> {
  const { teamId, userId, id } = press;
  await deps.roster.colleague(teamId, userId);
  await needsAgreement(deps, teamId);
  const round = await openRoundOf(deps, teamId, id);
  await needsReader(deps, round, userId, client);
  const joined = takePart(round, userId);
  if (!joined) return saidAnswer('You take part already. Press Open a door, or sign up for one.');
  await redrawCard(deps, await keepRound(deps, joined));
  return saidAnswer('You take part. Open a door yourself, or sign up for one; `/observe` shows all.');
}

/** The way out again. */
export async function takeNoPartIn(deps: ObserveDeps, press: Pressed): Promise<Answer> {
  const round = await roundOf(deps, press.teamId, press.id);
  const left = takeNoPart(round, press.userId);
  if (left) await redrawCard(deps, await keepRound(deps, left));
  return saidAnswer('You take no part any more. Visits that you agreed on stay; `/observe list` shows them.');
}

async function draftOf(deps: Pick<Deps, 'rounds'>, press: Pressed): Promise<Round> {
  const round = await ownRound(deps, press);
  if (round.status === 'draft') return round;
  throw new UserError('posted-already', 'This round was posted already. `/observe` in its channel shows it.');
}

async function today(deps: Pick<Deps, 'schools' | 'clock'>, teamId: string): Promise<string> {
  return dayOf(deps.clock(), (await deps.schools.home(teamId)).zone);
}
