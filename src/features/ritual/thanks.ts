import type { ModalView } from '@slack/types';
import type { Deps } from '../../deps.ts';
import { firstName } from '../../domain/person.ts';
import { pupilFaults } from '../../domain/pupil-faults.ts';
import { hide, mostThanks, readThanks, show, type Thanks, type TypedThanks, whyNoThanks } from '../../domain/thanks.ts';
import { UserError } from '../../errors.ts';
import { faultBeside } from '../../slack/parse.ts';
import { onlyChosen } from '../../slack/roster.ts';
import type { Answer } from '../../slack/view.ts';
import { weekLabel } from '../../time/school-week.ts';
import type { Press, Pressed, Sender, Sent } from './input.ts';
import type { RitualDeps } from './load.ts';
import { editThanks, kinds, postThanks, redrawCard, thanksKey, unpostThanks } from './messages.ts';
import { chosenView, sentWords, thanksForm, thanksView } from './thanks-views.ts';
import { saidAnswer } from './views.ts';

type ThanksDeps = RitualDeps & Pick<Deps, 'thanks'>;

/** More teams than this are not offered: nobody reads further. */
const mostTeams = 5;

/** The form behind **Say thanks** and `/ritual thanks`. */
export async function openThanks(deps: Deps, { teamId, userId, id }: Pressed, to?: string): Promise<ModalView> {
  await deps.roster.colleague(teamId, userId);
  return thanksForm(id, to);
}

/** What is wrong with the form: a sentence by field. */
export async function thanksFaults(
  deps: Deps,
  { teamId, userId }: Sender,
  { typed, namesNoPupil }: Sent<TypedThanks>,
): Promise<Record<string, string>> {
  const read = readThanks(typed, userId);
  if ('faults' in read) return { ...read.faults };
  const { receiverId, because, could } = read.said;
  const stranger = await faultBeside('to', () => onlyChosen(deps.roster, { teamId, userId: receiverId }));
  if (Object.keys(stranger).length > 0) return stranger;
  const why = whyNoThanks(await deps.thanks.ofWeek(teamId, userId, await thisWeek(deps, teamId)), receiverId);
  if (why) return { to: why };
  return { ...pupilFaults(await deps.matcher.directory(teamId), { because, could }, { namesNoPupil }) };
}

/** The receiver alone is told, in their working hours, and says who else sees it. */
export async function sayThanks(deps: ThanksDeps, who: Sender, typed: TypedThanks): Promise<Answer> {
  const { teamId, userId, cause, id: cardId } = who;
  await deps.roster.colleague(teamId, userId);
  const read = readThanks(typed, userId);
  if ('faults' in read) throw new UserError('bad-thanks', Object.values(read.faults).join(' '));
  const { receiverId } = read.said;
  const receiver = await deps.people.find(teamId, receiverId);
  if (receiver?.standing !== 'colleague')
    throw new UserError('not-a-colleague', 'Thanks go to full members of this workspace. Choose a colleague.');
  const week = await thisWeek(deps, teamId);
  const why = whyNoThanks(await deps.thanks.ofWeek(teamId, userId, week), receiverId);
  if (why) throw new UserError('enough-thanks', why);
  const thanks = await deps.thanks.addOnce(
    { ...{ teamId, id: deps.newId(), cause, giverId: userId, ...read.said }, ...{ at: deps.clock(), week, turn: 0 } },
    mostThanks,
  );
  if (!thanks) throw new UserError('enough-thanks', 'You have said enough thanks this week. Wait for Monday.');
  const view = thanksView(thanks, await teamsToShow(deps, thanks));
  const message = { teamId, userId: receiverId, key: thanksKey(thanks), kind: kinds.prompt, view };
  const isSent = await deps.writeUnasked(message);
  if (!isSent)
    throw new UserError(
      'away',
      'This colleague does not work for a long time from now. Thank them when they are back.',
    );
  if (cardId) await redrawCard(deps, await deps.rituals.countThanks(teamId, cardId));
  return saidAnswer(sentWords(thanks, firstName(receiver)));
}

/** **Show it**: it stands in the channel of a team of the receiver's. The button says which, behind the id. */
export async function showThanks(deps: ThanksDeps, press: Press): Promise<Answer> {
  const [id = '', channelId = ''] = press.id.split('-in-');
  const thanks = await receivedBy(deps, { ...press, id });
  if (!(await deps.teams.teamsOf(press.teamId, press.userId)).includes(channelId))
    throw new UserError('not-your-team', 'You are not in this team any more, so it is not shown there.');
  const shown = show(thanks, channelId);
  if (!shown) throw new UserError('shown-already', 'It stands in a channel already. Take it back there first.');
  const after = await keep(deps, shown);
  await postThanks(deps, after);
  await editThanks(deps, after, chosenView(after));
  return { ...saidAnswer(`It stands in <#${channelId}> now.`) };
}

/** **Keep it between us**. */
export async function keepThanks(deps: ThanksDeps, press: Press): Promise<Answer> {
  const thanks = await receivedBy(deps, press);
  if (thanks.shownIn) throw new UserError('shown-already', 'It stands in a channel already. Take it back there first.');
  const after = await keep(deps, thanks);
  await editThanks(deps, after, chosenView(after));
  return saidAnswer('It stays between you two.');
}

/** **Take it back**: the channel shows it no longer. */
export async function hideThanks(deps: ThanksDeps, press: Press): Promise<Answer> {
  const thanks = await receivedBy(deps, press);
  const hidden = hide(thanks);
  if (!hidden) throw new UserError('not-shown', 'It stands in no channel.');
  const after = await keep(deps, hidden);
  await unpostThanks(deps, thanks);
  await editThanks(deps, after, chosenView(after));
  return saidAnswer('Taken back. It is between you two again.');
}

/** Teams of the receiver's to which they may show it. */
export async function teamsToShow(deps: Pick<Deps, 'teams'>, { teamId, receiverId }: Thanks): Promise<string[]> {
  return (await deps.teams.teamsOf(teamId, receiverId)).slice(0, mostTeams);
}

/** Thanks by the id on a button, for whom they are; to everyone else they are not there. */
async function receivedBy(deps: Pick<Deps, 'thanks' | 'roster'>, { teamId, userId, id }: Pressed): Promise<Thanks> {
  await deps.roster.colleague(teamId, userId);
  const thanks = await deps.thanks.find(teamId, id);
  if (thanks?.receiverId === userId) return thanks;
  throw new UserError('thanks-gone', 'These thanks are not here any more: their words are kept for 180 days.');
}

async function keep(deps: Pick<Deps, 'thanks'>, thanks: Thanks): Promise<Thanks> {
  if (await deps.thanks.change(thanks)) return { ...thanks, turn: thanks.turn + 1 };
  throw new UserError('someone-was-first', 'You pressed twice, so this has changed. Look at the message again.');
}

async function thisWeek(deps: Pick<Deps, 'schools' | 'clock'>, teamId: string): Promise<string> {
  return weekLabel(deps.clock(), (await deps.schools.home(teamId)).zone);
}
