import type { ModalView } from '@slack/types';
import type { Deps } from '../../deps.ts';
import {
  type BringInPlan,
  bringIn,
  type Gap,
  lookElsewhere,
  type NotYet,
  type Served,
  saysServed,
  whyNotBringIn,
} from '../../domain/gap.ts';
import { bestFirst, notUsedFor, type OutsideHelp, servedFor, usedFor } from '../../domain/outside-help.ts';
import { UserError } from '../../errors.ts';
import type { Answer } from '../../slack/view.ts';
import { dayOf, isCalendarDay } from '../../time/calendar-day.ts';
import { planForm } from './form-views.ts';
import { mostHelp } from './help-views.ts';
import type { Press, Sender, SentPlan } from './input.ts';
import { chosenFaults, type GapDeps, gapOf, keepAllowed } from './load.ts';
import { gapAnswer } from './show.ts';

export type PlanDeps = GapDeps & Pick<Deps, 'outsideHelp'>;

const missing: Record<NotYet, string> = {
  'not-searching': 'This is not being looked for just now. `/contour gap` shows how it stands.',
  'not-theirs': 'Its owner or its sponsor plans this. Ask them, or take it on yourself.',
  'no-topic': 'First say what it is about: press Say what and why.',
  'no-owner': 'First someone who feels this gap takes it on.',
  'no-sponsor': 'First someone who can pay for it says that they sponsor it: press Ask for a sponsor.',
  'no-learners':
    'First two colleagues say that they will learn it, so that it stays here: press Ask who will learn it.',
};

function needsToBeReady(gap: Gap, userId: string): void {
  const reason = whyNotBringIn(gap, userId);
  if (reason) throw new UserError(`cannot-bring-in-${reason}`, missing[reason]);
}

/** The form behind **Plan to bring it in**. Throws UserError, with what comes first, while something is missing. */
export async function openPlan(deps: PlanDeps, press: Press): Promise<ModalView> {
  const gap = await gapOf(deps, press);
  needsToBeReady(gap, press.userId);
  return planForm(gap, bestFirst(await deps.outsideHelp.all(gap.teamId, mostHelp), gap.topic));
}

/** What is wrong with the form: a sentence by field. */
export async function planFaults(
  deps: Pick<Deps, 'gaps' | 'outsideHelp' | 'roster' | 'schools' | 'clock'>,
  sender: Sender,
  { help, colleague, byDay }: SentPlan,
): Promise<Record<string, string>> {
  if (Boolean(help) === Boolean(colleague))
    return { colleague: 'Choose who brings it in: help from outside, or a colleague, one of the two.' };
  const { teamId, userId } = sender;
  const today = dayOf(deps.clock(), (await deps.schools.home(teamId)).zone);
  if (byDay && (!isCalendarDay(byDay) || byDay < today)) return { byDay: 'This day is past. Choose today or later.' };
  if (help && !(await deps.outsideHelp.find(teamId, help)))
    return { help: 'This is not in the register any more. Choose again.' };
  if (!colleague) return {};
  const gap = await deps.gaps.find(teamId, sender.gapId);
  if (colleague === userId || gap?.learners.includes(colleague))
    return { colleague: 'They learn it, or that is you. Choose a colleague who knows it.' };
  return chosenFaults(deps, teamId, 'colleague', colleague);
}

/** The plan was sent: it is being brought in. */
export async function planToBringIn(deps: PlanDeps, sender: Sender, sent: SentPlan): Promise<Answer> {
  const { teamId, userId } = sender;
  await deps.roster.colleague(teamId, userId);
  const gap = await gapOf(deps, sender);
  needsToBeReady(gap, userId);
  const help = sent.help ? await deps.outsideHelp.find(teamId, sent.help) : undefined;
  const plan: BringInPlan = {
    from: help ? { helpId: help.id, name: help.name } : { colleagueId: sent.colleague ?? userId },
    ...(sent.byDay && { byDay: sent.byDay }),
  };
  const planned = bringIn(gap, userId, plan, deps.clock());
  const after = await keepAllowed(deps, planned, 'cannot-bring-in', missing['not-searching']);
  if (help) await keepHelp(deps, usedFor(help, gap));
  return gapAnswer(deps, after, userId, 'It is being brought in. Now plan the session.');
}

/** **Look elsewhere**: the plan came to nothing. */
export async function searchOn(deps: PlanDeps, press: Press): Promise<Answer> {
  const gap = await gapOf(deps, press);
  const searching = lookElsewhere(gap, press.userId, deps.clock());
  const sentence = 'Only its owner or its sponsor can look elsewhere, and only before it was shown.';
  const after = await keepAllowed(deps, searching, 'cannot-look-elsewhere', sentence);
  const help = await helpOf(deps, gap);
  if (help) await keepHelp(deps, notUsedFor(help, gap.id));
  return gapAnswer(deps, after, press.userId, 'The search goes on.');
}

/** **It served**, **In part**, **It did not serve**: about the help, never about a colleague. */
export async function saySo(deps: PlanDeps, press: Press, served: Served): Promise<Answer> {
  const gap = await gapOf(deps, press);
  const said = saysServed(gap, press.userId, served);
  const sentence = 'Its owner or its sponsor says whether it served, once it was shown.';
  const after = await keepAllowed(deps, said, 'cannot-say-served', sentence);
  const help = await helpOf(deps, gap);
  if (help) await keepHelp(deps, servedFor(help, gap.id, served));
  return gapAnswer(deps, after, press.userId, 'Thank you. The register says so to whoever looks next.');
}

/** The entry of the register; undefined for a colleague, and once it was removed. */
async function helpOf(deps: Pick<Deps, 'outsideHelp'>, { teamId, plan }: Gap): Promise<OutsideHelp | undefined> {
  return plan && 'helpId' in plan.from ? deps.outsideHelp.find(teamId, plan.from.helpId) : undefined;
}

async function keepHelp(deps: Pick<Deps, 'outsideHelp'>, help: OutsideHelp): Promise<void> {
  if (await deps.outsideHelp.change(help)) return;
  throw new UserError('someone-was-first', 'Someone changed the register just now. Please press again.');
}
