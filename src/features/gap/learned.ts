import type { Deps, Job } from '../../deps.ts';
import { type Entry, entryCaps, entryFrom } from '../../domain/expertise.ts';
import { answerListing, type Gap, sessionTookPlace } from '../../domain/gap.ts';
import { keepTextDays } from '../../domain/question-retention.ts';
import { topicKey } from '../../domain/vocabulary.ts';
import { UserError } from '../../errors.ts';
import type { Answer } from '../../slack/view.ts';
import { dayOf } from '../../time/calendar-day.ts';
import type { Press } from './input.ts';
import { type GapDeps, gapOf, keep, keepAllowed } from './load.ts';
import { close, kind, promptKeys } from './messages.ts';
import { answeredView, askListView, carriedView, learnedView } from './views.ts';

/** Sessions that took place move the gaps they were about; the record alone decides it. */
export const lookAtSessions: Job = {
  name: 'gap.sessions',
  async run(deps) {
    for await (const { teamId, id, turn } of deps.gaps.toLook()) {
      try {
        await deps.onOccurrence({ teamId, scheduleId: `gap:${id}:held`, slot: String(turn) }, (tx) =>
          follow(tx, teamId, id),
        );
      } catch (error) {
        // One gap's fault does not stop the next; it is tried again at the next tick.
        deps.log.error({ event: 'gap.sessions-failed', teamId, gapId: id, err: error });
      }
    }
  },
};

/** Why a gap mattered is forgotten half a year after it was closed, as are the words of a question. */
export const forgetWhy: Job = {
  name: 'gap.words',
  async run(deps, now) {
    const halfAYearAgo = new Date(+now - keepTextDays * 24 * 3600_000);
    await deps.gaps.forgetWhyBefore(halfAYearAgo, await deps.schools.underHold());
  },
};

async function follow(deps: Deps, teamId: string, id: string): Promise<void> {
  const found = await deps.gaps.find(teamId, id);
  if (!found) return;
  const { held = [], ...before } = found;
  let after: Gap = before;
  for (const sessionId of held) {
    const session = await deps.sessions.find(teamId, sessionId);
    if (session?.status !== 'held') continue;
    const host = await deps.people.find(teamId, session.hostId);
    const isInsider = host?.standing === 'colleague';
    after = sessionTookPlace(after, session, { isInsider, now: deps.clock() }) ?? after;
  }
  if (after.stage === 'carried') after = await withListed(deps, after);
  const kept = await keep(deps, after);
  if (kept.stage !== before.stage) await tellStage(deps, kept);
}

/** Who lists the topic already needs no asking. */
async function withListed(deps: Deps, gap: Gap): Promise<Gap> {
  const listed: Set<string>[] = [];
  for (const topic of topicsOf(gap)) {
    const carriers = await deps.expertise.onTopic(gap.teamId, topicKey(topic));
    listed.push(new Set(carriers.map(({ userId }) => userId)));
  }
  return gap.taught
    .filter(({ userId }) => listed.every((carriers) => carriers.has(userId)))
    .reduce((one, { userId }) => answerListing(one, userId, true) ?? one, gap);
}

/** Owner and sponsor hear what comes next; whoever taught it is asked whether colleagues may find them for it. */
async function tellStage(deps: Deps, gap: Gap): Promise<void> {
  const { teamId } = gap;
  const view = gap.stage === 'carried' ? carriedView(gap) : learnedView(gap);
  for (const userId of new Set([gap.owner, gap.sponsor]))
    if (userId) await deps.writeUnasked({ teamId, userId, key: `gap:${gap.id}:${gap.stage}:${userId}`, kind, view });
  if (gap.stage !== 'carried') return;
  for (const { userId, listed } of gap.taught)
    if (listed === undefined)
      await deps.writeUnasked({ teamId, userId, key: promptKeys.list(gap, userId), kind, view: askListView(gap) });
}

/** **Yes, list me**: only by this press does who taught it stand in the directory for it. */
export async function listMe(deps: GapDeps & Pick<Deps, 'expertise'>, press: Press): Promise<Answer | undefined> {
  const { teamId, userId } = press;
  const person = await deps.roster.colleague(teamId, userId);
  const after = await answered(deps, press, true);
  await deps.people.lock(teamId, userId);
  const listed = await deps.expertise.of(teamId, userId);
  const own = new Set(listed.map(({ topicKey }) => topicKey));
  const entries = topicsOf(after).map(taughtEntry);
  const fresh = entries.filter(({ topicKey }) => !own.has(topicKey));
  if (listed.length + fresh.length > entryCaps.entries)
    throw new UserError(
      'no-room',
      `You list ${entryCaps.entries} topics, which is the most. Remove one with \`/expertise\`.`,
    );
  const { zone } = await deps.schools.home(teamId);
  const confirmedOn = dayOf(deps.clock(), person.zone ?? zone);
  for (const entry of fresh) await deps.expertise.put({ ...entry, teamId, userId, id: deps.newId(), confirmedOn });
  await deps.people.join(teamId, userId, deps.clock());
  await deps.schools.directoryChanged(teamId);
  const words = 'you are in the directory for it now. `/expertise` changes or removes it.';
  await close(deps, after, { key: promptKeys.list(after, userId), view: answeredView(after, words) });
  return undefined;
}

/** A question may name more than one topic; each is listed by itself. */
function topicsOf({ topic }: Gap): string[] {
  return topic.split(',').filter((one) => one.trim() !== '');
}

function taughtEntry(topic: string): Entry {
  const read = entryFrom({ topic, offers: ['ask', 'watch'] });
  if (!read.ok) throw new UserError('bad-entry', read.faults.map(({ sentence }) => sentence).join(' '));
  return read.entry;
}

/** **Not now**: they are not listed, and nobody is told. */
export async function doNotList(deps: GapDeps, press: Press): Promise<undefined> {
  const after = await answered(deps, press, false);
  const words = 'not now. You are not listed, and nobody is told.';
  await close(deps, after, { key: promptKeys.list(after, press.userId), view: answeredView(after, words) });
}

async function answered(deps: GapDeps, press: Press, listed: boolean): Promise<Gap> {
  const answer = answerListing(await gapOf(deps, press), press.userId, listed);
  return keepAllowed(
    deps,
    answer,
    'nothing-asked',
    'There is nothing to answer any more. `/expertise` shows your list.',
  );
}
