import type { CalendarDay } from '../time/calendar-day.ts';
import type { SchoolCalendar } from '../time/school-calendar.ts';
import type { Commitment } from './commitment.ts';
import { least } from './digest-threshold.ts';
import type { WeekBlock } from './digest-weeks.ts';
import type { Gap } from './gap.ts';
import type { SignCount } from './goal.ts';
import type { Leader } from './leader.ts';
import type { SessionRecord } from './modeling-depth.ts';
import type { Person } from './person.ts';

/**
 * All that the weekly page is made of, as plain values; days are those of the school's zone. No words of questions, visits or
 * reflections are among them. Source: domain.md section 4.
 */
export interface DigestFacts {
  calendar: SchoolCalendar;
  /** The blocks of six school weeks that are on record, the first one first. */
  blocks: readonly WeekBlock[];
  /** All colleagues whom Contour has met, in the directory or not. */
  people: readonly DigestPerson[];
  teams: readonly DigestTeam[];
  leaders: readonly Pick<Leader, 'userId' | 'scope'>[];
  /** In the words of whoever tied them to the goal. */
  goalTopics: readonly string[];
  /** Who carries what, by the topic's key. */
  entries: readonly { userId: string; topicKey: string }[];
  commitments: readonly Commitment[];
  questions: readonly QuestionFact[];
  sessions: readonly SessionFact[];
  /** Doors that stood in a channel. */
  doors: readonly DoorFact[];
  /** Who opened a door that stands in no channel, and its day: for D2 of that host, and for nothing that anyone else reads. */
  unpostedDoors: readonly Pick<DoorFact, 'hostId' | 'day'>[];
  /** Classes that someone is still to mind. */
  coverAhead: readonly CoverFact[];
  /** Whoever said that they tried something, and when. */
  tries: readonly { userId: string; day: CalendarDay }[];
  gaps: readonly GapFact[];
  /** Keys of topics that someone learns beside who carries them, or is asked to. */
  beingLearned: readonly string[];
  /** User ids of those who had as many questions in the closed week as they take. */
  atCap: readonly string[];
  /** User ids of those who let their leaders hear that they need time. */
  askedForTime: readonly string[];
  /** What teams counted in their rooms: in how many a goal's sign, in its own words, was seen. */
  signs: readonly SignFact[];
  /** Rituals of the closed week; `skipped` times in a row. */
  rituals: readonly RitualFact[];
}

export type DigestPerson = Pick<Person, 'userId' | 'name' | 'leaves' | 'pausedUntil' | 'evaluates' | 'rank'>;

export interface DigestTeam {
  channelId: string;
  members: readonly string[];
}

/** In how many rooms a team saw a goal's sign in the week that begins on `day`. */
export interface SignFact extends Pick<SignCount, 'goalId' | 'channelId' | 'seen' | 'rooms'> {
  sign: string;
  day: CalendarDay;
}

/** A question without its words. */
export interface QuestionFact {
  askedBy: string;
  askedOn: CalendarDay;
  /** Of the vocabulary, as a key; absent where it names none. */
  topic?: string;
  answerer?: string;
  acceptedOn?: CalendarDay;
  helpedOn?: CalendarDay;
  /** Still on its way, or accepted and not answered yet. */
  isOpen: boolean;
}

/** What none of us knows yet. */
export interface GapFact extends Pick<Gap, 'topic' | 'stage' | 'owner' | 'sponsor'> {
  /** Since when it is in its stage. */
  stageOn: CalendarDay;
}

export interface SessionFact extends SessionRecord {
  hostId: string;
  /** Stands in a channel. */
  isPosted: boolean;
}

/** A class that a colleague minds while someone comes to see something. */
export interface CoverFact {
  by: string;
  day: CalendarDay;
  /** Minutes lent. */
  minutes: number;
  /** Who shows something meanwhile; or, of a visit, whose class it is: where they are is not told. */
  party: { hostId: string } | { visitorId: string };
}

/** A ritual of a channel. What a team calls a ritual of its own is for that team alone. */
export interface RitualFact {
  name: string;
  isOwn?: boolean;
  channelId?: string;
  ran: boolean;
  skipped: number;
}

export interface DoorFact {
  hostId: string;
  day: CalendarDay;
  /** User ids of those who came, once it took place. */
  visitors: readonly string[];
}

/** Who reads a page: what they lead decides what stands on it. Source: domain.md section 4, columns P, C, L; `mirror` is everyone's. */
export interface DigestReader {
  userId: string;
  role: 'principal' | 'coach' | 'lead' | 'mirror';
  /** The whole school, or the channel id of a team. */
  scope: string;
}

/** The name of the whole school among the scopes. */
export const wholeSchool = 'school';

/**
 * The page that someone gets of a scope. Undefined for a team of which they are neither leader nor member. Who leads the school
 * and evaluates nobody, where others do, reads as a coach.
 */
export function readerOf(facts: DigestFacts, userId: string, scope?: string): DigestReader | undefined {
  const mine = facts.leaders.filter((leader) => leader.userId === userId).map((leader) => leader.scope);
  const chosen = scope ?? (mine.includes(wholeSchool) ? wholeSchool : (mine[0] ?? wholeSchool));
  if (mine.includes(wholeSchool))
    return { userId, role: isCoach(facts, userId) ? 'coach' : 'principal', scope: chosen };
  if (mine.includes(chosen)) return { userId, role: 'lead', scope: chosen };
  return chosen === wholeSchool ? { userId, role: 'mirror', scope: chosen } : undefined;
}

/**
 * The pages that who leads may choose from: the school's, then of its teams those of which neither the team nor the rest is fewer
 * than five; and always the teams that they lead themselves. Source: domain.md section 4, "Teams to choose".
 */
export function scopesToChoose({ people, teams, leaders }: DigestFacts, userId: string): string[] {
  const mine = leaders.filter((leader) => leader.userId === userId).map(({ scope }) => scope);
  const leadsSchool = mine.includes(wholeSchool);
  const isLarge = (members: readonly string[]) => members.length >= least && people.length - members.length >= least;
  const chosen = teams.filter(
    ({ channelId, members }) => mine.includes(channelId) || (leadsSchool && isLarge(members)),
  );
  return [...(leadsSchool ? [wholeSchool] : []), ...chosen.map(({ channelId }) => channelId)];
}

/** Who reads the copy that stands in a team's channel: nobody by name. */
export function mirrorOf(channelId: string): DigestReader {
  return { userId: '', role: 'mirror', scope: channelId };
}

/** Whether a copy is read by whoever is in the channel. */
export function isOfChannel({ userId }: DigestReader): boolean {
  return userId === '';
}

function isCoach({ people, leaders }: DigestFacts, userId: string): boolean {
  const judging = people.filter(({ evaluates = [] }) => evaluates.length > 0).map((person) => person.userId);
  const isJudgedFor = leaders.some(({ scope, userId: other }) => scope === wholeSchool && judging.includes(other));
  return isJudgedFor && !judging.includes(userId);
}
