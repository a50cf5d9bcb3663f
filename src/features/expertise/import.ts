import type { ModalView } from '@slack/types';
import { z } from 'zod';
import type { Deps } from '../../deps.ts';
import { type Entry, entryCaps } from '../../domain/expertise.ts';
import type { CsvFault, CsvLine } from '../../domain/expertise-csv.ts';
import type { ImportDraft, Invitation } from '../../domain/invitation.ts';
import type { Person, Who } from '../../domain/person.ts';
import { pupilFaults } from '../../domain/pupil-faults.ts';
import { UserError } from '../../errors.ts';
import { namesNoPupil } from '../../slack/no-pupil-tick.ts';
import type { Answer } from '../../slack/view.ts';
import { importForm, mostPasted, type ReportLine, reportView, sentView } from './import-views.ts';
import type { Press } from './input.ts';
import { type InviteDeps, invite } from './invite.ts';
import { readExpertiseCsv } from './read-csv.ts';
import { nameOf, type WhoIs, type WhoIsDeps, whoAre } from './who-is.ts';

export type ImportDeps = InviteDeps & Pick<Deps, 'audit' | 'matcher'>;

/** Throws UserError for everyone but workspace admins. */
async function adminOnly(deps: Pick<Deps, 'roster'>, { teamId, userId }: Who): Promise<void> {
  const { isAdmin } = await deps.roster.colleague(teamId, userId);
  if (!isAdmin)
    throw new UserError(
      'not-an-admin',
      'Only workspace admins can invite from a list. To list yourself, type `/expertise add number talks`.',
    );
}

/** A pasted list, read, with everyone on it looked up. */
export interface PastedList {
  pasted: string;
  lines: CsvLine[];
  faults: CsvFault[];
  /** By `nameOf`; filled by `lookUpList`. */
  people: ReadonlyMap<string, WhoIs>;
  /** Whoever pasted it says that no student is named. */
  namesNoPupil: boolean;
}

/** The fields of the form: the list as it was pasted, and the box that no student is named. */
export const importFields = z
  .object({ list: z.string().max(mostPasted).nullish(), namesNoPupil })
  .transform(({ list, namesNoPupil }, context): PastedList => {
    if (list?.trim())
      return {
        ...{ pasted: list, people: new Map(), namesNoPupil },
        ...readExpertiseCsv(list),
      };
    context.addIssue({ code: 'custom', path: ['list'], message: 'Paste the list here, with the column names first.' });
    return z.NEVER;
  });

/** Who is on the list; asks Slack, so it runs outside of the transaction. */
export async function lookUpList(
  deps: WhoIsDeps & Pick<Deps, 'roster'>,
  who: Who,
  list: PastedList,
): Promise<PastedList> {
  await adminOnly(deps, who);
  const names = list.lines.map(({ who: named }) => named);
  return { ...list, people: await whoAre(deps, who.teamId, names) };
}

/** What would come of a list, line by line. Nothing is sent and nobody is listed. */
export async function report(deps: ImportDeps, who: Who, list: PastedList): Promise<Answer> {
  const lines: ReportLine[] = list.faults.map((fault) => ({ ...fault, taken: false }));
  const invitations = new Map<string, Entry[]>();
  const known = await knownOf(deps, who.teamId, list);
  const directory = await deps.matcher.directory(who.teamId);
  for (const { line, who: named, entry } of list.lines) {
    const found = list.people.get(nameOf(named));
    if (!found || 'sentence' in found) {
      lines.push({ line, sentence: `${nameOf(named)}: ${found?.sentence ?? ''}`, taken: false });
      continue;
    }
    const { person } = found;
    const entries = invitations.get(person.userId) ?? [];
    const { words } = pupilFaults(directory, { words: [entry.topic, entry.detail] }, list);
    const against = words ?? objection(entry, entries, known.get(person.userId));
    lines.push({ line, sentence: `${person.name}: ${against ?? entry.topic}`, taken: !against });
    if (!against) invitations.set(person.userId, [...entries, entry]);
  }
  const draft: ImportDraft = {
    teamId: who.teamId,
    id: deps.newId(),
    by: who.userId,
    pasted: list.pasted,
    invitations: Array.from(invitations, ([userId, entries]) => ({ userId, entries })),
    at: deps.clock(),
  };
  await deps.invitations.keepDraft(draft);
  return reportView(
    draft,
    lines.sort((a, b) => a.line - b.line),
  );
}

/** What someone lists, and how they answered before. */
interface Known {
  entries: readonly Entry[];
  invitations: readonly Invitation[];
}

async function knownOf(deps: ImportDeps, teamId: string, { people }: PastedList): Promise<Map<string, Known>> {
  const found = [...people.values()].flatMap((one): Person[] => ('person' in one ? [one.person] : []));
  const invitations = await deps.invitations.of(
    teamId,
    found.map(({ userId }) => userId),
  );
  const known = new Map<string, Known>();
  for (const { userId } of found) {
    known.set(userId, {
      entries: await deps.expertise.of(teamId, userId),
      invitations: invitations.filter((one) => one.userId === userId),
    });
  }
  return known;
}

/** Why someone is not invited for an entry; undefined when nothing speaks against it. */
function objection(entry: Entry, before: readonly Entry[], known: Known | undefined): string | undefined {
  const { entries = [], invitations = [] } = known ?? {};
  const isIt = (one: Entry) => one.topicKey === entry.topicKey && one.source === entry.source;
  const asked = invitations.filter(({ status }) => status !== 'unsent');
  if (before.some(isIt)) return `“${entry.topic}” stands on your list twice. Once is enough.`;
  if (entries.some(isIt)) return `lists “${entry.topic}” already.`;
  // The same words whether they said no or nothing yet: they were promised that nobody is told.
  if (asked.some((one) => one.entries.some(isIt)))
    return `was asked about “${entry.topic}” before. The answer is theirs.`;
  if (asked.some(({ status }) => status === 'open')) return 'has an invitation that waits for an answer.';
  return entries.length + before.length >= entryCaps.entries ? 'has no room for more topics.' : undefined;
}

/** **Send invitations**: each person gets one message; a list is sent once. */
export async function send(deps: ImportDeps, press: Press): Promise<Answer> {
  await adminOnly(deps, press);
  const draft = await deps.invitations.takeDraft(press.teamId, press.userId, press.id);
  if (!draft)
    throw new UserError(
      'import-gone',
      'This list is not here any more: it was sent, another one took its place, or a week has passed. You can paste it again with `/expertise import`: nobody is invited twice.',
    );
  let sent = 0;
  for (const { userId, entries } of draft.invitations) {
    const id = `${draft.id}-${userId}`;
    const invitation: Invitation = {
      teamId: draft.teamId,
      id,
      userId,
      invitedBy: draft.by,
      entries,
      status: 'open',
    };
    if (!(await invite(deps, invitation))) continue;
    await deps.audit.add({
      teamId: draft.teamId,
      at: deps.clock(),
      by: draft.by,
      act: 'colleague.invited',
      about: userId,
    });
    sent += 1;
  }
  return sentView(sent, draft.invitations.length - sent);
}

/** The form for a list; behind **Change the list** with all that was pasted. */
export async function openImport(
  deps: Pick<Deps, 'roster' | 'invitations'>,
  { teamId, userId, id }: Who & { id: string },
): Promise<ModalView> {
  await adminOnly(deps, { teamId, userId });
  return importForm(id ? (await deps.invitations.draft(teamId, userId, id))?.pasted : undefined);
}
