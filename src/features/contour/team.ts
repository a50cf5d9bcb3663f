import type { Deps, Undelivered } from '../../deps.ts';
import type { Who } from '../../domain/person.ts';
import type { Team } from '../../domain/team.ts';
import { UserError } from '../../errors.ts';
import { section } from '../../slack/blocks.ts';
import { needsSchoolChannel } from '../../slack/channel.ts';
import type { Answer } from '../../slack/view.ts';
import { type FirstRunDeps, showProgress } from './first-run.ts';
import type { Asked, Press } from './input.ts';
import { cardView, offView, teamView } from './team-views.ts';

export type TeamDeps = FirstRunDeps & Pick<Deps, 'roster'>;

/** Throws UserError for a channel that can be no team, as Slack has it this moment. */
export type Look = (deps: Deps, at: { teamId: string; channelId: string }) => Promise<unknown>;

export function looking(client: Parameters<typeof needsSchoolChannel>[1]): Look {
  return (deps, at) =>
    deps.askSlack(`channel ${at.teamId} ${at.channelId}`, () => needsSchoolChannel(deps, client, at));
}

const kind = 'contour.team-card';
const cardKey = (channelId: string) => `team:${channelId}:card`;

/** `/contour team`: who is in it, or the button that switches Contour on in this channel. */
export async function showTeam(deps: Deps, asked: Asked, look: Look): Promise<Answer> {
  const { teamId, userId, channelId } = asked;
  await deps.roster.colleague(teamId, userId);
  needsChannel(asked.isDirect);
  if (await deps.teams.find(teamId, channelId)) return shown(deps, asked);
  await look(deps, { teamId, channelId });
  return offView(channelId);
}

/** **Switch on here**: the channel becomes a team, with a message in it by which colleagues join. */
export async function switchOn(deps: Deps, { teamId, userId, value }: Press, look: Look): Promise<Answer> {
  await deps.roster.colleague(teamId, userId);
  await look(deps, { teamId, channelId: value });
  const team: Team = { teamId, channelId: value, switchedOnBy: userId, switchedOnAt: deps.clock() };
  if (await deps.teams.switchOn(team)) {
    await postCard(deps, team);
    await showProgress(deps, teamId);
  }
  return shown(deps, { teamId, userId, channelId: value }, `Contour is on in <#${value}>.`);
}

/** **Join**: by one's own act only. */
export async function joinTeam(deps: TeamDeps, { teamId, userId, value }: Press): Promise<Answer> {
  await deps.roster.colleague(teamId, userId);
  const team = await teamOf(deps, teamId, value);
  const isNew = await deps.teams.join(teamId, value, userId, deps.clock());
  if (isNew) await redrawCard(deps, team);
  const lead = isNew ? `You are in the team of <#${value}> now.` : 'You are in this team already.';
  return shown(deps, { teamId, userId, channelId: value }, lead);
}

/** **Leave**: at once, without a word to anyone. */
export async function leaveTeam(deps: TeamDeps, { teamId, userId, value }: Press): Promise<Answer> {
  const team = await teamOf(deps, teamId, value);
  const wasIn = await deps.teams.leave(teamId, value, userId);
  if (wasIn) await redrawCard(deps, team);
  const lead = wasIn ? `You are no longer in the team of <#${value}>.` : 'You are not in this team.';
  return shown(deps, { teamId, userId, channelId: value }, lead);
}

/** The same for `/contour team join` and `/contour team leave`, of the channel one is in. */
export function typedIn(act: typeof joinTeam): (deps: TeamDeps, asked: Asked) => Promise<Answer> {
  return async (deps, { teamId, userId, channelId, isDirect }) => {
    needsChannel(isDirect);
    return act(deps, { teamId, userId, value: channelId });
  };
}

/** Takes someone who is no colleague any more out of all their teams. */
export async function leaveAllTeams(deps: TeamDeps, { teamId, userId }: Who): Promise<void> {
  for (const channelId of await deps.teams.teamsOf(teamId, userId)) {
    await deps.teams.leave(teamId, channelId, userId);
    const team = await deps.teams.find(teamId, channelId);
    if (team) await redrawCard(deps, team);
  }
}

/** The channel cannot be posted in: who switched Contour on learns how the others can join all the same. */
export const cardUndelivered: Undelivered = async (deps, { teamId, key, method }) => {
  const team = await deps.teams.find(teamId, key.split(':')[1] ?? '');
  if (!team || method !== 'chat.postMessage') return;
  const text = `I cannot post in <#${team.channelId}>. Write \`/invite @contour\` there; until then colleagues join with \`/contour team join\` in that channel.`;
  await deps.outbox.add({
    teamId,
    key: `${key}:refused`,
    kind: 'contour.notice',
    method: 'chat.postMessage',
    channel: team.switchedOnBy,
    payload: { text, blocks: [section(text)] },
    priority: 1,
    notBefore: deps.clock(),
    onAmbiguous: 'resend',
  });
};

async function shown(deps: TeamDeps, at: Who & { channelId: string }, lead?: string): Promise<Answer> {
  return teamView(at.channelId, await deps.teams.members(at.teamId, at.channelId), at.userId, lead);
}

async function teamOf(deps: TeamDeps, teamId: string, channelId: string): Promise<Team> {
  const team = await deps.teams.find(teamId, channelId);
  if (!team) throw new UserError('no-team', 'Contour is not on in this channel yet. Type `/contour team` in it first.');
  return team;
}

function needsChannel(isDirect: boolean): void {
  if (!isDirect) return;
  throw new UserError(
    'no-channel',
    'A team lives in a channel. Open the channel of your team and type `/contour team` there.',
  );
}

async function postCard(deps: TeamDeps, { teamId, channelId, switchedOnBy }: Team): Promise<void> {
  await deps.outbox.add({
    teamId,
    key: cardKey(channelId),
    kind,
    method: 'chat.postMessage',
    channel: channelId,
    payload: { ...cardView(channelId, [], switchedOnBy) },
    priority: 2,
    notBefore: deps.clock(),
    onAmbiguous: 'resend',
  });
}

/** Each edit is of one act, which takes effect once, so its key may be of chance. */
async function redrawCard(deps: TeamDeps, { teamId, channelId, switchedOnBy }: Team): Promise<void> {
  const target = cardKey(channelId);
  await deps.outbox.add({
    teamId,
    key: `${target}:${deps.newId()}`,
    kind,
    method: 'chat.update',
    channel: { of: target },
    target,
    payload: { ...cardView(channelId, await deps.teams.members(teamId, channelId), switchedOnBy) },
    priority: 3,
    notBefore: deps.clock(),
    onAmbiguous: 'resend',
  });
}
