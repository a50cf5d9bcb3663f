import { askForRole, declineRole, type Gap, type GapRole, handBack, takeRole } from '../../domain/gap.ts';
import type { Answer } from '../../slack/view.ts';
import type { Press, Sender } from './input.ts';
import { type GapDeps, gapOf, keepAllowed } from './load.ts';
import { close, kind, promptKeys } from './messages.ts';
import { gapAnswer } from './show.ts';
import { answeredView, askRoleView, roleNewsView } from './views.ts';

const took: Record<GapRole, string> = {
  owner: 'You own it now. Thank you!',
  sponsor: 'You sponsor it now. Thank you!',
};
const cannot: Record<GapRole, string> = {
  owner: 'Someone owns it by now. `/contour gap` shows who.',
  sponsor: 'Someone sponsors it by now. `/contour gap` shows who.',
};

/** **I take it on**, or **I sponsor it**: by one's own press only. */
export function taking(role: GapRole) {
  return async (deps: GapDeps, press: Press): Promise<Answer> => {
    const { teamId, userId } = press;
    await deps.roster.colleague(teamId, userId);
    const before = await gapOf(deps, press);
    if (before[role] === userId) return gapAnswer(deps, before, userId, took[role]);
    const taken = takeRole(before, role, userId, deps.clock());
    const after = await keepAllowed(deps, taken, `${role}-taken`, cannot[role]);
    const asked = before.asked?.[role];
    if (asked) {
      const words = asked.userId === userId ? took[role] : 'someone else said yes meanwhile.';
      await close(deps, after, { key: promptKeys.role(before, role), view: answeredView(after, words) });
      await tellAsker(deps, before, { gap: after, role, userId, isYes: true });
    }
    return gapAnswer(deps, after, userId, took[role]);
  };
}

/** **Not this time**: told once to who asked, without a reason. */
export function declining(role: GapRole) {
  return async (deps: GapDeps, press: Press): Promise<undefined> => {
    const before = await gapOf(deps, press);
    const declined = declineRole(before, role, press.userId);
    const after = await keepAllowed(
      deps,
      declined,
      'nothing-asked',
      'There is nothing to answer any more. `/contour gap` shows how it stands.',
    );
    const view = answeredView(after, 'not this time. That is fine.');
    await close(deps, after, { key: promptKeys.role(before, role), view });
    await tellAsker(deps, before, { gap: after, role, userId: press.userId, isYes: false });
  };
}

/** **Hand it back**: at once and without a reason; it waits for someone else. */
export function handingBack(role: GapRole) {
  return async (deps: GapDeps, press: Press): Promise<Answer> => {
    const back = handBack(await gapOf(deps, press), role, press.userId);
    const sentence = 'This is not yours to hand back. `/contour gap` shows how it stands.';
    const after = await keepAllowed(deps, back, 'not-theirs', sentence);
    return gapAnswer(deps, after, press.userId, 'It is handed back, and waits for someone else.');
  };
}

/** The form behind **Ask someone to own it**, or **Ask for a sponsor**, was sent. */
export function asking(role: GapRole) {
  return async (deps: GapDeps, sender: Sender, { colleague }: { colleague: string }): Promise<Answer> => {
    const { teamId, userId } = sender;
    await deps.roster.colleague(teamId, userId);
    const gap = await gapOf(deps, sender);
    if (colleague === userId) return taking(role)(deps, sender);
    const asked = askForRole(gap, role, { userId: colleague, by: userId });
    const after = await keepAllowed(deps, asked, `${role}-taken`, cannot[role]);
    if (gap.asked?.[role])
      await close(deps, after, {
        key: promptKeys.role(gap, role),
        view: answeredView(after, 'someone else is asked now.'),
      });
    await deps.writeUnasked({
      teamId,
      userId: colleague,
      key: promptKeys.role(after, role),
      kind,
      view: askRoleView(after, role, userId),
    });
    return gapAnswer(deps, after, userId, 'I ask them in their working hours, and write to you what they say.');
  };
}

interface News {
  gap: Gap;
  role: GapRole;
  userId: string;
  isYes: boolean;
}

async function tellAsker(deps: GapDeps, before: Gap, { gap, role, userId, isYes }: News): Promise<void> {
  const asked = before.asked?.[role];
  if (!asked || asked.by === userId) return;
  await deps.writeUnasked({
    teamId: gap.teamId,
    userId: asked.by,
    key: `${promptKeys.role(before, role)}:news`,
    kind,
    view: roleNewsView(gap, role, userId, isYes),
  });
}
