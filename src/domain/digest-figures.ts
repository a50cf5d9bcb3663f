import { addDays, type CalendarDay, type DaySpan, isWithin } from '../time/calendar-day.ts';
import { shortDay } from '../time/day-words.ts';
import { addSchoolDays, schoolDaysAfter } from '../time/school-calendar.ts';
import { isWilling } from './carriers.ts';
import type { Commitment } from './commitment.ts';
import { listedState } from './commitment-access.ts';
import {
  type DigestFacts,
  type DigestPerson,
  type DigestReader,
  type RitualFact,
  wholeSchool,
} from './digest-facts.ts';
import { type Owed, owedBy, owedUpTo, saidBy } from './digest-owed.ts';
import { least, type Shown, shownCount, shownSteps, teamsShown } from './digest-threshold.ts';
import { type DigestWeeks, digestWeeks } from './digest-weeks.ts';
import { stageWords } from './gap.ts';
import { leastSignRooms, pooledSign } from './goal.ts';
import { depthOf, depthWords } from './modeling-depth.ts';
import { buttonNames } from './person.ts';
import { crossRoleFlow, effectivePeople, teamCrossings } from './spread.ts';
import { supportFigures, supportsDueIn } from './spread-supports.ts';
import { topicKey } from './vocabulary.ts';

export type FigureId = `D${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13 | 14 | 15}`;

/** One figure or list of the page, as it is shown and as it can be checked. */
export interface Figure {
  id: FigureId;
  /** What the reader reads, one line each, in plain text. */
  lines: string[];
  /** What is shown, as a value; null where nothing is. */
  value: unknown;
  /** What it was made of, as far as this reader may know it. */
  inputs: Record<string, unknown>;
  /** Why it, or a part of it, is hidden; null where nothing is. */
  suppressed: string | null;
}

/** What every figure is made from: one reader, one week. */
export interface Sight {
  facts: DigestFacts;
  reader: DigestReader;
  weeks: DigestWeeks;
  /** Calendar day in the school's zone on which it is read. */
  today: CalendarDay;
  nameOf(userId: string): string;
}

/** @param monday of the week whose page it is */
export function sightOf(facts: DigestFacts, reader: DigestReader, monday: CalendarDay, today: CalendarDay): Sight {
  const names = namesOf(facts.people);
  return {
    facts,
    reader,
    weeks: digestWeeks(facts.calendar, monday, facts.blocks),
    today,
    nameOf: (userId) => names.get(userId) ?? 'a colleague',
  };
}

/** What is the same for all who read a page of these facts is found once: it takes long among ten thousand people. */
function onceFor<K extends object, V>(find: (of: K) => V): (of: K) => V {
  const known = new WeakMap<K, V>();
  return (of) => {
    const value = known.has(of) ? (known.get(of) as V) : find(of);
    known.set(of, value);
    return value;
  };
}

/** The same for each stretch of days. */
function onceIn<K extends object, V>(find: (of: K, span: DaySpan) => V): (of: K, span: DaySpan) => V {
  const spans = onceFor((_: K) => new Map<string, V>());
  return (of, span) => {
    const known = spans(of);
    const name = `${span.from} ${span.to}`;
    const value = known.get(name) ?? find(of, span);
    known.set(name, value);
    return value;
  };
}

const namesOf = onceFor((people: readonly DigestPerson[]) => buttonNames([...people]));
const ranksOf = onceFor((all: readonly DigestPerson[]) => new Map(all.map(({ userId, rank }) => [userId, rank])));
const distinct = onceFor((userIds: readonly string[]) => new Set(userIds));
const triersOf = onceIn(
  (tries: DigestFacts['tries'], span) =>
    new Set(tries.filter(({ day }) => isWithin(day, span)).map(({ userId }) => userId)),
);
const dueIn = onceIn(({ commitments, calendar }: DigestFacts, span) => {
  const due = supportsDueIn(commitments, span, calendar);
  const byGiver = new Map<string, typeof due>();
  for (const one of due) byGiver.set(one.giverId, [...(byGiver.get(one.giverId) ?? []), one]);
  return { byGiver, givers: new Set(byGiver.keys()) };
});

const postedIn = onceIn(({ sessions, doors }: DigestFacts, span) => ({
  sessions: sessions.filter(({ status, isPosted, day }) => status === 'held' && isPosted && isWithin(day, span)),
  doors: doors.filter(({ day }) => isWithin(day, span)),
}));

/** Of the people of a figure those of each team, and the teams whose own number may stand. */
const byTeam = onceFor((teams: DigestFacts['teams']) =>
  onceFor((all: ReadonlySet<string>) => {
    const parts = teams.map(({ channelId, members }) => ({
      channelId,
      people: new Set(members.filter((one) => all.has(one))),
    }));
    const shown = new Set(teamsShown(all, parts));
    return new Map(parts.filter(({ channelId }) => shown.has(channelId)).map((part) => [part.channelId, part.people]));
  }),
);

const figure = (
  id: FigureId,
  lines: string[],
  value: unknown,
  inputs: Figure['inputs'] = {},
  suppressed: string | null = null,
): Figure => ({
  id,
  lines,
  value,
  inputs,
  suppressed,
});

const fewerThanFive = 'fewer than five people’s acts are in it';
const tooFew = 'Too few to say yet.';
/** Measures of spread need so much. Source: domain.md section 5. */
const leastAnswers = 15;
const leastActive = 8;

const membersOf = onceFor(
  (teams: DigestFacts['teams']) => new Map(teams.map(({ channelId, members }) => [channelId, new Set(members)])),
);

/** Whether someone is of the reader's scope. */
function isOfScope({ facts, reader }: Sight): (userId: string) => boolean {
  if (reader.scope === wholeSchool) return () => true;
  const members = membersOf(facts.teams).get(reader.scope);
  return (userId) => members?.has(userId) ?? false;
}

/** Of the people of a figure those of the reader's scope; undefined where a team's own number may not stand beside the school's. */
function ownOf({ facts, reader }: Sight, all: ReadonlySet<string>): ReadonlySet<string> | undefined {
  return reader.scope === wholeSchool ? all : byTeam(facts.teams)(all).get(reader.scope);
}

/** Inputs of a count of people: how many where it is shown, else only that they are few. */
function countInputs(people: ReadonlySet<string>, scope: string) {
  return { scope, people: shownCount(people), least };
}

/** What the reader owes, in the order of the page. */
export const owedIn: (sight: Sight) => readonly Owed[] = onceFor(({ facts, reader, today, nameOf }) =>
  owedBy(facts, reader, today, nameOf),
);

export function whatYouOwe(sight: Sight): Figure {
  const owed = owedIn(sight);
  const lines = owed.length > 0 ? owed.map(({ line }) => line) : ['You owe nobody anything this week.'];
  return figure('D1', lines, owed.length, {
    upTo: owedUpTo(sight.today),
    owed: owed.map(({ kind, day, daysLate }) => ({ kind, day, daysLate })),
  });
}

export function whatYouSaid({ facts, reader, today }: Sight): Figure {
  const { commitments, ownQuestion, ownDoor } = saidBy(facts, reader, today);
  const yes = (said: boolean) => (said ? 'yes' : 'not yet');
  const lines = [
    ...commitments.map(({ line }) => line),
    `A question of your own this month: ${yes(ownQuestion)}. Your own door opened: ${yes(ownDoor)}. Only you see this.`,
  ];
  return figure(
    'D2',
    lines,
    { open: commitments.length, ownQuestion: yes(ownQuestion), ownDoor: yes(ownDoor) },
    { month: today.slice(0, 7) },
  );
}

/**
 * D3, over the last block of six weeks: supports that had come by their day, of those that were due. Undefined for a team whose
 * own number may not stand.
 */
export function supportOnTime(sight: Sight): Figure | undefined {
  const { facts, weeks, reader } = sight;
  const { block } = weeks;
  if (!block)
    return figure(
      'D3',
      ['Support on time: told after six school weeks.'],
      null,
      { least },
      'no block of six school weeks is over',
    );
  const { byGiver, givers } = dueIn(facts, block);
  const own = ownOf(sight, givers);
  if (!own) return undefined;
  const inputs = { scope: reader.scope, block, least };
  if (own.size < least) return figure('D3', [`Support on time: ${few(own)}.`], shownCount(own), inputs, fewerThanFive);
  const counted = [...own].flatMap((giverId) => byGiver.get(giverId) ?? []);
  const { onTime } = supportFigures(counted);
  return figure(
    'D3',
    [`Support that came by its day, in ${sixWeeks(block)}: ${onTime} of ${counted.length}.`],
    { onTime, due: counted.length, share: onTime / counted.length },
    { ...inputs, givers: own.size },
  );
}

/** D4 of the week: how many said that they tried something. Undefined for a team whose own number may not stand. */
export function triedInWeek(sight: Sight): Figure | undefined {
  const { weeks, reader } = sight;
  const triers = ownOf(sight, triersIn(sight, weeks.week));
  if (!triers) return undefined;
  const shown = shownCount(triers);
  const line = `Tried something they saw or were told, last school week: ${people(shown)}.`;
  const why = shown === 'a few' ? fewerThanFive : null;
  return figure('D4', [line], shown, { ...weeks.week, ...countInputs(triers, reader.scope) }, why);
}

/**
 * D4 of the last block of six weeks, the whole school's, in steps of five: its weeks tell numbers of the school and of teams, and
 * those of several weeks taken from a number would leave one person. Undefined until a block is over.
 */
export function triedInBlock(sight: Sight): Figure | undefined {
  const { weeks } = sight;
  if (!weeks.block) return undefined;
  const triers = triersIn(sight, weeks.block);
  const shown = shownSteps(triers.size, triers);
  const why = shown === 'a few' ? fewerThanFive : null;
  const inputs = { ...weeks.block, scope: wholeSchool, people: shown, least };
  return figure('D4', [`In ${sixWeeks(weeks.block)}: ${people(shown)}.`], shown, inputs, why);
}

/** D4: both together. */
export function triedIt(week: Figure, block: Figure | undefined): Figure {
  return figure(
    'D4',
    [...week.lines, ...(block?.lines ?? [])],
    { week: week.value, block: block?.value ?? null },
    { week: week.inputs, ...(block && { block: block.inputs }) },
    block?.suppressed ?? week.suppressed,
  );
}

function triersIn({ facts }: Sight, span: DaySpan): ReadonlySet<string> {
  return triersOf(facts.tries, span);
}

/** D5: what stood in channels: sessions held, doors opened, visitors; and how many sessions a leader showed. */
export function shownAndOpen(sight: Sight): Figure {
  const { facts, weeks } = sight;
  const isOurs = isOfScope(sight);
  const inWeek = postedIn(facts, weeks.week);
  const held = inWeek.sessions.filter(({ hostId }) => isOurs(hostId));
  const doors = inWeek.doors.filter(({ hostId }) => isOurs(hostId));
  const visitors =
    held.reduce((sum, one) => sum + one.visitors.length, 0) + doors.reduce((sum, one) => sum + one.visitors.length, 0);
  const leaders = new Set(facts.leaders.map(({ userId }) => userId));
  const byLeaders = held.filter(({ hostId }) => leaders.has(hostId)).length;
  const lines =
    held.length + doors.length === 0
      ? ['Shown and open last school week: none yet.']
      : [
          `Last school week: ${counted(held.length, 'session')} held, ${counted(doors.length, 'door')} opened, ${counted(visitors, 'visitor')}. Sessions shown by a leader: ${byLeaders || 'none yet'}.`,
        ];
  return figure('D5', lines, { sessions: held.length, doors: doors.length, visitors, byLeaders }, { week: weeks.week });
}

/** D6: how deep each topic of the goal has gone this school year. */
export function topicDepth({ facts, weeks }: Sight): Figure {
  if (facts.goalTopics.length === 0) return figure('D6', ['No topic is tied to the goal yet.'], null);
  const keys = new Set(facts.goalTopics.map(topicKey));
  const answers = facts.questions.flatMap(({ topic, helpedOn, answerer }) =>
    topic && helpedOn && answerer ? [{ topic, day: helpedOn, answerer }] : [],
  );
  const fits = ({ topic, day }: { topic: string; day: CalendarDay }) =>
    keys.has(topicKey(topic)) && isWithin(day, weeks.year);
  const held = facts.sessions.filter((session) => session.status === 'held' && fits(session));
  const acting = new Set([
    ...answers.filter(fits).map(({ answerer }) => answerer),
    ...held.flatMap(({ hostId, visitors }) => [hostId, ...visitors.map(({ userId }) => userId)]),
  ]);
  if (acting.size < least)
    return figure(
      'D6',
      [`How deep the goal’s topics have gone: ${few(acting)}.`],
      null,
      countInputs(acting, wholeSchool),
      acting.size > 0 ? fewerThanFive : null,
    );
  const depths = facts.goalTopics.map((topic) => ({
    topic,
    depth: depthOf(topic, { answers, sessions: held }, weeks.year),
  }));
  const lines = depths.map(({ topic, depth }) => `${topic}: ${depthWords[depth]}`);
  return figure('D6', lines, Object.fromEntries(depths.map(({ topic, depth }) => [topic, depth])), {
    year: weeks.year,
    ...{ scope: wholeSchool, least },
    // A number that grows over the year would tell in each week who is new in it.
    people: shownSteps(acting.size, acting),
  });
}

/** Goal topics by how many carry them: have an entry, and are not away. */
export function carriersOf({
  facts,
  today,
}: {
  facts: Pick<DigestFacts, 'people' | 'goalTopics' | 'entries'>;
  today: CalendarDay;
}): { topic: string; carriers: number }[] {
  return carryingOf({ facts, today }).map(({ topic, userIds }) => ({ topic, carriers: userIds.size }));
}

/** The same with who they are: for what is decided, never for a page. */
export function carryingOf({
  facts,
  today,
}: Parameters<typeof carriersOf>[0]): { topic: string; userIds: ReadonlySet<string> }[] {
  const willing = new Set(facts.people.filter((one) => isWilling(one, today)).map(({ userId }) => userId));
  const byKey = new Map(facts.goalTopics.map((topic) => [topicKey(topic), new Set<string>()]));
  for (const entry of facts.entries) if (willing.has(entry.userId)) byKey.get(entry.topicKey)?.add(entry.userId);
  return facts.goalTopics.map((topic) => ({ topic, userIds: byKey.get(topicKey(topic)) ?? new Set<string>() }));
}

/** D7: topics of the goal that nobody, one colleague, or two and more carry. */
export function carriers(sight: Sight): Figure {
  const all = carriersOf(sight);
  const topics = (fits: (count: number) => boolean) =>
    all.filter((one) => fits(one.carriers)).map(({ topic }) => topic);
  const [none, one, more] = [
    topics((count) => count === 0),
    topics((count) => count === 1),
    topics((count) => count > 1),
  ];
  if (all.length === 0) return figure('D7', ['No topic is tied to the goal yet.'], null);
  const lines = [
    ...(none.length > 0 ? [`Nobody carries ${listed(none)} yet.`] : []),
    ...one.map((topic) => `One colleague carries ${topic}. Who would like to learn it beside them?`),
    ...(more.length > 0 ? [`Two or more carry ${listed(more)}.`] : []),
  ];
  return figure(
    'D7',
    lines,
    { none, one, more },
    { carriers: Object.fromEntries(all.map(({ topic, carriers: count }) => [topic, count])) },
  );
}

/** D8: what none of us knows yet: its stage, for how many school days, and who looks after it by their own yes. */
export function openGaps({ facts: { gaps, calendar }, today, nameOf }: Sight): Figure {
  const rows = gaps.map(({ topic, stage, stageOn, owner, sponsor }) => ({
    ...{ topic, stage, days: stageOn < today ? schoolDaysAfter(calendar, { from: stageOn, to: today }) : 0 },
    owner: owner ? nameOf(owner) : null,
    sponsor: sponsor ? nameOf(sponsor) : null,
  }));
  const lines = rows.map(({ topic, stage, days, owner, sponsor }) => {
    const who = `Owner: ${owner ?? 'nobody yet'}; sponsor: ${sponsor ?? 'nobody yet'}.`;
    return `None of us knows yet: ${topic}. Stage: ${stageWords[stage]}, for ${days} school day${days === 1 ? '' : 's'}. ${who}`;
  });
  return figure('D8', lines.length > 0 ? lines : ['Gaps: none yet.'], rows);
}

/** D9: of the questions whose second school day ended in the week, how many their askers marked as helped by then. */
export function questionsLookedAfter({ facts, weeks }: Sight): Figure {
  const due = facts.questions
    .map((one) => ({ ...one, by: addSchoolDays(facts.calendar, one.askedOn, 2) }))
    .filter(({ by }) => isWithin(by, weeks.week));
  const askers = new Set(due.map(({ askedBy }) => askedBy));
  if (askers.size < least)
    return figure(
      'D9',
      [
        askers.size === 0
          ? 'Questions looked after last school week: none yet.'
          : `Questions looked after last school week: ${tooFew}`,
      ],
      null,
      countInputs(askers, wholeSchool),
      askers.size > 0 ? fewerThanFive : null,
    );
  const share = due.filter(({ helpedOn, by }) => helpedOn !== undefined && helpedOn <= by).length / due.length;
  const oldest = facts.questions
    .filter(({ isOpen, topic, askedOn }) => isOpen && topic && askedOn <= weeks.week.to)
    .sort((one, other) => one.askedOn.localeCompare(other.askedOn))[0]?.topic;
  const lines = [
    `Asking is a healthy sign. About ${ofTen(share)} of every 10 questions were helped within two school days.`,
    ...(oldest ? [`The oldest open one is about ${oldest.replaceAll('-', ' ')}.`] : []),
  ];
  return figure(
    'D9',
    lines,
    { ofEveryTen: ofTen(share), oldest: oldest ?? null },
    { week: weeks.week, askers: shownSteps(askers.size, askers), least },
  );
}

/** D10: commitments the reader may read, by name, as they stand now; and how all others stood when the week closed. */
export function commitmentsTogether(sight: Sight, sums: Figure | undefined): Figure {
  const { facts, reader, weeks, today, nameOf } = sight;
  const isListed = listedFor(facts, reader);
  const listedOnes = facts.commitments.filter(
    (one) =>
      one.ownerId !== reader.userId &&
      (one.status === 'open' ||
        (one.status === 'kept' && isWithin(one.endedOn ?? '', { from: weeks.week.from, to: today }))) &&
      isListed(one),
  );
  const rows = listedOnes.map(
    (one) => `${nameOf(one.ownerId)}: ${one.words || 'a commitment'} (${plainState(one, sight)})`,
  );
  const team = facts.teams.find(({ channelId }) => channelId === reader.scope);
  if (!sums || (team && team.members.length < least))
    return figure('D10', rows.length > 0 ? rows : ['Commitments shown to you: none yet.'], { listed: rows.length });
  const value = sums.value as Record<StateName, unknown>;
  const isNone = stateNames.every((name) => value[name] === 'none yet');
  const lines = isNone && rows.length > 0 ? rows : [...rows, ...sums.lines];
  return { ...sums, lines, value: { listed: rows.length, ...value } };
}

const stateNames = ['on track', 'waiting on support', 'carried on', 'kept'] as const;
type StateName = (typeof stateNames)[number];

/**
 * D10 of the week: how commitments stood when it closed, those that everyone may read by name left out, so that it is the same
 * for every reader. Their numbers stand where five people's are among those that only the pair knows: whoever takes from them what
 * a team may read is left with these. Undefined for a team whose own numbers may not stand.
 */
export function commitmentSums(sight: Sight): Figure | undefined {
  const { weeks, reader } = sight;
  const states = stoodAt(sight);
  const sums: [StateName, ReturnType<typeof shownSteps>][] = [];
  for (const name of stateNames) {
    const { counts, alone } = states[name];
    const own = ownOf(sight, alone);
    const owners = [
      ...(reader.scope === wholeSchool ? counts.keys() : (membersOf(sight.facts.teams).get(reader.scope) ?? [])),
    ];
    const count = owners.reduce((sum, userId) => sum + (counts.get(userId) ?? 0), 0);
    if (!own && owners.filter((userId) => alone.has(userId)).length >= least) return undefined;
    sums.push([name, shownSteps(count, own ?? new Set())]);
  }
  return figure(
    'D10',
    [`Commitments not shown to the whole school: ${sums.map(([name, count]) => `${name}, ${count}`).join('; ')}.`],
    Object.fromEntries(sums),
    { scope: reader.scope, week: weeks.week, least },
    sums.some(([, count]) => count === 'a few') ? fewerThanFive : null,
  );
}

/** For each state: how many commitments each owner has in it, and whose owners show one of them to nobody. */
const stoodFrom = onceIn((facts: DigestFacts, { from, to: today }) => {
  const states = Object.fromEntries(
    stateNames.map((name) => [name, { counts: new Map<string, number>(), alone: new Set<string>() }]),
  ) as Record<StateName, { counts: Map<string, number>; alone: Set<string> }>;
  for (const one of facts.commitments) {
    const isIn =
      one.status === 'open' || (one.status === 'kept' && isWithin(one.endedOn ?? '', { from, to: addDays(from, 6) }));
    if (one.shownTo === 'school' || !isIn) continue;
    const { counts, alone } = states[plainState(one, { facts, today })];
    counts.set(one.ownerId, (counts.get(one.ownerId) ?? 0) + 1);
    if (one.shownTo === 'pair') alone.add(one.ownerId);
  }
  return states;
});

const stoodAt = ({ facts, weeks, today }: Sight) => stoodFrom(facts, { from: weeks.week.from, to: today });

type PlainState = Exclude<ReturnType<typeof listedState>, 'its day has come'>;

const states = new WeakMap<Commitment, { today: CalendarDay; state: PlainState }>();

/**
 * A day that has come is told to the two alone: on the page of others it is on its way. The same for all who read a page of
 * these facts on a day.
 */
function plainState(commitment: Commitment, { facts, today }: Pick<Sight, 'facts' | 'today'>): PlainState {
  const before = states.get(commitment);
  if (before?.today === today) return before.state;
  const found = listedState(commitment, facts.calendar, today);
  const state = found === 'its day has come' ? 'on track' : found;
  states.set(commitment, { today, state });
  return state;
}

/**
 * Whether a commitment stands by name on the reader’s page: they are its partner, or its owner chose to show it to them. Who asked
 * for it or gives support reads it in a message of its own: here it would name who waits. Source: domain.md sections 3 and 4, D10.
 */
function listedFor({ teams }: DigestFacts, { userId }: DigestReader): (commitment: Commitment) => boolean {
  const teammates = new Set(teams.filter(({ members }) => members.includes(userId)).flatMap(({ members }) => members));
  return ({ ownerId, partnerId, partner, shownTo }) =>
    shownTo === 'school' ||
    (shownTo === 'team' && teammates.has(ownerId)) ||
    (partnerId === userId && partner === 'agreed');
}

function answersIn({ facts, weeks }: Sight) {
  const { block } = weeks;
  return facts.questions.flatMap(({ askedBy, answerer, helpedOn }) =>
    block && answerer && helpedOn && isWithin(helpedOn, block) ? [{ asker: askedBy, answerer }] : [],
  );
}

const tooFewAnswers = `fewer than ${leastAnswers} answers or ${leastActive} people who gave them, or no block of six school weeks is over`;

function areEnough(answers: readonly { answerer: string }[]): boolean {
  return answers.length >= leastAnswers && new Set(answers.map(({ answerer }) => answerer)).size >= leastActive;
}

/** D11: as if how many had shared the answers of the last block evenly. */
export function spread(sight: Sight): Figure {
  const answers = answersIn(sight);
  const given = new Map<string, number>();
  for (const { answerer } of answers) given.set(answerer, (given.get(answerer) ?? 0) + 1);
  const effective = effectivePeople([...given.values()]);
  const { block } = sight.weeks;
  const inputs = { block: block ?? null, unit: 'one answered question', leastAnswers, leastActive };
  if (!block || effective === null || !areEnough(answers))
    return figure('D11', [`How help is spread: ${tooFew}`], null, inputs, tooFewAnswers);
  const line = `Answers in ${sixWeeks(block)}: as if ${Math.round(effective)} of ${given.size} who gave them had shared them evenly.`;
  return figure('D11', [line], { effective: Math.round(effective), active: given.size }, inputs);
}

/** D12: how many of every ten answers came from a lower title than the asker’s, and from another team. */
export function flow(sight: Sight): Figure {
  const answers = answersIn(sight);
  const { people: all, teams } = sight.facts;
  const inputs = { block: sight.weeks.block ?? null, unit: 'one answered question', leastAnswers, leastActive };
  if (!areEnough(answers))
    return figure('D12', [`How help crosses titles and teams: ${tooFew}`], null, inputs, tooFewAnswers);
  const rankOf = (userId: string) => ranksOf(all).get(userId);
  const ranked = answers.filter(({ asker, answerer }) => rankOf(asker) && rankOf(answerer) !== undefined);
  const up = areEnough(ranked) ? crossRoleFlow(answers, rankOf) : null;
  const teamed = teamCrossings(answers, teams);
  const across = areEnough(teamed) ? teamed.filter(({ crosses }) => crosses).length / teamed.length : null;
  const why = [
    ...(up === null ? ['too few answers between people whose title is known'] : []),
    ...(across === null ? ['too few answers between people who have a team'] : []),
  ];
  const lines = [
    up === null
      ? `Across titles: ${tooFew}`
      : `About ${ofTen(up)} of every 10 answers came from a colleague with a lower title.`,
    across === null ? `Across teams: ${tooFew}` : `About ${ofTen(across)} of every 10 answers came from another team.`,
  ];
  return figure(
    'D12',
    lines,
    { up: up === null ? null : ofTen(up), across: across === null ? null : ofTen(across) },
    inputs,
    why.length > 0 ? why.join('; ') : null,
  );
}

/** What a leader can do about it, in the words of domain.md section 4; stands after what a line tells. */
export const couldTeach = ' Could you teach one period?';

/** D13 of the week: how many had as many questions as they take, as a word. Undefined for a team whose own number may not stand. */
export function fullInWeek(sight: Sight): Figure | undefined {
  const { facts, weeks, reader } = sight;
  const full = ownOf(sight, distinct(facts.atCap));
  if (!full) return undefined;
  const shown = shownSteps(full.size, full);
  const line =
    shown === 'none yet'
      ? 'Nobody had more requests than time last school week.'
      : `${shown === 'a few' ? 'A few' : `At${shown.slice(2)}`} colleagues have more requests than time.${couldTeach}`;
  const why = shown === 'a few' ? fewerThanFive : null;
  return figure('D13', [line], shown, { scope: reader.scope, week: weeks.week, least }, why);
}

/** D13: the same, and by name whoever asked to be; never on the mirror. */
export function timeAskedFor(sight: Sight, full: Figure): Figure {
  return {
    ...full,
    lines: [...full.lines, ...askedOf(sight).map((userId) => `${sight.nameOf(userId)} asks for time.`)],
  };
}

/** Who let their leaders hear it: by name to those who lead the school, or their team. */
function askedOf({ facts: { askedForTime, teams }, reader }: Sight): string[] {
  if (reader.role === 'mirror') return [];
  if (reader.scope === wholeSchool) return [...askedForTime];
  const team = teams.find(({ channelId }) => channelId === reader.scope);
  return askedForTime.filter((userId) => team?.members.includes(userId));
}

/** D14: each goal’s sign as teams counted it last school week, pooled over four rooms at least; different goals are never added up. */
export function goalSigns({ facts, weeks }: Sight): Figure {
  const week = facts.signs.filter(({ day }) => isWithin(day, weeks.week));
  const told = [...new Map(week.map(({ goalId, sign }) => [goalId, sign]))]
    .map(([id, sign]) => ({
      sign,
      pooled: pooledSign(
        week.filter(({ goalId }) => goalId === id),
        facts,
      ),
    }))
    .sort((one, other) => one.sign.localeCompare(other.sign));
  if (told.length === 0) return figure('D14', ['The goal’s sign: none yet.'], null, { leastRooms: leastSignRooms });
  const lines = told.map(({ sign, pooled }) =>
    pooled
      ? `The sign “${sign}” was seen in ${pooled.seen} of ${pooled.rooms} rooms last school week.`
      : `The sign “${sign}”: ${tooFew}`,
  );
  const shown = told.flatMap(({ pooled }) => pooled ?? []);
  return figure(
    'D14',
    lines,
    shown.length > 0 ? shown : null,
    { week: weeks.week, leastRooms: leastSignRooms },
    shown.length < told.length ? `fewer than ${leastSignRooms} rooms, or fewer than that beside one’s own team` : null,
  );
}

const ownRitual = 'A ritual of a team’s own';

/** Whether D15 tells anything of a ritual: it ran, or was skipped twice. */
export function isToldOf({ ran, skipped }: Pick<RitualFact, 'ran' | 'skipped'>): boolean {
  return ran || skipped >= 2;
}

/** D15: which rituals ran, and which were skipped twice. */
export function rituals({ facts, reader }: Sight): Figure {
  const isSchool = reader.scope === wholeSchool;
  const shown = facts.rituals
    .filter(({ channelId }) => isSchool || !channelId || channelId === reader.scope)
    .map(({ name, isOwn, ran, skipped }) => ({ name: isSchool && isOwn ? ownRitual : name, ran, skipped }));
  const sayings = shown
    .filter(isToldOf)
    .map(({ name, ran }) => (ran ? `${name} ran.` : `${name} was skipped twice: keep, change or drop it?`));
  // Several teams may have the same one.
  const lines = [...new Set(sayings)];
  return figure('D15', lines.length > 0 ? lines : ['Rituals: none yet.'], shown);
}

/** A block by its last Friday: it may have ended weeks ago. */
function sixWeeks({ to }: DaySpan): string {
  return `the six school weeks to ${shortDay(addDays(to, -2))}`;
}

function few(people: ReadonlySet<string>): string {
  return people.size === 0 ? 'none yet' : 'a few';
}

function people(count: Shown | ReturnType<typeof shownSteps>): string {
  return count === 'none yet' ? count : `${count} colleagues`;
}

function counted(count: number, thing: string): string {
  return count === 0 ? `no ${thing}` : `${count} ${thing}${count === 1 ? '' : 's'}`;
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

function ofTen(share: number): number {
  return Math.round(share * 10);
}
