import { type CalendarDay, dayOf, type Weekday, weekdayOf } from '../time/calendar-day.ts';
import { catchUp } from '../time/catch-up.ts';
import { clockTime, instantOf, type LocalTime } from '../time/local-time.ts';
import type { SchoolCalendar } from '../time/school-calendar.ts';
import { type Leader, leadersIn } from './leader.ts';
import { type Asks, type TemplateName, templates, usualTime } from './ritual-library.ts';
import { newestTime, nextTime, type Rhythm, type RitualTime } from './ritual-times.ts';
import type { Stretch } from './ritual-words.ts';

/** A routine that comes back in the channel of a team. Source: product.md, "Rituals, norms, thanks". */
export interface Ritual {
  teamId: string;
  id: string;
  /** The Slack trigger that began it. */
  cause: string;
  channelId: string;
  /** Slack user id; may change, pause and drop it, as leaders may. */
  startedBy: string;
  template: TemplateName | 'own';
  name: string;
  /** What it asks; what stands in braces is filled in when it is posted. */
  prompt: string;
  /** What {topic} stands for, where its starter said so. */
  topic?: string;
  rhythm: Rhythm;
  /**
   * `draft`: seen by who began it alone. `asking`: nobody answered twice in a row, and its starter is asked what becomes of it.
   * `parked`: its channel takes no message. Both rest until somebody presses.
   */
  status: 'draft' | 'running' | 'asking' | 'parked' | 'dropped';
  /** Nothing comes before this day of the school's. */
  pausedUntil?: CalendarDay;
  /** Instant, UTC: what was due up to it is not made up for, and cards before it do not count as skipped. */
  activeFrom: Date;
  /** Instant, UTC, of the next time; absent where none is known. */
  nextAt?: Date;
  /** User ids of those whom it has paired: nobody is paired twice with the same colleague by one template, in whatever team. */
  met?: [string, string][];
  /** The minute of the week in which it comes while it runs: two of one channel never share it. */
  minute?: string;
  startedAt: Date;
  /** Rises with every change. */
  turn: number;
}

/** What someone said in answer to a ritual; read by its channel, with their name. */
export interface RitualAnswer {
  userId: string;
  words: string;
  at: Date;
}

/** One time that a ritual stood in its channel: one message, edited as answers come. */
export interface RitualCard {
  teamId: string;
  id: string;
  ritualId: string;
  channelId: string;
  slot: string;
  /** In the school's zone. */
  day: CalendarDay;
  name: string;
  /** What it asked, filled in. */
  words: Stretch[];
  asks: Asks;
  /** In its words, the goal of the team, or else of the school, where what it asks does not name it already. */
  goal?: string;
  postedAt: Date;
  /** The first first; one a person. */
  answers: RitualAnswer[];
  /** User ids of those who take part in pairs, by their own press. */
  members: string[];
  /** Of pairs: the day, and the instant (UTC), on which they are proposed; absent once they are. */
  pairsOn?: CalendarDay;
  pairsAt?: Date;
  /** How many thanks were said from it; never by whom. */
  thanks: number;
  /** Its words, answers and members are forgotten; what stays says whether anybody took it up. */
  isForgotten?: true;
  wasAnswered?: true;
  /** Rises with every change. */
  turn: number;
}

export const asksOf = ({ template }: Pick<Ritual, 'template'>): Asks =>
  template === 'own' ? 'words' : templates[template].asks;

/** The card asks something of this person that they have not done: words, or whether they take part while pairs are still to come. */
export function waitsFor({ asks, answers, members, pairsOn }: RitualCard, userId: string): boolean {
  if (asks === 'thanks') return true;
  if (asks === 'pairs') return pairsOn !== undefined && !members.includes(userId);
  return !answers.some((answer) => answer.userId === userId);
}

/** The draft runs from now on. Undefined when it is no draft. */
export function start(ritual: Ritual, calendar: SchoolCalendar, now: Date): Ritual | undefined {
  return ritual.status === 'draft' ? running(ritual, calendar, now) : undefined;
}

/** Nothing comes before `until`. Undefined for what does not run. */
export function pause(ritual: Ritual, until: CalendarDay, calendar: SchoolCalendar, now: Date): Ritual | undefined {
  return ritual.status === 'running' ? running({ ...ritual, pausedUntil: until }, calendar, now) : undefined;
}

/** Out of a pause, kept after the question what becomes of it, or its channel takes messages again. Undefined where it does not rest. */
export function goOn(ritual: Ritual, calendar: SchoolCalendar, now: Date): Ritual | undefined {
  const rests = ritual.status === 'asking' || ritual.status === 'parked' || isPaused(ritual, calendar, now);
  return rests ? running(unpaused(ritual), calendar, now) : undefined;
}

/** Said anew; it runs afterwards. Undefined for what was dropped. */
export function change(
  ritual: Ritual,
  said: Pick<Ritual, 'name' | 'prompt' | 'topic' | 'rhythm'>,
  calendar: SchoolCalendar,
  now: Date,
): Ritual | undefined {
  if (ritual.status === 'dropped') return undefined;
  const { topic: _, ...rest } = ritual;
  const changed = { ...rest, ...said, rhythm: inCycle(said.rhythm, ritual.rhythm, dayOf(now, calendar.zone)) };
  return ritual.status === 'draft' ? changed : running(changed, calendar, now);
}

/**
 * Its first day as it was, where the form shows today only because that day is past: six weeks are counted from it, and would
 * begin anew.
 */
function inCycle(said: Rhythm, before: Rhythm, today: CalendarDay): Rhythm {
  const isAsDrawn = said.every === before.every && said.from === today && before.from < today;
  return isAsDrawn ? { ...said, from: before.from } : said;
}

/** It does not come back; what was answered stays. */
export function drop(ritual: Ritual): Ritual | undefined {
  return ritual.status === 'draft' || ritual.status === 'dropped' ? undefined : rest(ritual, 'dropped');
}

/** Its channel takes no message. */
export function park(ritual: Ritual): Ritual | undefined {
  return ritual.status === 'running' ? rest(ritual, 'parked') : undefined;
}

/** What becomes of it is asked. */
export function ask(ritual: Ritual): Ritual | undefined {
  return ritual.status === 'running' ? rest(ritual, 'asking') : undefined;
}

/** Whether it is paused at `now`. */
export function isPaused({ status, pausedUntil = '' }: Ritual, { zone }: SchoolCalendar, now: Date): boolean {
  return status === 'running' && dayOf(now, zone) < pausedUntil;
}

/** The same ritual with its next time, as the calendar has it now. */
export function planned(ritual: Ritual, calendar: SchoolCalendar, after: Date): Ritual {
  const { nextAt: _, ...rest } = ritual;
  const next = ritual.status === 'running' && nextTime(ritual.rhythm, calendar, after, ritual.pausedUntil);
  return next ? { ...rest, nextAt: next.at } : rest;
}

function running(ritual: Ritual, calendar: SchoolCalendar, now: Date): Ritual {
  const { minute: _, ...before } = ritual;
  const { rhythm } = ritual;
  const minute = rhythm.every === 'meeting' ? undefined : minuteOf(rhythm);
  return planned({ ...before, status: 'running', activeFrom: now, ...(minute && { minute }) }, calendar, now);
}

/** Whether two would come at the same minute of a day: then neither is read. */
export function sharesMinute(one: Rhythm, other: Rhythm): boolean {
  if (one.every === 'meeting' || other.every === 'meeting' || one.at !== other.at) return false;
  return one.every === 'newcomer' || other.every === 'newcomer' || one.day === other.day;
}

/** The first time from the usual one on, five minutes apart, at which no other of the channel comes. */
export function freeTime(
  { every, day }: { every: Rhythm['every']; day: Weekday },
  others: readonly Rhythm[],
): LocalTime {
  if (every === 'meeting') return usualTime;
  const first = +instantOf('2000-01-03', usualTime, 'UTC');
  // Each of the others takes one time at most.
  const times = [0, ...others].map((_, step) => clockTime(new Date(first + step * 5 * 60_000), 'UTC'));
  return times.find((at) => !others.some((other) => sharesMinute({ every, day, at, from: '' }, other))) ?? usualTime;
}

/** "mon 07:30"; every day for newcomers, whose time no other ritual may share on any day. */
function minuteOf({ every, day, at }: { every: string; day: Weekday; at: LocalTime }): string {
  return every === 'newcomer' ? `daily ${at}` : `${day} ${at}`;
}

function rest(ritual: Ritual, status: 'asking' | 'parked' | 'dropped'): Ritual {
  const { nextAt: _next, minute: _minute, ...kept } = ritual;
  return { ...kept, status };
}

function unpaused(ritual: Ritual): Ritual {
  const { pausedUntil: _, ...kept } = ritual;
  return kept;
}

/** What becomes of a ritual whose time may have come. */
export type Due =
  | { act: 'post'; time: RitualTime }
  /** Nobody answered twice in a row: its starter is asked, and nothing is posted. */
  | { act: 'ask'; time: RitualTime }
  | { act: 'skip'; time: RitualTime; reason: string }
  /** A closed day has moved two of its channel to the same minute: this one stays due for some minutes more. */
  | { act: 'hold' }
  /** The calendar has moved it, or there is nobody new. */
  | { act: 'wait' };

/** So often in a row nobody answers before its starter is asked. Source: issue 7, "Rituals". */
const skippedBeforeAsking = 2;

/** So many of its newest cards are looked at to see that; at one meeting there may be several. */
export const cardsToCount = 20;

/**
 * What is to be done about a ritual at `now`. Never a burst: only the newest time counts, on its own day and within the
 * school's hours. Source: reliability.md, "Time"; issue 7, "Rituals".
 *
 * @param cards its newest cards, the newest first
 * @param until local time after which nothing is posted
 * @param hasNewcomers somebody new is in the team who has not been told of by a card
 */
export function decideDue(
  ritual: Ritual,
  cards: readonly RitualCard[],
  {
    calendar,
    now,
    until,
    hasNewcomers,
    others = [],
  }: {
    calendar: SchoolCalendar;
    now: Date;
    until: LocalTime;
    hasNewcomers: boolean;
    /** Those that run in the same channel, itself among them or not. */
    others?: readonly Ritual[];
  },
): Due {
  const { rhythm, activeFrom: after, pausedUntil: notBefore } = ritual;
  const time = ritual.status === 'running' ? newestTime(rhythm, calendar, { after, now, notBefore }) : undefined;
  if (!time || (rhythm.every === 'newcomer' && !hasNewcomers)) return { act: 'wait' };
  const late = catchUp({ kind: 'nudge', due: time.at, now, zone: calendar.zone });
  if ('skipped' in late) return { act: 'skip', time, reason: late.skipped };
  if (clockTime(now, calendar.zone) >= until && now > time.at)
    return { act: 'skip', time, reason: 'the hours of the school are over' };
  const before = others.filter((other) => comesBefore(other, ritual, time, calendar)).length;
  const turn = new Date(+time.at + before * apartMs);
  if (now < turn && clockTime(turn, calendar.zone) < until) return { act: 'hold' };
  return { act: isSkippedTwice(ritual, cards) ? 'ask' : 'post', time };
}

/** So far apart come two that a closed day has moved to the same minute. */
const apartMs = 5 * 60_000;

/** Whether another of the channel comes at the same minute and goes first: the one whose own day it is, or else the older one. */
function comesBefore(other: Ritual, ritual: Ritual, { at, day }: RitualTime, calendar: SchoolCalendar): boolean {
  if (other.id === ritual.id || other.status !== 'running') return false;
  const { rhythm, activeFrom: after, pausedUntil: notBefore } = other;
  if (newestTime(rhythm, calendar, { after, now: at, notBefore })?.at.getTime() !== at.getTime()) return false;
  const isOwnDay = ({ rhythm }: Ritual) => rhythm.every !== 'meeting' && rhythm.day === weekdayOf(day);
  if (isOwnDay(other) !== isOwnDay(ritual)) return isOwnDay(other);
  return `${other.startedAt.toISOString()} ${other.id}` < `${ritual.startedAt.toISOString()} ${ritual.id}`;
}

/** Whether it is asked what becomes of it. @param cards its newest, the newest first */
export function isSkippedTwice(ritual: Ritual, cards: readonly RitualCard[]): boolean {
  return skippedInARow(ritual, cards) >= skippedBeforeAsking;
}

/**
 * On how many of the last days on which it came nobody has answered, late answers included; days before it was kept do not
 * count. At one meeting several may have shown something.
 *
 * @param cards the newest first
 */
export function skippedInARow({ activeFrom }: Pick<Ritual, 'activeFrom'>, cards: readonly RitualCard[]): number {
  const since = cards.filter(({ postedAt }) => postedAt >= activeFrom);
  const lastAnswered = since.find((card) => !isSkipped(card))?.day ?? '';
  return new Set(since.map(({ day }) => day).filter((day) => day > lastAnswered)).size;
}

/** Nobody has said, thanked or joined anything. */
export function isSkipped({ answers, members, thanks, wasAnswered }: RitualCard): boolean {
  return !wasAnswered && answers.length === 0 && members.length === 0 && thanks === 0;
}

/** Whether pairs are still to be proposed from this card. */
export function takesPart({ asks, pairsAt }: RitualCard): boolean {
  return asks === 'pairs' && pairsAt !== undefined;
}

/** User ids of those who answered and lead the school or this team: leaders go first, and the card shows whether one has. */
export function leadersFirst({ answers, members, channelId }: RitualCard, leaders: readonly Leader[]): string[] {
  const leading = new Set(leadersIn(channelId, leaders).map(({ userId }) => userId));
  return [...new Set([...answers.map(({ userId }) => userId), ...members])].filter((userId) => leading.has(userId));
}

/** Whoever began it, and leaders of the team and of the school. */
export function mayChange(
  { startedBy, channelId }: Pick<Ritual, 'startedBy' | 'channelId'>,
  userId: string,
  leaders: readonly Leader[],
): boolean {
  return startedBy === userId || leadersIn(channelId, leaders).some((leader) => leader.userId === userId);
}
