import type { ModalView } from '@slack/types';
import type { Deps } from '../../deps.ts';
import { type Leader, leadersIn, mayName, type Scope } from '../../domain/leader.ts';
import type { Person, Who } from '../../domain/person.ts';
import { UserError } from '../../errors.ts';
import { mention } from '../../slack/blocks.ts';
import { scopeWords } from '../../slack/scope-words.ts';
import type { Answer } from '../../slack/view.ts';
import { showProgress } from './first-run.ts';
import type { Asked, Press } from './input.ts';
import { leaderForm, leadersView, leadNowView, namedView, newsView, removedView } from './leader-views.ts';
import { tellUnasked } from './unasked.ts';

export type LeaderDeps = Pick<
  Deps,
  'leaders' | 'teams' | 'audit' | 'people' | 'schools' | 'outbox' | 'roster' | 'clock' | 'newId' | 'writeUnasked'
>;

const kind = 'contour.leader';
const namedKey = ({ userId, scope, at }: Leader) => `leader:${userId}:${scope}:named:${+at}`;

/** `/contour leaders`: who leads the school and its teams. */
export async function showLeaders(deps: LeaderDeps, { teamId, userId, channelId }: Asked): Promise<Answer> {
  const person = await deps.roster.colleague(teamId, userId);
  const here = (await deps.teams.find(teamId, channelId))?.channelId;
  return leadersView(await deps.leaders.all(teamId), person, { here });
}

/** The form behind **Name a leader**, for the school and the team whose channel it was opened from. */
export async function openLeaderForm(deps: LeaderDeps, { teamId, userId, value }: Press): Promise<ModalView> {
  const person = await deps.roster.colleague(teamId, userId);
  const leaders = await deps.leaders.all(teamId);
  const team = await deps.teams.find(teamId, value);
  const scopes: Scope[] = team ? ['school', team.channelId] : ['school'];
  const free = scopes.filter((scope) => mayName(person, scope, leaders));
  if (free.length === 0) throw mayNot();
  return leaderForm(free);
}

/** What only the records and Slack can tell of a filled form: the sentence beside the field. */
export async function leaderFaults(
  deps: LeaderDeps,
  { teamId }: Who,
  { colleague, scope }: { colleague: string; scope: Scope },
): Promise<Record<string, string>> {
  const { standing } = await deps.roster.fresh(teamId, colleague);
  const sentence = standing === 'colleague' ? undefined : cannotLead(standing);
  if (sentence) return { colleague: sentence };
  const leaders = await deps.leaders.all(teamId);
  const leadsAlready = leaders.some((leader) => leader.userId === colleague && leader.scope === scope);
  return leadsAlready ? { colleague: 'They lead this already. Choose someone else.' } : {};
}

/** Names a leader, tells them, and puts it on record. */
export async function nameLeader(
  deps: LeaderDeps,
  { teamId, userId }: Who,
  { colleague, scope }: { colleague: string; scope: Scope },
): Promise<Answer> {
  const person = await deps.roster.colleague(teamId, userId);
  const leaders = await deps.leaders.all(teamId);
  if (scope !== 'school' && !(await deps.teams.find(teamId, scope))) throw gone();
  if (!mayName(person, scope, leaders)) throw await leadsNow(deps, person, scope, leaders);
  const named = await deps.people.find(teamId, colleague);
  if (named?.standing !== 'colleague') throw new UserError('cannot-lead', cannotLead(named?.standing));
  const leader: Leader = { teamId, userId: colleague, scope, namedBy: userId, at: deps.clock() };
  const isFirst = leadersIn(scope, leaders).length === 0;
  if (!(await (isFirst ? deps.leaders.nameFirst(leader) : deps.leaders.name(leader))))
    throw new UserError('leads-already', 'They lead this already. Choose someone else.');
  await deps.audit.add({
    teamId,
    at: deps.clock(),
    by: userId,
    act: 'leader.named',
    about: colleague,
    change: { what: 'scope', from: '', to: scope },
  });
  if (colleague !== userId)
    await tellUnasked(deps, { ...leader, key: namedKey(leader), kind, view: namedView(leader) });
  await announce(deps, leader, { by: userId, what: 'named' });
  await showProgress(deps, teamId);
  const lead =
    colleague === userId
      ? `You lead ${scopeWords(scope)} now.`
      : `${mention(colleague)} leads ${scopeWords(scope)} now, and hears of it in their working hours.`;
  return leadersView(await deps.leaders.all(teamId), person, { lead });
}

/** **Remove**, or **Step down** of oneself. */
export async function removeLeader(deps: LeaderDeps, { teamId, userId, value }: Press): Promise<Answer> {
  const person = await deps.roster.colleague(teamId, userId);
  const [scope = '', about = ''] = value.split(':');
  const isSelf = about === userId;
  const before = await deps.leaders.all(teamId);
  if (!isSelf && !mayName(person, scope, before)) throw mayNot();
  const leader = before.find((one) => one.scope === scope && one.userId === about);
  if (!leader || !(await deps.leaders.remove(teamId, scope, about))) throw gone();
  await deps.audit.add({
    teamId,
    at: deps.clock(),
    by: userId,
    act: isSelf ? 'leader.stepped-down' : 'leader.removed',
    about,
    change: { what: 'scope', from: scope, to: '' },
  });
  const isKnown = await takeBackNamed(deps, leader);
  if (!isSelf && isKnown)
    await tellUnasked(deps, {
      ...{ teamId, userId: about, key: `leader:${about}:${deps.newId()}`, kind },
      view: removedView(userId, scope),
    });
  await announce(deps, leader, { by: userId, what: isSelf ? 'stepped-down' : 'removed' });
  const lead = isSelf
    ? `You lead ${scopeWords(scope)} no longer.`
    : `${mention(about)} leads ${scopeWords(scope)} no longer${isKnown ? ', and hears of it in their working hours' : ''}.`;
  return leadersView(await deps.leaders.all(teamId), person, { lead });
}

/** Someone who is no colleague any more leads nothing. */
export async function leaveLeading(deps: LeaderDeps, { teamId, userId }: Who): Promise<void> {
  const leading = (await deps.leaders.all(teamId)).filter((leader) => leader.userId === userId);
  for (const leader of leading) {
    const { scope } = leader;
    await deps.leaders.remove(teamId, scope, userId);
    await takeBackNamed(deps, leader);
    await deps.audit.add({
      teamId,
      at: deps.clock(),
      act: 'leader.left',
      about: userId,
      change: { what: 'scope', from: scope, to: '' },
    });
    await announce(deps, leader, { by: userId, what: 'left' });
  }
}

/**
 * Tells of a change those whom it concerns beside the two: whoever leads there too, and the team in its channel. Where nobody
 * leads the school any more, whoever set Contour up hears that an admin names the next one.
 */
async function announce(
  deps: LeaderDeps,
  { teamId, userId: about, scope }: Leader,
  news: { by: string; what: 'named' | 'removed' | 'stepped-down' | 'left' },
): Promise<void> {
  const leaders = await deps.leaders.all(teamId);
  const present = [...new Set(leadersIn(scope, leaders).map(({ userId }) => userId))];
  const { installerId } = await deps.schools.home(teamId);
  const concerned = present.length > 0 || !installerId ? present : [installerId];
  // One act takes effect once, so its key may be of chance: someone can be named a second time.
  const key = `leader-news:${deps.newId()}`;
  for (const userId of concerned)
    if (userId !== news.by && userId !== about)
      await tellUnasked(deps, {
        ...{ teamId, userId, key: `${key}:to:${userId}`, kind },
        view: newsView({ ...news, about, scope, isLast: present.length === 0 }),
      });
  if (scope === 'school' || !(await deps.teams.find(teamId, scope))) return;
  await deps.outbox.add({
    ...{ teamId, key, kind: 'contour.leader-news', method: 'chat.postMessage', channel: scope, priority: 3 },
    payload: { ...leadNowView(leaders.filter((one) => one.scope === scope).map(({ userId }) => userId)) },
    notBefore: deps.clock(),
    onAmbiguous: 'resend',
  });
}

/** Whoever is relieved before they could read that they were named is told neither. True when they know. */
async function takeBackNamed(deps: LeaderDeps, leader: Leader): Promise<boolean> {
  const key = namedKey(leader);
  const isUnsent = (await deps.outbox.find(leader.teamId, key))?.state === 'pending';
  if (isUnsent) await deps.outbox.withdraw(leader.teamId, [key], 'leads no longer');
  return !isUnsent;
}

function cannotLead(standing?: Person['standing']): string {
  if (standing === 'bot') return 'This is a bot. Choose a colleague.';
  if (standing === 'deactivated') return 'This account is closed. Choose a colleague who is here.';
  if (standing === 'invited') return 'They have not signed in to Slack yet. Choose someone else, or try again then.';
  return 'Guests and people of other organizations cannot lead here. Choose a full member of this workspace.';
}

/** An admin who names a first leader, when somebody leads by now, hears who does. */
async function leadsNow(
  deps: LeaderDeps,
  { teamId, isAdmin }: Person,
  scope: Scope,
  leaders: readonly Leader[],
): Promise<UserError> {
  const [first] = leadersIn(scope, leaders);
  const name = first && (await deps.people.find(teamId, first.userId))?.name;
  if (!isAdmin || !name) return mayNot();
  return new UserError(
    'named-meanwhile',
    `${name} leads here by now, and names who else does. Ask them; \`/contour leaders\` shows who leads.`,
  );
}

function mayNot(): UserError {
  return new UserError(
    'may-not-name',
    'The first leader is named by an admin of this workspace, later ones by those who lead. Ask one of them; `/contour leaders` shows who leads.',
  );
}

function gone(): UserError {
  return new UserError('leader-gone', 'This has changed meanwhile. Type `/contour leaders` to see who leads now.');
}
