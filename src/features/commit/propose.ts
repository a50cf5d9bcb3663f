import type { ModalView } from '@slack/types';
import type { Deps } from '../../deps.ts';
import { type Commitment, mostOpen, type Readers, type Support } from '../../domain/commitment.ts';
import { propose } from '../../domain/commitment-acts.ts';
import { type FormPlace, needFields, readCommitment } from '../../domain/commitment-form.ts';
import { readLine } from '../../domain/commitment-line.ts';
import type { CommitmentDraft } from '../../domain/commitment-press.ts';
import { goalOf } from '../../domain/goal.ts';
import { type Who, workplaceOf } from '../../domain/person.ts';
import { pupilFaults } from '../../domain/pupil-faults.ts';
import { canonicalTopics } from '../../domain/vocabulary.ts';
import { UserError } from '../../errors.ts';
import { capped, escaped } from '../../slack/blocks.ts';
import type { Answer } from '../../slack/view.ts';
import { worksOn } from '../../time/working-hours.ts';
import { commitmentForm } from './form-views.ts';
import type { Press, Sender, SentCommitment } from './input.ts';
import { type CommitDeps, circumstanceOf, commitmentOf, refused, todayAt } from './load.ts';
import { perform, tellOf } from './press.ts';
import { previewAnswer, sentAnswer } from './preview.ts';

type ProposeDeps = CommitDeps & Pick<Deps, 'newId' | 'goals'>;
type Faults = Record<string, string>;

/** The form, new or of what is said anew; `shape` is what a press within it asked for. */
export async function openedForm(
  deps: CommitDeps & Pick<Deps, 'goals'>,
  { teamId, userId, commitmentId }: Press,
  shape?: { asksColleague: boolean; needs: number },
): Promise<ModalView> {
  await deps.roster.colleague(teamId, userId);
  const before = commitmentId ? await sayable(deps, { teamId, userId, commitmentId }) : undefined;
  const isOfColleague = before && !('status' in before) && before.ownerId !== before.proposedBy;
  return commitmentForm({
    ...(before && { before }),
    asksColleague: shape?.asksColleague ?? Boolean(isOfColleague),
    isOwnIdea: !before || !('status' in before) || before.ownerId === before.proposedBy,
    needs: shape?.needs ?? 1,
    shownTo: await usualReaders(deps, { teamId, userId }),
    goals: await deps.goals.active(teamId),
  });
}

/** Leaders show their own to the school until they choose otherwise. Source: domain.md section 3. */
async function usualReaders(deps: Pick<Deps, 'leaders'>, { teamId, userId }: Who): Promise<Readers> {
  const leaders = await deps.leaders.all(teamId);
  return leaders.some((leader) => leader.userId === userId) ? 'school' : 'pair';
}

/** Who may read it is its owner’s to choose: until they do, what is asked of them stands as is usual for them, not for who asks. */
async function withReaders(
  deps: Pick<Deps, 'leaders'>,
  { typed, asksColleague }: SentCommitment,
  { teamId, ownerId }: { teamId: string; ownerId: string },
): Promise<SentCommitment['typed']> {
  return asksColleague ? { ...typed, readers: await usualReaders(deps, { teamId, userId: ownerId }) } : typed;
}

/** A draft of one's own, or a proposal that is one's own to change. Throws UserError when it is neither. */
async function sayable(
  deps: Pick<Deps, 'commitments'>,
  { teamId, userId, commitmentId }: Pick<Press, 'teamId' | 'userId' | 'commitmentId'>,
): Promise<CommitmentDraft | Commitment> {
  const draft = await deps.commitments.findDraft(teamId, commitmentId);
  if (draft) return ownDraft(draft, userId);
  const commitment = await commitmentOf(deps, teamId, commitmentId);
  if (commitment.ownerId !== userId) throw refused('owner-only', commitment);
  if (commitment.status !== 'proposed')
    throw refused(commitment.status === 'open' ? 'open-already' : 'over', commitment);
  return commitment;
}

function ownDraft(draft: CommitmentDraft, userId: string): CommitmentDraft {
  if (draft.proposedBy === userId) return draft;
  throw new UserError('not-your-draft', 'This is somebody else’s draft. `/commit` begins your own.');
}

/** Everything wrong with the form that was sent: a sentence by field. */
export async function commitFaults(deps: Deps, sender: Sender, sent: SentCommitment): Promise<Faults> {
  const { teamId, userId } = sender;
  const whose = await whoseIs(deps, sender, sent);
  if ('faults' in whose) return whose.faults;
  const strangers = await strangersIn(deps, teamId, peopleIn(sent));
  if (Object.keys(strangers).length > 0) return strangers;
  const read = readCommitment(await withReaders(deps, sent, { teamId, ...whose }), await placeOf(deps, teamId, whose));
  if ('faults' in read) return read.faults;
  const { words, goalId, goal = '', topic = '', evidence = '', supports } = read.terms;
  // The words of a goal that is set are the school's.
  const said = { words, topic, evidence, goal: goalId ? '' : goal };
  const needs = supports.map((support, index) => [needFields(index + 1).words, support.words] as const);
  const named = pupilFaults(await deps.matcher.directory(teamId), { ...said, ...Object.fromEntries(needs) }, sent);
  if (Object.keys(named).length > 0) return named;
  const openBeside = await deps.commitments.countOpen(teamId, whose.ownerId, sender.commitmentId);
  if (whose.ownerId === userId && openBeside >= mostOpen)
    return { words: refused('three-open', { status: 'open' }).sentence };
  return awayFaults(
    deps,
    teamId,
    supports.map((support, index) => ({ field: needFields(index + 1).day, ...support })),
  );
}

/** Who will do it, and who asks for it. */
async function whoseIs(
  deps: Pick<Deps, 'commitments'>,
  sender: Sender,
  { typed, asksColleague }: SentCommitment,
): Promise<Pick<FormPlace, 'ownerId' | 'proposedBy'> | { faults: Faults }> {
  const { userId } = sender;
  const before = sender.commitmentId ? await sayable(deps, sender) : undefined;
  if (before && 'status' in before) return { ownerId: before.ownerId, proposedBy: before.proposedBy };
  if (!asksColleague) return { ownerId: userId, proposedBy: userId };
  if (!typed.owner) return { faults: { owner: 'Choose who will do it.' } };
  if (typed.owner === userId)
    return { faults: { owner: 'That is you. Press It is my own above, or choose a colleague.' } };
  return { ownerId: typed.owner, proposedBy: userId };
}

async function placeOf(
  deps: Pick<Deps, 'people' | 'schools' | 'clock' | 'goals'>,
  teamId: string,
  whose: Pick<FormPlace, 'ownerId' | 'proposedBy'>,
): Promise<FormPlace> {
  const owner = await deps.people.find(teamId, whose.ownerId);
  return {
    ...whose,
    ownerIsHourly: Boolean(owner?.hourly),
    ...(await todayAt(deps, teamId)),
    goals: await deps.goals.active(teamId),
  };
}

/** Everyone who is chosen in the form, by field. */
function peopleIn({ typed, asksColleague }: SentCommitment): [field: string, userId: string][] {
  const givers = typed.needs.map(({ giver }, index) => [needFields(index + 1).giver, giver] as const);
  const all = [
    ...(asksColleague ? [['owner', typed.owner] as const] : []),
    ['partner', typed.partner] as const,
    ...givers,
  ];
  return all.flatMap(([field, userId]) => (userId ? [[field, userId] as [string, string]] : []));
}

/** A sentence beside each field in which someone stands who is a guest, has left or is no person. */
export async function strangersIn(
  { roster }: Pick<Deps, 'roster'>,
  teamId: string,
  chosen: readonly (readonly [field: string, userId: string])[],
): Promise<Faults> {
  const faults: Faults = {};
  for (const [field, userId] of chosen) {
    try {
      await roster.colleague(teamId, userId);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      faults[field] = error.code.startsWith('slack-does-not-tell')
        ? 'Slack does not tell me who this is just now. Try again in a few minutes.'
        : 'This is a guest, an app, or someone who has left. Choose a full member of this workspace.';
    }
  }
  return faults;
}

/** Support comes on a day on which its giver works. */
export async function awayFaults(
  deps: Pick<Deps, 'people' | 'schools'>,
  teamId: string,
  supports: readonly (Pick<Support, 'giverId' | 'dueDay'> & { field: string })[],
): Promise<Faults> {
  const school = await deps.schools.home(teamId);
  const people = await deps.people.findMany(
    teamId,
    supports.map(({ giverId }) => giverId),
  );
  const faults: Faults = {};
  for (const { field, giverId, dueDay } of supports) {
    const giver = people.find(({ userId }) => userId === giverId);
    if (giver && !worksOn(workplaceOf(giver, school), dueDay))
      faults[field] = 'Whoever gives this does not work that day. Choose another day.';
  }
  return faults;
}

/** The form was sent: a draft that only its author sees, the draft said anew, or the owner's yes to their own terms. */
export async function saveForm(deps: ProposeDeps, sender: Sender, sent: SentCommitment): Promise<Answer> {
  const { teamId, userId, cause, commitmentId } = sender;
  await deps.roster.colleague(teamId, userId);
  const whose = await whoseIs(deps, sender, sent);
  const read =
    'faults' in whose
      ? whose
      : readCommitment(await withReaders(deps, sent, { teamId, ...whose }), await placeOf(deps, teamId, whose));
  if ('faults' in whose || 'faults' in read) throw badForm('faults' in read ? read.faults : {});
  const { terms } = read;
  const before = commitmentId ? await sayable(deps, sender) : undefined;
  if (before && 'status' in before) return perform(deps, sender, { kind: 'revise', terms });
  const draft: CommitmentDraft = {
    teamId,
    id: before?.id ?? deps.newId(),
    cause: before?.cause ?? cause,
    ...whose,
    ...terms,
  };
  if (before) {
    await deps.commitments.changeDraft(draft);
    return preview(deps, draft);
  }
  return preview(deps, await deps.commitments.addDraft(draft, deps.clock()));
}

function badForm(faults: Faults): UserError {
  return new UserError('bad-commitment', Object.values(faults).join(' '));
}

/** `/commit two talk moves in grade 7 by 12 March with @partner`: a draft. Undefined for words that are something else. */
export async function saveLine(
  deps: ProposeDeps & Pick<Deps, 'matcher'>,
  { teamId, userId, cause, text }: Who & { cause: string; text: string },
): Promise<Answer | undefined> {
  await deps.roster.colleague(teamId, userId);
  const place = await placeOf(deps, teamId, { ownerId: userId, proposedBy: userId });
  const said = readLine(text, place.today);
  if (!said) return undefined;
  if (!said.dueDay) throw noDay(said.notADay);
  if (!said.partnerId)
    throw new UserError(
      'no-partner',
      'I found no partner in that. Write “with @partner”, or fill in the form: `/commit`.',
    );
  const strangers = await strangersIn(deps, teamId, [['partner', said.partnerId]]);
  // What is still open, support or none, is asked in the preview.
  const typed = {
    ...{ owner: null, words: said.words, partner: said.partnerId, due: said.dueDay },
    ...{ topic: canonicalTopics(said.words)[0]?.canonical ?? null, evidence: null },
    goal: goalOf(place.goals, said.words)?.id ?? null,
    ...{ readers: await usualReaders(deps, { teamId, userId }), hasAll: true, needs: [] },
  };
  const read = readCommitment(typed, { ...place, ownerIsHourly: false });
  const named = 'faults' in read ? {} : pupilFaults(await deps.matcher.directory(teamId), { words: read.terms.words });
  if (named.words) throw new UserError('names-pupil', `${named.words} That tick is in the form: \`/commit\`.`);
  const faults = { ...strangers, ...('faults' in read ? read.faults : {}) };
  if ('faults' in read || Object.keys(faults).length > 0) throw badForm(faults);
  const { hasAll: _, ...terms } = read.terms;
  const draft = { teamId, id: deps.newId(), cause, ownerId: userId, proposedBy: userId, ...terms };
  return preview(deps, await deps.commitments.addDraft(draft, deps.clock()));
}

/** @param instead what stands where a day would */
function noDay(instead: string | undefined): UserError {
  if (instead?.includes('with <@'))
    return new UserError(
      'several-partners',
      'A commitment has one partner. Write “with @partner” once, and send it again.',
    );
  const what = instead
    ? `I could not read the day in “by ${escaped(capped(instead, 60))}”.`
    : 'I found no day in that.';
  const next = 'Write it at the end, such as “by 12 March”, or fill in the form: `/commit`.';
  return new UserError('no-day', `${what} ${next}`);
}

/** **I have what I need**, on the preview. */
export async function sayHasAll(deps: CommitDeps, press: Press): Promise<Answer> {
  const draft = ownDraft(await draftOf(deps, press), press.userId);
  if (draft.supports.length > 0 || draft.ownerId !== draft.proposedBy)
    throw badForm({ needs: 'Name the support, or change it.' });
  const after = { ...draft, hasAll: true as const };
  await deps.commitments.changeDraft(after);
  return preview(deps, after);
}

/** **Send**: from now on it is a proposal, and everyone whose yes it takes is asked. */
export async function sendDraft(deps: CommitDeps, press: Press): Promise<Answer> {
  const { teamId, userId, commitmentId } = press;
  await deps.roster.colleague(teamId, userId);
  const found = ownDraft(await draftOf(deps, press), userId);
  const draft = (await deps.commitments.takeDraft(teamId, commitmentId)) ?? found;
  const strangers = await strangersIn(
    deps,
    teamId,
    [draft.ownerId, draft.partnerId, ...draft.supports.map(({ giverId }) => giverId)].map((one) => ['', one] as const),
  );
  if (Object.keys(strangers).length > 0) throw badForm(strangers);
  const outcome = propose(draft, await circumstanceOf(deps, draft, userId));
  if ('refused' in outcome) throw refused(outcome.refused, { status: 'proposed' });
  const after = await deps.commitments.addOnce(outcome.after);
  if (after.status === 'open') await deps.people.lock(teamId, after.ownerId);
  await tellOf(deps, { after, by: userId });
  return sentAnswer(after);
}

async function draftOf(deps: Pick<Deps, 'commitments'>, { teamId, commitmentId }: Press): Promise<CommitmentDraft> {
  const draft = await deps.commitments.findDraft(teamId, commitmentId);
  if (draft) return draft;
  throw new UserError(
    'draft-gone',
    'This was sent already, or is more than a day old. `/commit mine` shows what was sent.',
  );
}

async function preview(deps: CommitDeps, draft: CommitmentDraft): Promise<Answer> {
  const circumstance = await circumstanceOf(deps, draft, draft.proposedBy);
  return previewAnswer(draft, { ...circumstance, userId: draft.proposedBy });
}
