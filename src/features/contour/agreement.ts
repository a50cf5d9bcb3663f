import type { ModalView } from '@slack/types';
import type { Deps } from '../../deps.ts';
import { type Agreement, confirm, readAgreement, replaced, stop, type TypedAgreement } from '../../domain/agreement.ts';
import { maySetSchool } from '../../domain/leader.ts';
import type { Who } from '../../domain/person.ts';
import { UserError } from '../../errors.ts';
import type { Answer } from '../../slack/view.ts';
import { dayOf } from '../../time/calendar-day.ts';
import { agreementForm, agreementNews, agreementView, namedView, wasNamedView } from './agreement-views.ts';
import type { Press, Sender } from './input.ts';
import { maySet } from './may-set.ts';
import { tellUnasked } from './unasked.ts';

type AgreementDeps = Pick<
  Deps,
  'agreements' | 'leaders' | 'audit' | 'people' | 'schools' | 'outbox' | 'roster' | 'clock' | 'newId' | 'writeUnasked'
>;

const kind = 'contour.agreement';
const namedKey = ({ id }: Agreement, userId: string) => `agreement:${id}:named:${userId}`;

/** `/contour agreement`: whether colleagues may visit each other, and by whose word. */
export async function showAgreement(deps: AgreementDeps, { teamId, userId }: Who, lead?: string): Promise<Answer> {
  const person = await deps.roster.colleague(teamId, userId);
  const agreement = await deps.agreements.latest(teamId);
  const may = maySetSchool(person, await deps.leaders.all(teamId)) && (await mayReplace(deps, agreement));
  return agreementView(agreement, { userId, mayRecord: may, lead });
}

/** The form behind **Record the agreement**. */
export async function openAgreementForm(deps: AgreementDeps, who: Who): Promise<ModalView> {
  await maySet(deps, who);
  if (!(await mayReplace(deps, await deps.agreements.latest(who.teamId)))) throw stands();
  return agreementForm(dayOf(deps.clock(), (await deps.schools.home(who.teamId)).zone));
}

/** What is wrong with the form: a sentence by field. */
export async function agreementFaults(
  deps: AgreementDeps,
  { teamId }: Who,
  typed: TypedAgreement,
): Promise<Record<string, string>> {
  const read = readAgreement(typed, dayOf(deps.clock(), (await deps.schools.home(teamId)).zone));
  if ('faults' in read) return { ...read.faults };
  const faults: Record<string, string> = {};
  for (const [field, userId] of [
    ['principal', read.signed.principalId],
    ['staff', read.signed.staffId],
  ] as const) {
    const { standing } = await deps.roster.fresh(teamId, userId);
    if (standing !== 'colleague')
      faults[field] = 'This is no full member of the workspace. Choose a colleague of this school.';
  }
  return faults;
}

/** Puts the agreement on record: it is in force, and whoever of the two did not do that is told at once. Source: domain.md section 2, "Visit", must. */
export async function recordAgreement(deps: AgreementDeps, who: Sender, typed: TypedAgreement): Promise<Answer> {
  await maySet(deps, who);
  const { teamId, userId, cause } = who;
  const now = deps.clock();
  const read = readAgreement(typed, dayOf(now, (await deps.schools.home(teamId)).zone));
  if ('faults' in read) throw new UserError('bad-agreement', Object.values(read.faults).join(' '));
  await makeWay(deps, teamId);
  const { principalId, staffId } = read.signed;
  const agreement = await deps.agreements.addOnce({
    ...{ teamId, id: deps.newId(), cause, ...read.signed, recordedBy: userId, recordedAt: now },
    confirmed: [],
    status: 'in-force',
    turn: 0,
  });
  await deps.audit.add({
    teamId,
    at: now,
    by: userId,
    act: 'agreement.recorded',
    change: { what: 'signatories', from: '', to: `${principalId} ${staffId}` },
  });
  for (const signatory of [principalId, staffId].filter((one) => one !== userId))
    await tellUnasked(deps, {
      teamId,
      userId: signatory,
      key: namedKey(agreement, signatory),
      kind,
      view: namedView(agreement),
    });
  return showAgreement(
    deps,
    who,
    'It is on record: colleagues can visit each other now. I tell those who sign it in their working hours.',
  );
}

/** **Confirm**: for a new school year, by one of the two who sign, once. */
export async function confirmAgreement(deps: AgreementDeps, press: Press): Promise<Answer> {
  const { teamId, userId, value } = press;
  await deps.roster.colleague(teamId, userId);
  const agreement = await deps.agreements.find(teamId, value);
  const confirmed = agreement && confirm(agreement, userId);
  if (!confirmed)
    throw new UserError(
      'nothing-to-confirm',
      'There is nothing for you to confirm any more. `/contour agreement` shows how it stands.',
    );
  const after = await keep(deps, confirmed);
  await deps.audit.add({ teamId, at: deps.clock(), by: userId, act: 'agreement.confirmed' });
  if (after.status === 'in-force') await tellOthers(deps, after, userId);
  return showAgreement(
    deps,
    press,
    after.status === 'in-force' ? 'Confirmed. Colleagues can visit each other now.' : 'Confirmed.',
  );
}

/** **Stop visits**, or `/contour agreement stop`: by either of the two, for the whole school and at once. */
export async function stopVisits(deps: AgreementDeps, who: Who): Promise<Answer> {
  const { teamId, userId } = who;
  const agreement = await deps.agreements.latest(teamId);
  const stopped = agreement && stop(agreement, userId);
  if (!stopped)
    throw new UserError(
      'may-not-stop',
      agreement?.status === 'stopped'
        ? 'Visits are stopped already. `/contour agreement` shows the way on.'
        : 'Visits are stopped by one of the two who signed the working agreement. `/contour agreement` shows who they are.',
    );
  const after = await keep(deps, stopped);
  await deps.audit.add({ teamId, at: deps.clock(), by: userId, act: 'agreement.stopped' });
  await closeNamed(deps, after);
  await tellOthers(deps, after, userId);
  return showAgreement(deps, who, 'Visits are stopped in the whole school. Those who had one coming are told once.');
}

/** Whether a new agreement may take the place of this one. */
async function mayReplace(deps: AgreementDeps, agreement: Agreement | undefined): Promise<boolean> {
  if (!agreement || agreement.status === 'stopped' || agreement.status === 'replaced') return true;
  return Boolean(replaced(agreement, await haveBothStayed(deps, agreement)));
}

async function haveBothStayed(deps: AgreementDeps, { teamId, principalId, staffId }: Agreement): Promise<boolean> {
  const both = await deps.people.findMany(teamId, [principalId, staffId]);
  return both.length === 2 && both.every(({ standing }) => standing === 'colleague');
}

async function makeWay(deps: AgreementDeps, teamId: string): Promise<void> {
  const before = await deps.agreements.latest(teamId);
  if (!before || before.status === 'stopped' || before.status === 'replaced') return;
  const gone = replaced(before, await haveBothStayed(deps, before));
  if (!gone) throw stands();
  await closeNamed(deps, await keep(deps, gone));
}

async function keep(deps: AgreementDeps, agreement: Agreement): Promise<Agreement> {
  if (await deps.agreements.change(agreement)) return { ...agreement, turn: agreement.turn + 1 };
  throw new UserError(
    'someone-was-first',
    'Someone pressed just before you, so this has changed. `/contour agreement` shows how it stands.',
  );
}

/** Whoever was told that they sign it finds in that message how it stands now, without its button. */
async function closeNamed(deps: AgreementDeps, agreement: Agreement): Promise<void> {
  const { teamId, turn } = agreement;
  for (const userId of [agreement.principalId, agreement.staffId]) {
    const target = namedKey(agreement, userId);
    await deps.outbox.withdraw(teamId, [target], 'answered');
    if (!(await deps.outbox.find(teamId, target))) continue;
    await deps.outbox.add({
      teamId,
      key: `${target}:v${turn}`,
      kind,
      method: 'chat.update',
      channel: { of: target },
      target,
      payload: { ...wasNamedView(agreement) },
      priority: 3,
      notBefore: deps.clock(),
      onAmbiguous: 'resend',
    });
  }
}

/** The other signatory, and who recorded it, learn of what one of them did. */
async function tellOthers(deps: AgreementDeps, agreement: Agreement, by: string): Promise<void> {
  const { teamId, id, principalId, staffId, recordedBy, status } = agreement;
  for (const userId of new Set([principalId, staffId, recordedBy]))
    if (userId !== by)
      await tellUnasked(deps, {
        teamId,
        userId,
        key: `agreement:${id}:${status}:${userId}`,
        kind,
        view: agreementNews(agreement, by),
      });
}

function stands(): UserError {
  return new UserError(
    'agreement-stands',
    'A working agreement stands. One of the two who signed it can stop visits; then a new one can be recorded.',
  );
}
