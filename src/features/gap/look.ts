import type { Deps } from '../../deps.ts';
import type { Gap } from '../../domain/gap.ts';
import { isPosted } from '../../domain/modeling.ts';
import { bestFirst, isAbout, keysOf } from '../../domain/outside-help.ts';
import { topicKey } from '../../domain/vocabulary.ts';
import type { Answer } from '../../slack/view.ts';
import { mostHelp } from './help-views.ts';
import type { Press } from './input.ts';
import { type GapDeps, gapOf } from './load.ts';
import { type Inside, lookView } from './look-views.ts';

const mostInside = 5;
const yearMs = 365 * 24 * 3600_000;

type LookDeps = GapDeps & Pick<Deps, 'expertise' | 'sessions' | 'teams' | 'outsideHelp'>;

/** **Where to look**: first what neighbouring teams and the register know, then the kinds of places there are. */
export async function lookAround(deps: LookDeps, press: Press): Promise<Answer> {
  await deps.roster.colleague(press.teamId, press.userId);
  const gap = await gapOf(deps, press);
  const register = await deps.outsideHelp.all(gap.teamId, mostHelp);
  const sorted = bestFirst(register, gap.topic);
  return lookView(gap, {
    inside: await insideOf(deps, gap),
    known: sorted.filter((help) => isAbout(help, gap.topic)),
    others: sorted.filter((help) => !isAbout(help, gap.topic)),
  });
}

/** Colleagues who list something of the topic, or showed it to all within a year, with the team they are in. */
async function insideOf(deps: LookDeps, { teamId, topic }: Gap): Promise<Inside[]> {
  const keys = keysOf(topic);
  const found = new Map<string, Inside['how']>();
  for (const key of keys)
    for (const { userId } of await deps.expertise.onTopic(teamId, key)) found.set(userId, 'lists');
  for (const session of await deps.sessions.openOrHeldSince(teamId, new Date(+deps.clock() - yearMs)))
    if (session.status === 'held' && !session.guest && isPosted(session) && keys.has(topicKey(session.topic)))
      found.set(session.hostId, 'showed');
  const inside: Inside[] = [];
  for (const { userId, standing } of await deps.people.findMany(teamId, [...found.keys()])) {
    if (standing !== 'colleague') continue;
    const [channelId] = await deps.teams.teamsOf(teamId, userId);
    inside.push({ userId, how: found.get(userId) ?? 'lists', ...(channelId && { channelId }) });
  }
  return inside.slice(0, mostInside);
}
