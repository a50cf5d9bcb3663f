import type { CalendarFollower, Deps, Job } from '../../deps.ts';
import { keepTextDays } from '../../domain/question-retention.ts';
import { cardsToCount, decideDue, planned, type Ritual } from '../../domain/ritual.ts';
import { askStarter } from './ask-starter.ts';
import { cardsKeptSince, keepRitual } from './load.ts';
import { sendCard } from './messages.ts';
import { newCard } from './new-card.ts';
import { newcomersAt, proposePairs } from './pairs.ts';

const dayMs = 24 * 3600_000;

/**
 * What was never started is forgotten after a day, and what stands on cards after half a year; under a legal hold it is kept and
 * read by nobody until the hold is released, as what was taken back.
 */
const forget: Job = {
  name: 'ritual.forget',
  async run(deps, now) {
    await deps.rituals.removeDraftsBefore(new Date(+now - dayMs));
    const held = await deps.schools.underHold();
    await deps.rituals.forgetCardsBefore(cardsKeptSince(now), held);
    await deps.rituals.clearHidden(held);
  },
};

/** Thanks are forgotten after half a year; what stands in a channel stays there. */
const forgetThanks: Job = {
  name: 'ritual.forget-thanks',
  async run(deps, now) {
    await deps.thanks.removeBefore(new Date(+now - keepTextDays * dayMs), await deps.schools.underHold());
  },
};

/** Each ritual whose time has come stands in its channel, once; or its starter is asked what becomes of it. */
const comeDue: Job = {
  name: 'ritual.due',
  async run(deps, now) {
    for await (const ritual of deps.rituals.due(now)) {
      try {
        await come(deps, ritual, now);
      } catch (error) {
        deps.log.error({ event: 'ritual.job-failed', teamId: ritual.teamId, id: ritual.id, err: error });
      }
    }
  },
};

/** Whoever takes part in pairs hears of their colleague, once a card. */
const pairUpAll: Job = {
  name: 'ritual.pairs',
  async run(deps, now) {
    for await (const { teamId, id } of deps.rituals.toPair(now)) {
      try {
        const occurrence = { teamId, scheduleId: `ritual-card:${id}:pairs`, slot: 'proposed' };
        await deps.onOccurrence(occurrence, (tx) => proposePairs(tx, teamId, id));
      } catch (error) {
        deps.log.error({ event: 'ritual.pairs-failed', teamId, id, err: error });
      }
    }
  },
};

async function come(deps: Deps, { teamId, id }: Ritual, now: Date): Promise<void> {
  const due = await lookAt(deps, teamId, id, now);
  if (!due || due.decided.act === 'hold') return;
  const { ritual, decided } = due;
  if (decided.act === 'wait') return planAnew(deps, ritual, now);
  const { time } = decided;
  const occurrence = { teamId, scheduleId: `ritual:${id}`, slot: time.slot };
  if (decided.act === 'skip') {
    await deps.occurrences.skip(occurrence, decided.reason, now);
    return planAnew(deps, ritual, now);
  }
  const isFirst = await deps.onOccurrence(occurrence, async (tx) => {
    const again = await lookAt(tx, teamId, id, now);
    if (!again || again.decided.act === 'wait' || again.decided.act === 'skip') return;
    if (again.decided.act === 'ask') return askStarter(tx, again.ritual);
    // Its turn has come, also where another one has begun to share the minute just now: this time comes once or never.
    const { calendar } = await tx.schools.home(teamId);
    await keepRitual(tx, planned(again.ritual, calendar, now));
    const card = await newCard(tx, again.ritual, time);
    if (await tx.rituals.addCard(card)) await sendCard(tx, card);
  });
  // Said anew within its week, it has come once already.
  if (!isFirst) await planAnew(deps, ritual, now);
}

async function lookAt(deps: Deps, teamId: string, id: string, now: Date) {
  const ritual = await deps.rituals.find(teamId, id);
  if (!ritual) return undefined;
  const { calendar, defaults } = await deps.schools.home(teamId);
  const cards = await deps.rituals.cards(teamId, id, cardsToCount);
  const hasNewcomers = ritual.rhythm.every === 'newcomer' && (await isSomebodyNew(deps, ritual, cards[0]?.postedAt));
  const others = await deps.rituals.inChannel(teamId, ritual.channelId);
  const until = defaults.hours.to;
  return { ritual, decided: decideDue(ritual, cards, { calendar, now, until, hasNewcomers, others }) };
}

/** Somebody has joined the team since the last card; before the first one, is new or has joined since the ritual began. */
async function isSomebodyNew(deps: Deps, ritual: Ritual, lastCard?: Date): Promise<boolean> {
  const { teamId, channelId, startedAt } = ritual;
  const joined = lastCard
    ? await deps.teams.joinedSince(teamId, channelId, lastCard)
    : await newcomersAt(deps, ritual, startedAt);
  return joined.length > 0;
}

async function planAnew(deps: Deps, ritual: Ritual, now: Date): Promise<void> {
  const { calendar } = await deps.schools.home(ritual.teamId);
  // When another instance was first, it has planned the ritual too.
  await deps.rituals.change(planned(ritual, calendar, now));
}

/** The calendar was changed: every ritual that runs has its next time from the calendar as it is now. */
export const calendarFollower: CalendarFollower = {
  name: 'ritual.calendar',
  async follow(deps, teamId, now) {
    const { calendar } = await deps.schools.home(teamId);
    for (const ritual of await deps.rituals.live(teamId)) {
      const anew = planned(ritual, calendar, lastLook(ritual, now));
      if (anew.nextAt?.getTime() !== ritual.nextAt?.getTime()) await keepRitual(deps, anew);
    }
  },
};

/** What is due this moment, and has not been looked at yet, stays due. */
const lastLook = ({ nextAt }: Ritual, now: Date) => (nextAt && nextAt <= now ? new Date(+nextAt - 1) : now);

export const jobs: Job[] = [forget, forgetThanks, comeDue, pairUpAll];
