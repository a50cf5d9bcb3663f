import type { ModalView } from '@slack/types';
import type { Deps } from '../../deps.ts';
import { declineInvite, evaluates, invite, isVisitor, takeInvitationBack } from '../../domain/observation.ts';
import { whyNotAsked } from '../../domain/person.ts';
import { UserError } from '../../errors.ts';
import { context, input, mention, plain, section } from '../../slack/blocks.ts';
import { faultBeside } from '../../slack/parse.ts';
import { onlyChosen } from '../../slack/roster.ts';
import type { Answer } from '../../slack/view.ts';
import { ids } from './action-ids.ts';
import type { Press, Pressed, Sender } from './input.ts';
import { type Client, hostedBy, keepVisit, needsAgreement, type ObserveDeps, observationOf } from './load.ts';
import { closeMessage, inviteKey, sendInvite } from './messages.ts';
import { waitFor, withdrawFrom } from './places.ts';
import { invitedBefore, invitedView, saidAnswer, takenOffView } from './views.ts';
import { visitLine } from './visit-words.ts';

export const inviteTitle = 'Invite a colleague';

/** The form behind **Invite**, for the host alone. */
export async function openInvite(deps: Deps, press: Press): Promise<ModalView> {
  await needsAgreement(deps, press.teamId);
  const observation = await hostedBy(deps, press);
  const { zone } = await deps.schools.home(press.teamId);
  return {
    type: 'modal',
    callback_id: ids.inviteForm,
    private_metadata: observation.id,
    title: plain(inviteTitle),
    submit: plain('Invite'),
    close: plain('Cancel'),
    blocks: [
      section(visitLine(observation, zone)),
      input(
        'colleague',
        'Whom',
        { type: 'users_select' },
        { hint: 'They are asked once, in their working hours, and say yes or no without a reason.' },
      ),
      context(
        '*Who sees this:* the colleague whom you invite. Whoever evaluates you may come only so, and without notes.',
      ),
    ],
  };
}

/** What is wrong with the form. */
export async function inviteFaults(
  deps: Deps,
  { teamId, userId, id }: Sender,
  { colleague }: { colleague: string },
): Promise<Record<string, string>> {
  const observation = await deps.observations.find(teamId, id);
  if (observation?.hostId !== userId) return {};
  if (colleague === userId) return { colleague: 'That is you: you are there as the host. Choose a colleague.' };
  if (isVisitor(observation, colleague)) return { colleague: 'They come already. Choose somebody else.' };
  if (observation.invited.includes(colleague))
    return { colleague: 'You have asked them already. Choose somebody else.' };
  const school = await deps.schools.home(teamId);
  return faultBeside('colleague', () =>
    onlyChosen(deps.roster, { teamId, userId: colleague }, (person) => whyNotAsked(person, school, deps.clock())),
  );
}

/** Asks a colleague to come, for the host. */
export async function inviteColleague(
  deps: ObserveDeps,
  who: Sender,
  { colleague }: { colleague: string },
): Promise<Answer> {
  const { teamId } = who;
  await needsAgreement(deps, teamId);
  const observation = await hostedBy(deps, who);
  const person = await deps.people.find(teamId, colleague);
  if (person?.standing !== 'colleague')
    throw new UserError('not-a-colleague', 'Only full members of this workspace can visit. Choose a colleague.');
  const invited = isVisitor(observation, colleague) ? undefined : invite(observation, person, deps.clock());
  if (!invited)
    throw new UserError(
      'not-to-invite',
      'You have asked them already, they come anyway, or the visit has begun. `/observe list` shows it.',
    );
  const after = await keepVisit(deps, invited);
  const { zone } = await deps.schools.home(teamId);
  const isAsked = await sendInvite(deps, after, person, invitedView(after, zone, evaluates(person, after.hostId)));
  if (!isAsked)
    return saidAnswer(
      `My message would reach ${mention(colleague)} too late, so I send none. Ask them yourself: the visit stands in their \`/observe list\`.`,
    );
  return saidAnswer(`I ask ${mention(colleague)} in their working hours. You hear from me when they come.`);
}

/** **I will come**: the same as signing up, for who was asked; where all places are taken by now, a place in line. */
export async function acceptInvite(deps: ObserveDeps, press: Press, client: Client): Promise<Answer> {
  const answer = await waitFor(deps, press, client);
  const observation = await observationOf(deps, press.teamId, press.id);
  const { zone } = await deps.schools.home(press.teamId);
  const lead = observation.waiting.includes(press.userId) ? 'You wait for a place' : 'You come';
  await closeMessage(deps, observation, {
    key: inviteKey(observation, press.userId),
    view: invitedBefore(`${lead}: ${visitLine(observation, zone)}. \`/observe list\` lets you withdraw.`),
  });
  return answer;
}

/** **Not this time**: nothing is kept, and the host is not told. */
export async function refuseInvite(deps: ObserveDeps, press: Pressed): Promise<Answer> {
  const observation = await observationOf(deps, press.teamId, press.id);
  const declined = declineInvite(observation, press.userId);
  if (!declined)
    throw new UserError('not-invited', 'There is nothing to say no to any more. `/observe list` shows what is coming.');
  const after = await keepVisit(deps, declined);
  await closeMessage(deps, after, {
    key: inviteKey(after, press.userId),
    view: invitedBefore('You do not come. Nothing is kept of it. `/observe list` shows what else is coming.'),
  });
  return saidAnswer('That is fine. Nothing is kept of it.');
}

const notAsked = 'This invitation was taken back. `/observe list` shows what is coming.';

/** **Take it back**: the host asks those who have come to evaluate them no more; who was to come is taken off, and told. */
export async function uninviteEvaluators(deps: ObserveDeps, press: Press): Promise<Answer> {
  const observation = await hostedBy(deps, press);
  const { teamId, id } = observation;
  const { zone } = await deps.schools.home(teamId);
  let isTaken = false;
  for (const userId of observation.invited) {
    const person = await deps.people.find(teamId, userId);
    const before = await observationOf(deps, teamId, id);
    const left = person && evaluates(person, press.userId) && takeInvitationBack(before, userId, deps.clock());
    if (!left) continue;
    isTaken = true;
    const after = await keepVisit(deps, left);
    const isOn = isVisitor(after, userId) || after.waiting.includes(userId);
    const view = isOn ? takenOffView(after, zone) : invitedBefore(notAsked);
    await closeMessage(deps, after, { key: inviteKey(after, userId), view });
    if (!isOn) continue;
    await withdrawFrom(deps, { teamId, userId, id }, { what: 'taken-off', view });
  }
  if (!isTaken)
    throw new UserError(
      'not-invited',
      'There is no invitation to take back any more. `/observe list` shows your doors.',
    );
  return saidAnswer('Taken back. Nobody asks for a reason, and nothing is kept of it.');
}
