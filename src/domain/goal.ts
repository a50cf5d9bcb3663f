import { addDays, type CalendarDay, isCalendarDay } from '../time/calendar-day.ts';
import { cleanText, hasWords } from './clean-text.ts';
import { type Leader, leadersIn, maySetSchool, type Scope } from './leader.ts';
import type { Person } from './person.ts';
import { canonicalTopics, ownWordOf, topicKey } from './vocabulary.ts';

/** What students will do differently, in one sentence of the school's. Source: domain.md section 1, "improvement goal". */
export interface Goal {
  teamId: string;
  id: string;
  /** The Slack trigger that set it: a replayed form finds this one. */
  cause: string;
  /** Whose it is: the whole school's, or the channel id of a team's. */
  scope: Scope;
  words: string;
  /** The leading indicator: what one sees in a room before results move. */
  sign: string;
  /** First and last day, both included; calendar days in the school's zone. */
  from: CalendarDay;
  to: CalendarDay;
  /** As they were typed, the vocabulary's own word where it has one; each once. */
  topics: string[];
  status: 'active' | 'closed';
  /** One of so many places for active goals: what keeps a school from having more. */
  place: number;
  /** Slack user id. */
  setBy: string;
  setAt: Date;
  /** Its last day has passed, and someone was asked what changed. */
  askedOn?: CalendarDay;
  /** What changed for students; asked when it is closed. */
  changed?: string;
  closedBy?: string;
  /** Calendar day in the school's zone. */
  closedOn?: CalendarDay;
}

/** Rooms in which a goal's sign was seen, of those looked at. */
export interface RoomCount {
  seen: number;
  rooms: number;
}

/** What a team saw of a goal's sign in its rooms in one school week. No room and nobody who looked is kept with it. */
export interface SignCount extends RoomCount {
  teamId: string;
  goalId: string;
  channelId: string;
  /** The school week's Monday. */
  week: CalendarDay;
}

/** So many goals of a school are active at most: more is none. Source: domain.md section 1. */
export const mostActive = 3;
/** Fewer rooms than this and the count would be of a person. Source: domain.md section 4, D14. */
export const leastSignRooms = 4;
/** So many are left to whoever takes the counts of their own teams from the sum: a single one would be a colleague’s lesson. */
const leastOthers = 2;
const mostTopics = 12;
const mostDays = 730;
const most = { words: 200, sign: 200, topic: 60, changed: 500 };
const mostRooms = 200;

/** The form as it was filled in; what stands empty is null. */
export interface TypedGoal {
  words: string | null;
  sign: string | null;
  from: string | null;
  to: string | null;
  /** Separated by commas or lines. */
  topics: string | null;
  scope: string | null;
}

export type GoalTerms = Pick<Goal, 'words' | 'sign' | 'from' | 'to' | 'topics' | 'scope'>;

type Faults<T> = Partial<Record<keyof T, string>>;

/** Reads the form of a goal, or says what is wrong beside each field. @param today calendar day in the school's zone */
export function readGoal(typed: TypedGoal, today: CalendarDay): { terms: GoalTerms } | { faults: Faults<TypedGoal> } {
  const words = cleanText(typed.words ?? '');
  const sign = cleanText(typed.sign ?? '');
  const topics = readTopics(typed.topics ?? '');
  const { from, to, scope } = typed;
  const faults: Faults<TypedGoal> = {};
  if (!hasWords(words)) faults.words = 'Write what students will do differently, in one sentence.';
  else if (words.length > most.words) faults.words = `Please keep this under ${most.words} characters.`;
  if (!hasWords(sign)) faults.sign = 'Write what you would see in a room when it begins to work.';
  else if (sign.length > most.sign) faults.sign = `Please keep this under ${most.sign} characters.`;
  if (!from || !isCalendarDay(from)) faults.from = 'Choose the first day.';
  if (!to || !isCalendarDay(to)) faults.to = 'Choose the last day.';
  else if (from && to < from) faults.to = 'The goal would end before it starts. Choose a later day.';
  else if (to < today) faults.to = 'This day is past. Choose a day that is still to come.';
  else if (from && isCalendarDay(from) && to > addDays(from, mostDays))
    faults.to = 'That is more than two years long. Choose a nearer day.';
  if (topics.length > mostTopics)
    faults.topics = `These are ${topics.length} topics. Keep the ${mostTopics} that matter most.`;
  else if (topics.some((topic) => topic.length > most.topic))
    faults.topics = `Please keep each topic under ${most.topic} characters, with commas between them.`;
  if (!scope) faults.scope = 'Choose whose goal it is.';
  if (Object.keys(faults).length > 0 || !from || !to || !scope) return { faults };
  return { terms: { words, sign, from, to, topics, scope } };
}

/** Topics as they were typed, the vocabulary's own word where it has one, each once. */
function readTopics(typed: string): string[] {
  const byKey = new Map<string, string>();
  for (const part of typed.split(/[,;\n]/)) {
    const topic = cleanText(part);
    if (hasWords(topic) && !byKey.has(topicKey(topic))) byKey.set(topicKey(topic), topic);
  }
  return [...byKey.values()].map(ownWordOf);
}

/** What changed for students, as it was typed when a goal is closed. */
export function readChanged(typed: string | null): { changed: string } | { faults: { changed: string } } {
  const changed = cleanText(typed ?? '');
  if (!hasWords(changed))
    return { faults: { changed: 'Write what students do differently now, also when it is nothing yet.' } };
  if (changed.length > most.changed)
    return { faults: { changed: `Please keep this under ${most.changed} characters.` } };
  return { changed };
}

/** Reads in how many rooms a team saw the sign. */
export function readSign(typed: {
  seen: string | null;
  rooms: string | null;
}): RoomCount | { faults: { seen?: string; rooms?: string } } {
  const [seen, rooms] = [wholeNumber(typed.seen), wholeNumber(typed.rooms)];
  if (rooms === undefined || rooms < 1 || rooms > mostRooms)
    return { faults: { rooms: `Write a whole number from 1 to ${mostRooms}.` } };
  if (seen === undefined || seen > rooms) return { faults: { seen: `Write a whole number from 0 to ${rooms}.` } };
  return { seen, rooms };
}

function wholeNumber(typed: string | null): number | undefined {
  return /^\d{1,4}$/.test(typed?.trim() ?? '') ? Number(typed) : undefined;
}

/** Who is in which team, and leads which: they enter its count and know it. */
interface CountReaders {
  teams: readonly { channelId: string; members: readonly string[] }[];
  leaders: readonly { userId: string; scope: string }[];
}

/**
 * The sign over all teams together; undefined over fewer than four rooms, or where someone who takes their own teams' counts from it
 * would be left with a single one: then nothing is shown but "too few to say". Source: domain.md section 4.
 */
export function pooledSign(
  counts: readonly Pick<SignCount, 'channelId' | 'seen' | 'rooms'>[],
  readers: CountReaders,
): RoomCount | undefined {
  const rooms = counts.reduce((sum, one) => sum + one.rooms, 0);
  const left = knownRooms(counts, readers).map((known) => rooms - known);
  if (rooms < leastSignRooms || left.some((others) => others > 0 && others < leastOthers)) return undefined;
  return { seen: counts.reduce((sum, one) => sum + one.seen, 0), rooms };
}

/** Of how many rooms someone knows the counts, for each who entered one: those of all their teams. */
function knownRooms(
  counts: readonly Pick<SignCount, 'channelId' | 'rooms'>[],
  { teams, leaders }: CountReaders,
): number[] {
  const members = new Map(teams.map((team) => [team.channelId, team.members]));
  const known = new Map<string, number>();
  for (const { channelId, rooms } of counts) {
    const leading = leaders.filter(({ scope }) => scope === channelId).map(({ userId }) => userId);
    for (const userId of new Set([...(members.get(channelId) ?? []), ...leading, `whoever counted in ${channelId}`]))
      known.set(userId, (known.get(userId) ?? 0) + rooms);
  }
  return [...known.values()];
}

/** Goals under way on a day: those that have begun. One whose last day has come stays until it is closed. */
export function goalsOn(goals: readonly Goal[], day: CalendarDay): Goal[] {
  return goals.filter(({ status, from }) => status === 'active' && from <= day);
}

/** The topics of these goals, each once, in the order of the goals. */
export function goalTopics(goals: readonly Pick<Goal, 'topics'>[]): string[] {
  const byKey = new Map(goals.flatMap(({ topics }) => topics).map((topic) => [topicKey(topic), topic]));
  return [...byKey.values()];
}

/** The topic of these goals that goes by this key, in their words. */
export function topicOfGoals(goals: readonly Pick<Goal, 'topics'>[], key: string): string | undefined {
  return goals.flatMap(({ topics }) => topics).find((topic) => topicKey(topic) === key);
}

/** What a record says of the goal it serves: one that is set, with its words; or its author's own words where none is set. */
export interface Served {
  goalId?: string;
  goal?: string;
}

/** Told beside the field when the goal that was chosen is not there any more. */
export const goalGone = 'This goal was closed meanwhile. Choose another one, or none.';

/**
 * Reads the field "For which goal": the id of one of these goals, or own words while none is set. Undefined when the goal was
 * closed meanwhile.
 */
export function servedGoal(typed: string | null | undefined, goals: readonly Goal[]): Served | undefined {
  const said = cleanText(typed ?? '');
  if (!said) return {};
  const goal = goals.find(({ id }) => id === said);
  if (goal) return servedBy(goal);
  return goals.length > 0 || isId(said) ? undefined : { goal: said };
}

/** What a record keeps of the goal it serves. */
export function servedBy(goal: Pick<Goal, 'id' | 'words'> | undefined): Served {
  return goal ? { goalId: goal.id, goal: goal.words } : {};
}

const isId = (text: string) => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);

/** The goal that a text serves by itself, because it names one of its topics; undefined where it names none. */
export function goalOf<T extends Pick<Goal, 'topics'>>(goals: readonly T[], text: string): T | undefined {
  const named = new Set(canonicalTopics(text).map(({ canonical }) => canonical));
  return goals.find(({ topics }) => topics.some((topic) => named.has(topicKey(topic))));
}

/**
 * Whether someone may set and close a goal: the school's, its leaders and workspace admins; a team's, also its leaders and
 * members.
 *
 * @param members user ids of the team's members; none for the school
 */
export function maySetGoal(
  actor: Pick<Person, 'userId' | 'isAdmin'>,
  scope: Scope,
  leaders: readonly Leader[],
  members: readonly string[],
): boolean {
  if (maySetSchool(actor, leaders)) return true;
  if (scope === 'school') return false;
  return members.includes(actor.userId) || leadersIn(scope, leaders).some(({ userId }) => userId === actor.userId);
}
