import type { Suggestion } from '../../deps.ts';
import { anybody } from '../../domain/directory.ts';
import { gradesTaught } from '../../domain/grades.ts';
import { buttonNames, type Person, workplaceOf } from '../../domain/person.ts';
import { type Question, type Suggested, unwanted } from '../../domain/question.ts';
import { agoWords } from '../../time/ago-words.ts';
import { dayOf } from '../../time/calendar-day.ts';
import { isWorkingAt, nextWorkingInstant } from '../../time/working-hours.ts';
import { type ColleagueDeps, isAway, type Staff, staffNow } from './colleagues.ts';
import type { Found, Shown, SimilarShown } from './views.ts';

/** `shown` are the suggested as the asker sees them. */
export interface Suggestions extends Found {
  suggested: Suggested[];
}

const most = 3;
/** Answered questions shown beside them. */
const mostSimilar = 3;

/** The colleagues to show for a question: those the asker chose, in that order, or the best three that may be asked now. */
export async function suggest(deps: ColleagueDeps, question: Question, staff: Staff): Promise<Suggestions> {
  const { chosen } = question;
  const isChosen = chosen.length > 0;
  // Those the asker chose are looked up as they stand in the directory, whether they may be asked now or not.
  const asked = { ...staff, circumstances: (userId: string) => ({ ...anybody, away: !chosen.includes(userId) }) };
  const ranking = await rank(deps, question, isChosen ? asked : staff, Math.max(most, chosen.length));
  const userIds = isChosen ? chosen : ranking.suggestions.map(({ userId }) => userId);
  const people = await peopleOf(deps, question, staff, userIds);
  const suggestions = userIds.map((userId) =>
    suggested(
      ranking.suggestions.find((one) => one.userId === userId) ?? { userId },
      { ...staff, people },
      deps.clock(),
    ),
  );
  return {
    suggested: suggestions,
    certainty: isChosen ? 'chosen' : ranking.zone,
    bestIsBusy: !isChosen && ranking.notNow > 0,
    shown: show(suggestions, people, isChosen ? [] : ranking.suggestions),
    similar: await similarTo(deps, question, staff, ranking.alike),
  };
}

/** The best colleague not asked yet, for the next offer. */
export async function nextBest(
  deps: ColleagueDeps,
  question: Question,
  notThese: readonly string[],
): Promise<Suggested | undefined> {
  const staff = await staffNow(deps, question);
  const ranking = await rank(deps, question, staff, most + notThese.length);
  const best = ranking.suggestions.find(({ userId }) => !notThese.includes(userId));
  return best && suggested(best, staff, deps.clock());
}

function rank(deps: ColleagueDeps, question: Question, staff: Staff, limit: number) {
  const request = {
    text: question.text,
    asker: question.askedBy,
    notThese: unwanted(question),
    today: dayOf(deps.clock(), staff.school.zone),
    need: question.need,
    ...(question.teaching && { grades: gradesTaught(question.teaching) }),
  };
  return staff.directory.rank(request, staff.circumstances, limit);
}

/** Without an item it is someone the asker chose whose entries say nothing of it. */
function suggested(
  { userId, item, evidence = [] }: Pick<Suggestion, 'userId'> & Partial<Suggestion>,
  staff: Staff,
  now: Date,
): Suggested {
  return {
    userId,
    ...(item ? { kind: item.kind, ...ownWords(item) } : { kind: 'chosen', topic: '', detail: '' }),
    ...(item?.answeredAt && { answeredIn: dayOf(item.answeredAt, staff.school.zone).slice(0, 7) }),
    ...(item?.source && { source: item.source }),
    ...(item?.level && { level: item.level }),
    evidence: [...evidence],
    offers: [...(item?.offers ?? [])],
    ...whenFree(userId, staff, now),
  };
}

/** Whether they can be asked, as they are at work: why not is theirs. */
function whenFree(
  userId: string,
  { people, school, circumstances }: Staff,
  now: Date,
): Pick<Suggested, 'freeFrom' | 'notNow'> {
  const person = people.get(userId);
  if (!person) return {};
  const limit = person.weeklyLimit ?? school.defaults.weeklyLimit;
  if (isAway(person, school, now) || circumstances(userId).takenThisWeek >= limit) return { notNow: true };
  const workplace = workplaceOf(person, school);
  if (isWorkingAt(workplace, now)) return {};
  const freeFrom = nextWorkingInstant(workplace, now);
  return freeFrom ? { freeFrom } : { notNow: true };
}

/** What is shown of an item. Learned words are those of somebody's question: others read only when one led there. */
function ownWords({
  kind,
  topic,
  detail,
  learnedOn,
}: Suggestion['item']): Pick<Suggested, 'topic' | 'detail' | 'learnedIn'> {
  if (kind !== 'learned') return { topic, detail };
  return { topic: '', detail: '', ...(learnedOn && { learnedIn: learnedOn.slice(0, 7) }) };
}

/** These people, those included whom the asker chose and who have not joined. */
async function peopleOf(
  deps: Pick<ColleagueDeps, 'people'>,
  { teamId }: Pick<Question, 'teamId'>,
  { people }: Staff,
  userIds: readonly string[],
): Promise<ReadonlyMap<string, Person>> {
  const outside = userIds.filter((userId) => !people.has(userId));
  if (outside.length === 0) return people;
  const others = await deps.people.findMany(teamId, outside);
  return new Map([...people, ...others.map((person): [string, Person] => [person.userId, person])]);
}

/** Answered questions like it that both sides let others find, with who answered. */
async function similarTo(
  deps: Pick<ColleagueDeps, 'people' | 'clock'>,
  { teamId, text }: Question,
  staff: Staff,
  alike: readonly string[],
): Promise<SimilarShown[]> {
  const { directory, school } = staff;
  const found = directory.similar(text, alike, mostSimilar);
  const answerers = found.map(({ answerer }) => answerer);
  const people = await peopleOf(deps, { teamId }, staff, answerers);
  const today = dayOf(deps.clock(), school.zone);
  return found.map(({ text: asked, practice, answerer, at }) => {
    const person = people.get(answerer);
    return {
      asked,
      practice,
      age: agoWords(dayOf(at, school.zone), today),
      ...(person?.standing === 'colleague' && { answerer: person.name }),
    };
  });
}

/** Gives the suggested their names as they are now, and says of those that were ranked who surely knows. */
function show(
  suggestions: Suggested[],
  people: ReadonlyMap<string, Person>,
  ranked: readonly Pick<Suggestion, 'userId' | 'fit'>[],
): Shown[] {
  const names = buttonNames(suggestions.flatMap(({ userId }) => people.get(userId) ?? []));
  return suggestions.map((one) => ({
    ...one,
    name: people.get(one.userId)?.name ?? 'A colleague',
    buttonName: names.get(one.userId) ?? 'them',
    isSure: ranked.some(({ userId, fit }) => userId === one.userId && fit === 'sure'),
  }));
}
