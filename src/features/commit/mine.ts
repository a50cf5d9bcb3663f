import type { KnownBlock } from '@slack/types';
import { type Commitment, owedSupports, type Support } from '../../domain/commitment.ts';
import { listedState, seenBy } from '../../domain/commitment-access.ts';
import { heldDue } from '../../domain/commitment-clock.ts';
import type { Who } from '../../domain/person.ts';
import { context, divider, escaped, mention, section } from '../../slack/blocks.ts';
import type { Answer, View } from '../../slack/view.ts';
import { addDays } from '../../time/calendar-day.ts';
import type { Looking } from './choices.ts';
import { type CommitDeps, lookerOf, readerOf, todayAt } from './load.ts';
import { commitmentView, saidAnswer, supportRow } from './views.ts';

const mostShown = 60;
/** Slack takes 50 blocks in a message; the last one says where the rest is. */
const mostBlocks = 48;
const mostKept = 5;
/** For so long what was kept stands in the list that colleagues read. */
const keptDays = 60;

/** `/commit mine`: what I said, with what is owed to me, and what came of what I kept. */
export async function listMine(deps: CommitDeps, { teamId, userId }: Who): Promise<Answer> {
  await deps.roster.colleague(teamId, userId);
  const mine = (await deps.commitments.concerning(teamId, userId)).filter(({ ownerId }) => ownerId === userId);
  const kept = await deps.commitments.keptBy(teamId, userId, mostKept);
  if (mine.length + kept.length === 0)
    return saidAnswer('You have said nothing yet. Try `/commit two talk moves in grade 7 by 12 March with @partner`.');
  const views: View[] = [];
  for (const one of mine) views.push(commitmentView(one, await readerOf(deps, one, userId)));
  for (const one of kept) views.push(keptRow(one));
  return listAnswer('What you said, and what is owed to you for it', views, 'Home shows the rest.');
}

function keptRow({ words, howKept, learned }: Commitment): View {
  const text = [
    `Kept${howKept?.extent === 'part' ? ' in part' : ''}: ${escaped(words)}`,
    ...(howKept?.students ? [`What students did: “${escaped(howKept.students)}”`] : []),
    ...(learned ? [`What you learned: “${escaped(learned)}”`] : []),
  ].join('\n');
  return { text, blocks: [section(text)] };
}

/** `/commit owed`: what I owe, the oldest first. */
export async function listOwed(deps: CommitDeps, { teamId, userId }: Who): Promise<Answer> {
  await deps.roster.colleague(teamId, userId);
  const looking = { userId, ...(await todayAt(deps, teamId)) };
  const { owed, asked } = givenBy(await deps.commitments.concerning(teamId, userId), looking);
  const none = 'You owe nobody anything. `/commit mine` shows what is owed to you.';
  if (owed.length + asked.length === 0) return saidAnswer(none);
  const lead = owed.length > 0 ? 'What you owe, the oldest first' : 'You owe nobody anything';
  const rows = [...owed, ...headed(notOwedYet, asked)];
  return listAnswer(lead, rows, 'There is more than fits here: it comes up as these are given.');
}

const notOwedYet = 'Asked of you, and not owed before everyone has said yes';

/** What someone gives, by the support's own day, the oldest first: what they owe, and what is only asked of them. */
export function givenBy(found: readonly Commitment[], looking: Looking): { owed: View[]; asked: View[] } {
  const given = found
    .filter(({ ownerId }) => ownerId !== looking.userId)
    .flatMap((commitment) =>
      owedSupports(commitment)
        .filter(({ giverId }) => giverId === looking.userId)
        .map((support) => ({ commitment, support, due: heldDue(looking.calendar, support.dueDay) })),
    )
    .sort((one, other) => one.due.localeCompare(other.due));
  const rows = (isOwed: boolean) =>
    given
      .filter(({ commitment, support }) => isOwed === (commitment.status === 'open' && Boolean(support.acceptedOn)))
      .map(({ commitment, support }) => owedRow(commitment, support, looking));
  return { owed: rows(true), asked: rows(false) };
}

function headed(heading: string, rows: readonly View[]): View[] {
  return rows.map(({ text, blocks }, index) =>
    index === 0 ? { text: `${heading}:\n${text}`, blocks: [section(`*${heading}*`), ...blocks] } : { text, blocks },
  );
}

function owedRow(commitment: Commitment, support: Support, looking: Looking): View {
  const lead = `To ${mention(commitment.ownerId)}, for “${escaped(commitment.words)}”:`;
  const row = supportRow(commitment, support, looking);
  const text = `${lead} ${row.text}`;
  return { text, blocks: [section(text), ...row.blocks.slice(1)] };
}

/** `/commit list`: what colleagues chose to show to their teams or the school. */
export async function listShown(deps: CommitDeps, { teamId, userId }: Who): Promise<Answer> {
  await deps.roster.colleague(teamId, userId);
  const { calendar, today } = await todayAt(deps, teamId);
  const since = addDays(today, -keptDays);
  const rows: View[] = [];
  const teammates = new Set<string>();
  for (const channelId of await deps.teams.teamsOf(teamId, userId))
    for (const member of await deps.teams.members(teamId, channelId)) teammates.add(member);
  for (const one of await deps.commitments.shown(teamId, { since, teammates: [...teammates] }, mostShown)) {
    if (!seenBy(one, await lookerOf(deps, one, userId)).words) continue;
    const text = `${mention(one.ownerId)}: “${escaped(one.words)}”. *${listedState(one, calendar, today)}*`;
    rows.push({ text, blocks: [section(text)] });
  }
  if (rows.length === 0)
    return saidAnswer('Nobody has chosen to show you anything yet. `/commit` says what you will do yourself.');
  return listAnswer('What colleagues chose to show', rows, 'There is more than fits here.');
}

/** Rows of several blocks stand apart; of short ones there are as many as fit. */
function listAnswer(lead: string, rows: readonly View[], rest: string): Answer {
  const blocks: KnownBlock[] = [section(`*${lead}*`)];
  const isLong = rows.some((row) => row.blocks.length > 3);
  let shown = 0;
  for (const row of rows) {
    const apart = isLong && shown > 0 ? [divider()] : [];
    if (blocks.length + apart.length + row.blocks.length > mostBlocks) break;
    blocks.push(...apart, ...row.blocks);
    shown += 1;
  }
  if (shown < rows.length) blocks.push(context(rest));
  return { text: [`${lead}:`, ...rows.map(({ text }) => text)].join('\n'), blocks, replaces: false };
}
