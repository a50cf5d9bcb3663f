import type { Deps, Job } from '../../deps.ts';
import { topicOf } from '../../domain/evidence.ts';
import { goalTopics } from '../../domain/goal.ts';
import type { Leader } from '../../domain/leader.ts';
import {
  archivedDepth,
  confirmAnew,
  type NewYear,
  type NewYearStep,
  newYearSteps,
  nextStep,
  stepDone,
} from '../../domain/new-year.ts';
import { park } from '../../domain/ritual.ts';
import type { View } from '../../slack/view.ts';
import { dayOf } from '../../time/calendar-day.ts';
import { instantOf } from '../../time/local-time.ts';
import { confirmAnewView, doneView, goesOnView, noLongerView } from './views.ts';

const kind = 'new-year.told';
const nothingWritten = 'It ended with the school year; nothing was written.';

/** The steps of a new school year, each once and in its own transaction: what a stop leaves undone goes on afterwards. */
export const newYearJob: Job = {
  name: 'new-year.steps',
  async run(deps) {
    for await (const year of deps.newYears.underWay(newYearSteps[newYearSteps.length - 1] ?? '')) {
      const { teamId, from } = year;
      try {
        for (let step = nextStep(year); step; step = await take(deps, teamId, from, step));
      } catch (error) {
        // One school's fault does not stop the next; it is tried again at the next tick.
        deps.log.error({ event: 'new-year.step-failed', teamId, err: error });
      }
    }
  },
};

/** Gives the step after it. */
async function take(deps: Deps, teamId: string, from: string, step: NewYearStep): Promise<NewYearStep | undefined> {
  await deps.onOccurrence({ teamId, scheduleId: `new-year:${from}`, slot: step }, async (tx) => {
    const year = await tx.newYears.find(teamId, from);
    if (!year || nextStep(year) !== step) return;
    const changed = await acts[step](tx, year);
    const after = stepDone({ ...year, ...changed }, step);
    if (!after || !(await tx.newYears.change(after)))
      throw new Error(`step ${step} of the year ${from} was done before`);
    const change = { what: step, from: '', to: from };
    await tx.audit.add({ teamId, at: tx.clock(), by: year.startedBy, act: 'year.step', change });
    if (!nextStep(after)) await tell(tx, year, year.startedBy, 'done', doneView(after));
  });
  const now = await deps.newYears.find(teamId, from);
  const next = now && nextStep(now);
  return next === step ? undefined : next;
}

const acts: Record<NewYearStep, (tx: Deps, year: NewYear) => Promise<Partial<NewYear> | undefined>> = {
  async depth(tx, { teamId, ended }) {
    const { zone } = await tx.schools.home(teamId);
    const from = instantOf(ended.from, '00:00', zone);
    const answers = (await tx.questions.askedSince(teamId, from)).flatMap((question) => {
      const { helped, answerer } = question;
      const topic = helped && answerer ? topicOf(question, answerer) : undefined;
      return helped && answerer && topic ? [{ topic, day: dayOf(helped.at, zone), userId: answerer }] : [];
    });
    const sessions = (await tx.sessions.openOrHeldSince(teamId, from))
      .filter(({ status }) => status === 'held')
      .map((session) => ({ ...session, day: dayOf(session.startsAt, zone) }));
    const shown = sessions.flatMap(({ hostId, visitors, topic, day }) =>
      [hostId, ...visitors.map(({ userId }) => userId)].map((userId) => ({ userId, topic, day })),
    );
    const topics = goalTopics(await tx.goals.active(teamId));
    return archivedDepth(topics, { answers, sessions }, [...answers, ...shown], ended);
  },

  async goals(tx, { teamId, startedBy, changed, shownAt }) {
    const { zone } = await tx.schools.home(teamId);
    const closedOn = dayOf(tx.clock(), zone);
    for (const { id, scope, setAt } of await tx.goals.active(teamId)) {
      if (setAt > shownAt) continue;
      const how = { changed: changed[id] ?? nothingWritten, closedBy: startedBy, closedOn };
      if (!(await tx.goals.close(teamId, id, how))) continue;
      const change = { what: 'goal', from: scope, to: '' };
      await tx.audit.add({ teamId, at: tx.clock(), by: startedBy, act: 'goal.closed', change });
    }
    return undefined;
  },

  async calendar(tx, { teamId, from, to }) {
    await tx.schools.set(teamId, { year: { from, to } });
    await tx.calendars.shifted(teamId, tx.clock());
    return undefined;
  },

  async 'still-you'(tx, { teamId, from }) {
    await tx.expertise.askFrom(teamId, from);
    return undefined;
  },

  async teams(tx, year) {
    const { teamId, teams, startedBy, shownAt } = year;
    for (const { channelId, switchedOnAt } of await tx.teams.all(teamId)) {
      if (switchedOnAt > shownAt || teams.includes(channelId) || !(await tx.teams.switchOff(teamId, channelId)))
        continue;
      const change = { what: 'team', from: channelId, to: '' };
      await tx.audit.add({ teamId, at: tx.clock(), by: startedBy, act: 'team.off', change });
      // Nobody could stop them there; whoever switches the team on again finds them resting.
      for (const ritual of await tx.rituals.inChannel(teamId, channelId)) {
        const parked = park(ritual);
        if (parked && !(await tx.rituals.change(parked))) throw new Error(`ritual ${ritual.id} was changed just now`);
      }
      for (const leader of await tx.leaders.all(teamId)) if (leader.scope === channelId) await letGo(tx, year, leader);
    }
    return undefined;
  },

  async leaders(tx, year) {
    const { teamId, leaders, startedBy } = year;
    for (const leader of await tx.leaders.all(teamId)) {
      const { userId, scope } = leader;
      // Whoever was named since the form was drawn is not among those it let go.
      const isSince = leader.at > year.shownAt;
      if (isSince) continue;
      if (leaders.includes(userId)) {
        if (userId !== startedBy) await tell(tx, year, userId, `goes-on:${scope}`, goesOnView(leader));
        continue;
      }
      await letGo(tx, year, leader);
    }
    return undefined;
  },

  async agreement(tx, year) {
    const { teamId, startedBy } = year;
    const standing = await tx.agreements.latest(teamId);
    const anew = standing && confirmAnew(standing);
    if (!anew) return undefined;
    if (!(await tx.agreements.change(anew))) throw new Error('the agreement was changed just now');
    await tx.audit.add({ teamId, at: tx.clock(), by: startedBy, act: 'agreement.reconfirm' });
    for (const userId of [anew.principalId, anew.staffId])
      await tell(tx, year, userId, 'agreement', confirmAnewView(anew));
    return undefined;
  },
};

/** Ends what someone leads, and tells them. */
async function letGo(tx: Deps, year: NewYear, leader: Leader): Promise<void> {
  const { teamId, startedBy: by } = year;
  const { scope, userId } = leader;
  await tx.leaders.remove(teamId, scope, userId);
  const change = { what: 'scope', from: scope, to: '' };
  await tx.audit.add({ teamId, at: tx.clock(), by, act: 'leader.removed', about: userId, change });
  if (userId !== by) await tell(tx, year, userId, `no-longer:${scope}`, noLongerView(leader, by));
}

async function tell(tx: Deps, { teamId, from }: NewYear, userId: string, what: string, view: View): Promise<void> {
  await tx.writeUnasked({ teamId, userId, key: `new-year:${from}:${what}:${userId}`, kind, view });
}
