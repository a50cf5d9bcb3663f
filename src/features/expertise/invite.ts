import type { Deps, OutboxDraft, PersonLeft, Undelivered } from '../../deps.ts';
import type { Invitation } from '../../domain/invitation.ts';
import { unaskedPlan } from '../../domain/message-budget.ts';
import { UserError } from '../../errors.ts';
import { mention, section } from '../../slack/blocks.ts';
import type { View } from '../../slack/view.ts';
import type { Press } from './input.ts';
import { acceptedView, declinedView, invitationView } from './invitation-views.ts';
import { inPlaceOf, isFull, type OwnDeps, ownOf } from './own.ts';

export type InviteDeps = OwnDeps & Pick<Deps, 'invitations' | 'outbox' | 'budgets' | 'newId'>;

const kinds = { invitation: 'expertise.invitation', told: 'expertise.told' } as const;
const keyOf = (id: string) => `invitation:${id}`;

/** Sends one person one message. False when they cannot be written to now, or have an open invitation. */
export async function invite(deps: InviteDeps, invitation: Invitation): Promise<boolean> {
  const { teamId, userId, id } = invitation;
  const person = await deps.people.find(teamId, userId);
  if (person?.standing !== 'colleague') return false;
  const plan = unaskedPlan(person, await deps.schools.home(teamId), deps.clock());
  if (!plan || !(await deps.invitations.addOnce(invitation))) return false;
  await deps.outbox.add({
    ...message(teamId, keyOf(id), kinds.invitation, userId, invitationView(invitation)),
    ...(await deps.budgets.place(plan)),
  });
  return true;
}

/** **Yes, list me**: the act by which the person enters the directory. What they list in their own words already stays. */
export async function accept(deps: InviteDeps, press: Press): Promise<undefined> {
  await deps.roster.colleague(press.teamId, press.userId);
  const invitation = await ownInvitation(deps, press);
  await end(deps, invitation, 'accepted');
  await deps.people.lock(press.teamId, press.userId);
  const { teamId, userId } = press;
  for (const entry of invitation.entries) {
    const { entries, today } = await ownOf(deps, press);
    if (inPlaceOf(entries, entry) || isFull(entries)) continue;
    await deps.expertise.put({ ...entry, teamId, userId, id: deps.newId(), confirmedOn: today });
  }
  await deps.people.join(teamId, userId, deps.clock());
  await deps.schools.directoryChanged(teamId);
  await edit(deps, invitation, acceptedView(await ownOf(deps, press)));
}

/** **Not now**: nobody is told. */
export async function decline(deps: InviteDeps, press: Press): Promise<undefined> {
  await deps.roster.colleague(press.teamId, press.userId);
  const invitation = await ownInvitation(deps, press);
  await end(deps, invitation, 'declined');
  await edit(deps, invitation, declinedView());
  return undefined;
}

/** Whoever sent the list is told when a colleague cannot be written to. */
export const undelivered: Record<string, Undelivered> = {
  async [kinds.invitation](deps, { teamId, key, method }) {
    const invitation = await deps.invitations.find(teamId, key.slice(keyOf('').length));
    if (!invitation || method !== 'chat.postMessage') return;
    if (!(await deps.invitations.end(teamId, invitation.id, 'unsent'))) return;
    const text = `I could not write to ${mention(invitation.userId)}. You could tell them about \`/expertise add\`; everyone can list themselves.`;
    const view = { text, blocks: [section(text)] };
    await deps.outbox.add({
      ...message(teamId, `${key}:unsent`, kinds.told, invitation.invitedBy, view),
      notBefore: deps.clock(),
    });
  },
};

/** Whoever is no colleague any more is not written to. */
export const personLeft: PersonLeft = async (deps, { teamId, userId }) => {
  const open = (await deps.invitations.of(teamId, [userId])).filter(({ status }) => status === 'open');
  for (const { id } of open) {
    await deps.invitations.end(teamId, id, 'unsent');
    await deps.outbox.withdraw(teamId, [keyOf(id)], 'the colleague left');
  }
};

async function ownInvitation(deps: InviteDeps, { teamId, userId, id }: Press): Promise<Invitation> {
  const invitation = await deps.invitations.find(teamId, id);
  if (!invitation || invitation.userId !== userId || invitation.status === 'unsent') {
    throw new UserError(
      'not-your-invitation',
      'This invitation is not here any more. You can list yourself: `/expertise add number talks`.',
    );
  }
  return invitation;
}

/** Of two presses at once one is first. */
async function end(deps: InviteDeps, { teamId, id }: Invitation, status: 'accepted' | 'declined'): Promise<void> {
  if (await deps.invitations.end(teamId, id, status)) return;
  throw new UserError(
    'answered-before',
    'You have answered this already. Type `/expertise` to see your list and change it.',
  );
}

async function edit(deps: InviteDeps, { teamId, id }: Invitation, view: View): Promise<void> {
  const key = keyOf(id);
  // It may be answered on Home before its message has gone out.
  await deps.outbox.withdraw(teamId, [key], 'answered');
  const row = message(teamId, `${key}:answered`, kinds.invitation, '', view);
  await deps.outbox.add({ ...row, method: 'chat.update', channel: { of: key }, target: key, notBefore: deps.clock() });
}

function message(
  teamId: string,
  key: string,
  kind: string,
  channel: string,
  { text, blocks }: View,
): Omit<OutboxDraft, 'notBefore'> {
  return {
    teamId,
    key,
    kind,
    method: 'chat.postMessage',
    channel,
    payload: { text, blocks },
    priority: 3,
    onAmbiguous: 'resend',
  };
}
