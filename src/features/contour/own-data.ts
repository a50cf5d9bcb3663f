import type { Deps } from '../../deps.ts';
import { type Kept, partOf } from '../../domain/erasure.ts';
import type { Who } from '../../domain/person.ts';
import type { Answer } from '../../slack/view.ts';
import { ownDataView } from './views.ts';

type OwnDataDeps = Pick<Deps, 'roster' | 'people' | 'personalData' | 'schools' | 'outbox' | 'clock' | 'newId'>;

/** **Take my data with me**: all that is kept of the person, as a file in a direct message. */
export async function takeMyData(deps: OwnDataDeps, { teamId, userId }: Who): Promise<Answer> {
  await deps.roster.colleague(teamId, userId);
  const held: Record<string, Kept[]> = {};
  for await (const { name, record } of deps.personalData.naming(teamId, userId)) {
    // Notes of a visit are never taken out of it, and what is deleted is hidden, also while a legal hold keeps it.
    if (name === 'visitNotes' || record.isHidden) continue;
    const theirs = partOf(record, userId);
    if (theirs) held[name] = [...(held[name] ?? []), theirs];
  }
  await deps.outbox.add({
    teamId,
    key: `own-data:${deps.newId()}`,
    kind: 'contour.own-data',
    method: 'files.completeUploadExternal',
    channel: userId,
    payload: {
      filename: 'my-data.json',
      content: `${JSON.stringify(held, null, 2)}\n`,
      title: 'What Contour keeps of me',
      initial_comment:
        'All that is kept of you: what you wrote, and where you are named. What others wrote is not in it, nor are notes of visits.',
    },
    priority: 1,
    notBefore: deps.clock(),
    onAmbiguous: 'resend',
  });
  return ownDataView('The file is in your messages from me.');
}

/** **Erase what is kept of me**: they are in the directory no more; the rest goes at the next tick, or when a legal hold ends. */
export async function eraseMe(deps: OwnDataDeps, { teamId, userId }: Who): Promise<Answer> {
  await deps.roster.colleague(teamId, userId);
  const isFirst = await deps.people.askErase(teamId, userId, `erased-${deps.newId()}`);
  const { legalHold } = await deps.schools.home(teamId);
  const when = legalHold
    ? 'A legal hold is set in this school: what you wrote is removed when it is released.'
    : 'In a minute what you wrote is gone, and what you held goes on to others.';
  return ownDataView(
    `${isFirst ? 'Nobody finds you in the directory any more.' : 'You asked for this already.'} ${when}`,
  );
}
