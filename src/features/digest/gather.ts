import type { Deps } from '../../deps.ts';
import type { Cover } from '../../domain/cover.ts';
import type { CoverFact, DigestFacts, GapFact, QuestionFact, SessionFact } from '../../domain/digest-facts.ts';
import { blocksOver, digestWeeks } from '../../domain/digest-weeks.ts';
import { topicOf } from '../../domain/evidence.ts';
import type { Gap } from '../../domain/gap.ts';
import { goalsOn, goalTopics } from '../../domain/goal.ts';
import { isPosted, type ModelingSession } from '../../domain/modeling.ts';
import type { Observation } from '../../domain/observation.ts';
import type { Person } from '../../domain/person.ts';
import { isOpen, type Question } from '../../domain/question.ts';
import { cardsToCount, type Ritual, type RitualCard } from '../../domain/ritual.ts';
import { ritualsOfWeek } from '../../domain/ritual-week.ts';
import type { School } from '../../domain/school.ts';
import { canonicalTopics, topicKey } from '../../domain/vocabulary.ts';
import { addDays, type CalendarDay, type DaySpan, dayOf } from '../../time/calendar-day.ts';
import { instantOf } from '../../time/local-time.ts';
import { weekLabel } from '../../time/school-week.ts';

export type GatherDeps = Pick<
  Deps,
  | 'schools'
  | 'people'
  | 'teams'
  | 'leaders'
  | 'expertise'
  | 'commitments'
  | 'questions'
  | 'sessions'
  | 'observations'
  | 'rituals'
  | 'gaps'
  | 'apprenticeships'
  | 'timeAsks'
  | 'goals'
  | 'weekBlocks'
>;

/** All that the page of the week beginning on `monday` is made of, as the school's records have it. */
export async function gather(deps: GatherDeps, teamId: string, monday: CalendarDay): Promise<DigestFacts> {
  const school = await deps.schools.home(teamId);
  const blocks = await deps.weekBlocks.all(teamId);
  const { week, year } = digestWeeks(school.calendar, monday, blocks);
  // A block may have begun before a year whose first day was moved.
  const [first = year.from] = blocksOver(school.calendar, monday, blocks).map((block) => block.from);
  const [since = year.from] = [first, year.from].sort();
  const from = instantOf(since, '00:00', school.zone);
  // One after the other: a transaction takes one question at a time.
  // Also who is not in the directory: they promise and give, count in a team's rooms, and judge others' work.
  const people = await deps.people.colleagues(teamId);
  const teams = await deps.teams.all(teamId);
  const memberships = await deps.teams.memberships(teamId);
  const questions = await deps.questions.askedSince(teamId, from);
  const sessions = await deps.sessions.openOrHeldSince(teamId, from);
  const visits = await deps.observations.openOrHeldSince(teamId, from);
  // A door that lost its day was not open on it.
  const doors = visits.filter(({ displaced }) => !displaced);
  const rituals = await deps.rituals.live(teamId);
  const cards = await ritualCards(deps, teamId, rituals, week);
  const isColleague = new Set(people.map(({ userId }) => userId));
  return {
    calendar: school.calendar,
    blocks,
    people,
    teams: teams
      .map(({ channelId }) => ({
        channelId,
        members: memberships
          .filter((one) => one.channelId === channelId && isColleague.has(one.userId))
          .map(({ userId }) => userId),
      }))
      .sort((one, other) => one.channelId.localeCompare(other.channelId)),
    leaders: await deps.leaders.all(teamId),
    goalTopics: goalTopics(goalsOn(await deps.goals.active(teamId), addDays(monday, 6))),
    entries: await deps.expertise.inWorkspace(teamId),
    commitments: await deps.commitments.openOrKeptSince(teamId, since),
    questions: questions.map((question) => questionFact(question, school.zone)),
    sessions: sessions.map((session) => sessionFact(session, school.zone)),
    doors: doors
      .filter(({ isPosted }) => isPosted)
      .map(({ hostId, startsAt, visitors, status }) => ({
        hostId,
        day: dayOf(startsAt, school.zone),
        visitors: status === 'held' ? visitors.map(({ userId }) => userId) : [],
      })),
    unpostedDoors: doors
      .filter(({ isPosted }) => !isPosted)
      .map(({ hostId, startsAt }) => ({ hostId, day: dayOf(startsAt, school.zone) })),
    coverAhead: coverAhead(sessions, visits, school.zone),
    // Also those that speak for nobody, such as a try of what a guest showed, and of what was asked before the year began.
    tries: [...(await deps.questions.triesSince(teamId, since)), ...(await deps.sessions.triesSince(teamId, since))],
    gaps: (await deps.gaps.open(teamId)).map((gap) => gapFact(gap, school.zone)),
    // Also what someone is only asked to learn: nobody else can be asked meanwhile.
    beingLearned: (await deps.apprenticeships.open(teamId)).map((one) => one.topicKey),
    atCap: atCap(people, questions, { school, week }),
    askedForTime: await deps.timeAsks.inWeek(
      teamId,
      weekLabel(instantOf(week.from, '12:00', school.zone), school.zone),
    ),
    signs: await signsSince(deps, teamId, week.from),
    rituals: ritualsOfWeek(rituals, cards, week),
  };
}

/** Also those of a goal that was closed meanwhile. */
async function signsSince({ goals }: GatherDeps, teamId: string, day: CalendarDay): Promise<DigestFacts['signs']> {
  const counts = await goals.signsSince(teamId, day);
  const signOf = new Map<string, string>();
  for (const { goalId } of counts)
    if (!signOf.has(goalId)) signOf.set(goalId, (await goals.find(teamId, goalId))?.sign ?? 'of a goal');
  return counts.map(({ goalId, channelId, week, seen, rooms }) => ({
    ...{ goalId, channelId, seen, rooms, day: week },
    sign: signOf.get(goalId) ?? '',
  }));
}

/** The cards of the week, and what came before it so far that a skipped ritual shows: further back for one of a quarter or a term. */
async function ritualCards(
  deps: Pick<Deps, 'rituals'>,
  teamId: string,
  rituals: readonly Ritual[],
  week: DaySpan,
): Promise<RitualCard[]> {
  const since = addDays(week.from, -100);
  const cards = await deps.rituals.cardsIn(teamId, { from: since, to: week.to });
  for (const { id, rhythm } of rituals)
    if (rhythm.every === 'quarter' || rhythm.every === 'term')
      cards.push(...(await deps.rituals.cards(teamId, id, cardsToCount)).filter(({ day }) => day < since));
  return cards;
}

function gapFact({ topic, stage, stageSince, owner, sponsor }: Gap, zone: string): GapFact {
  const who = { ...(owner && { owner }), ...(sponsor && { sponsor }) };
  return { topic, stage, stageOn: dayOf(stageSince, zone), ...who };
}

function questionFact(question: Question, zone: string): QuestionFact {
  const { askedBy, askedAt, answerer, acceptedAt, helped, text } = question;
  const answered = helped && answerer ? topicOf(question, answerer) : undefined;
  const topic = answered ? topicKey(answered) : canonicalTopics(text)[0]?.canonical;
  return {
    askedBy,
    askedOn: dayOf(askedAt, zone),
    isOpen: isOpen(question),
    ...(topic && { topic }),
    ...(answerer && { answerer }),
    ...(acceptedAt && { acceptedOn: dayOf(acceptedAt, zone) }),
    ...(helped && { helpedOn: dayOf(helped.at, zone) }),
  };
}

function sessionFact(session: ModelingSession, zone: string): SessionFact {
  const { hostId, topic, status, guest, visitors, tries, shownAfter, startsAt } = session;
  return {
    hostId,
    topic,
    status,
    visitors,
    day: dayOf(startsAt, zone),
    isPosted: isPosted(session),
    ...(guest && { guest }),
    ...(tries && { tries }),
    ...(shownAfter && { shownAfter }),
  };
}

/** Of all that is still to take place; not of what waits for a new day. */
function coverAhead(sessions: readonly ModelingSession[], visits: readonly Observation[], zone: string): CoverFact[] {
  const isAhead = ({ status, displaced }: Pick<ModelingSession | Observation, 'status' | 'displaced'>) =>
    status === 'open' && !displaced;
  const facts = ({ by, minutes }: Cover, startsAt: Date, party: CoverFact['party']) =>
    by ? [{ by, minutes, party, day: dayOf(startsAt, zone) }] : [];
  return [
    ...sessions.filter(isAhead).flatMap(({ cover, startsAt, hostId }) => facts(cover, startsAt, { hostId })),
    ...visits
      .filter(isAhead)
      .flatMap(({ visitors, startsAt }) =>
        visitors.flatMap(({ userId, cover }) => (cover ? facts(cover, startsAt, { visitorId: userId }) : [])),
      ),
  ];
}

/** Who had as many questions in the week as they take. */
function atCap(
  people: readonly Person[],
  questions: readonly Question[],
  { school, week }: { school: School; week: DaySpan },
): string[] {
  const [from, to] = [instantOf(week.from, '00:00', school.zone), instantOf(addDays(week.to, 1), '00:00', school.zone)];
  const taken = questions.flatMap(({ offers }) =>
    offers
      .filter(
        ({ state, deliverAt }) => (state === 'accepted' || state === 'open') && from <= deliverAt && deliverAt < to,
      )
      .map(({ userId }) => userId),
  );
  return people
    .filter(
      ({ userId, weeklyLimit = school.defaults.weeklyLimit }) =>
        weeklyLimit > 0 && taken.filter((one) => one === userId).length >= weeklyLimit,
    )
    .map(({ userId }) => userId);
}
