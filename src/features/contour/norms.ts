import type { ModalView } from '@slack/types';
import type { Deps } from '../../deps.ts';
import { maySetGoal } from '../../domain/goal.ts';
import type { Scope } from '../../domain/leader.ts';
import { readNorms, starterNorms } from '../../domain/norms.ts';
import type { Who } from '../../domain/person.ts';
import { pupilFaults } from '../../domain/pupil-faults.ts';
import { UserError } from '../../errors.ts';
import type { Answer } from '../../slack/view.ts';
import type { Asked, Press, Sender } from './input.ts';
import { normsCard, normsForm, normsView } from './norms-views.ts';
import type { Look } from './team.ts';

type NormDeps = Pick<Deps, 'norms' | 'teams' | 'leaders' | 'audit' | 'roster' | 'matcher' | 'clock'>;

/** `/contour norms`: those of the team whose channel this is, else the school's. */
export async function showNorms(deps: NormDeps, { teamId, userId, channelId }: Asked): Promise<Answer> {
  const team = await deps.teams.find(teamId, channelId);
  return seen(deps, { teamId, userId }, team?.channelId ?? 'school');
}

async function seen(deps: NormDeps, who: Who, scope: Scope, lead?: string): Promise<Answer> {
  const norms = await normsOf(deps, who.teamId, scope);
  return normsView({ scope, ...norms, mayEdit: await mayEdit(deps, who, scope), lead });
}

/** A team's own, else the school's, else those that Contour begins with. */
async function normsOf(deps: Pick<Deps, 'norms'>, teamId: string, scope: Scope) {
  const own = await deps.norms.own(teamId, scope);
  if (own) return { norms: own, areOwn: true };
  return { norms: (await deps.norms.own(teamId, 'school')) ?? starterNorms, areOwn: false };
}

/** The form behind **Write our own**. */
export async function openNormsForm(deps: NormDeps, { teamId, userId, value }: Press): Promise<ModalView> {
  await needsMayEdit(deps, { teamId, userId }, value);
  return normsForm(value, (await normsOf(deps, teamId, value)).norms);
}

interface SentNorms {
  norms: string | null;
  namesNoPupil: boolean;
}

/** What is wrong with the form. */
export async function normsFaults(deps: NormDeps, { teamId }: Who, sent: SentNorms): Promise<Record<string, string>> {
  const read = readNorms(sent.norms);
  if ('faults' in read) return { ...read.faults };
  return { ...pupilFaults(await deps.matcher.directory(teamId), { norms: read.norms }, sent) };
}

/** Keeps the norms that a school or a team has written. */
export async function saveNorms(
  deps: NormDeps,
  { teamId, userId, about }: Sender,
  { norms }: SentNorms,
): Promise<Answer> {
  const read = readNorms(norms);
  if ('faults' in read) throw new UserError('bad-norms', read.faults.norms);
  await needsMayEdit(deps, { teamId, userId }, about);
  const before = await deps.norms.own(teamId, about);
  await deps.norms.set(teamId, about, read.norms);
  const change = { what: about, from: String(before?.length ?? 0), to: String(read.norms.length) };
  await deps.audit.add({ teamId, at: deps.clock(), by: userId, act: 'norms.changed', change });
  const lead = read.norms.length > 0 ? 'Saved.' : 'Saved. What Contour or the school begins with stands here again.';
  return seen(deps, { teamId, userId }, about, lead);
}

/** **Show them in this channel**: a card, by the act of a member. */
export async function postNorms(deps: Deps, { teamId, userId, value }: Press, look: Look): Promise<Answer> {
  await needsMayEdit(deps, { teamId, userId }, value);
  await look(deps, { teamId, channelId: value });
  await deps.outbox.add({
    teamId,
    // One message of one press, which takes effect once, so its key may be of chance.
    key: `norms:${value}:${deps.newId()}`,
    kind: 'contour.norms',
    method: 'chat.postMessage',
    channel: value,
    payload: { ...normsCard((await normsOf(deps, teamId, value)).norms, userId) },
    priority: 2,
    notBefore: deps.clock(),
    onAmbiguous: 'resend',
  });
  return seen(deps, { teamId, userId }, value, 'They stand in the channel now.');
}

/** Whoever may set a scope's goal writes its norms too. */
async function mayEdit(deps: NormDeps, { teamId, userId }: Who, scope: Scope): Promise<boolean> {
  const person = await deps.roster.colleague(teamId, userId);
  const members = scope === 'school' ? [] : await deps.teams.members(teamId, scope);
  return maySetGoal(person, scope, await deps.leaders.all(teamId), members);
}

async function needsMayEdit(deps: NormDeps, who: Who, scope: Scope): Promise<void> {
  if (scope !== 'school' && !(await deps.teams.find(who.teamId, scope)))
    throw new UserError('no-team', 'Contour is not on in this channel any more. `/contour team` switches it on.');
  if (await mayEdit(deps, who, scope)) return;
  throw new UserError(
    'may-not-set-norms',
    'The norms of the school are written by its leaders and admins, those of a team by its members. `/contour leaders` shows who leads.',
  );
}
