import type { Suggestion } from '../../deps.ts';
import { buttonNames, workplaceOf } from '../../domain/person.ts';
import type { Question, Suggested } from '../../domain/question.ts';
import { agoWords } from '../../time/ago-words.ts';
import { dayOf } from '../../time/calendar-day.ts';
import { isWorkingAt, nextWorkingInstant } from '../../time/working-hours.ts';
import { type ColleagueDeps, type Staff, staffNow } from './colleagues.ts';
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
  const ranking = await rank(deps, question, staff, question.chosen.length > 0 ? 50 : most);
  const found = ranking.suggestions.map((suggestion) => suggested(suggestion, staff, deps.clock()));
  const suggestions =
    question.chosen.length > 0
      ? question.chosen.map((userId) => found.find((one) => one.userId === userId) ?? unknownTo(userId))
      : found;
  return {
    suggested: suggestions,
    certainty: question.chosen.length > 0 ? 'chosen' : ranking.zone,
    bestIsBusy: question.chosen.length === 0 && ranking.notNow > 0,
    shown: await show(deps, question, suggestions, staff),
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
    today: dayOf(deps.clock(), staff.school.zone),
    need: question.need,
  };
  return staff.directory.rank(request, staff.circumstances, limit);
}

function suggested({ userId, item, evidence }: Suggestion, { people, school }: Staff, now: Date): Suggested {
  const person = people.get(userId);
  const workplace = person && workplaceOf(person, school);
  const freeFrom = workplace && !isWorkingAt(workplace, now) ? nextWorkingInstant(workplace, now) : undefined;
  return {
    userId,
    kind: item.kind,
    ...ownWords(item),
    ...(item.answeredAt && { answeredIn: dayOf(item.answeredAt, school.zone).slice(0, 7) }),
    ...(item.source && { source: item.source }),
    ...(item.level && { level: item.level }),
    evidence: [...evidence],
    offers: [...(item.offers ?? [])],
    ...(freeFrom && { freeFrom }),
  };
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

/** Someone the asker chose whose entries say nothing of it. */
function unknownTo(userId: string): Suggested {
  return { userId, kind: 'chosen', topic: '', detail: '', evidence: [], offers: [] };
}

/** Answered questions like it that both sides let others find, with who answered. */
async function similarTo(
  deps: Pick<ColleagueDeps, 'people' | 'clock'>,
  { teamId, text }: Question,
  { directory, people, school }: Staff,
  alike: readonly string[],
): Promise<SimilarShown[]> {
  const found = directory.similar(text, alike, mostSimilar);
  const outside = found.map(({ answerer }) => answerer).filter((userId) => !people.has(userId));
  const others = outside.length > 0 ? await deps.people.findMany(teamId, outside) : [];
  const today = dayOf(deps.clock(), school.zone);
  return found.map(({ text: asked, practice, answerer, at }) => {
    const person = people.get(answerer) ?? others.find(({ userId }) => userId === answerer);
    return {
      asked,
      practice,
      age: agoWords(dayOf(at, school.zone), today),
      ...(person?.standing === 'colleague' && { answerer: person.name }),
    };
  });
}

/** Gives the suggested their names as they are now; who was chosen without having joined is looked up. */
async function show(
  deps: Pick<ColleagueDeps, 'people'>,
  { teamId }: Pick<Question, 'teamId'>,
  suggestions: Suggested[],
  staff: Staff,
): Promise<Shown[]> {
  const outside = suggestions.map(({ userId }) => userId).filter((userId) => !staff.people.has(userId));
  const others = outside.length > 0 ? await deps.people.findMany(teamId, outside) : [];
  const people = suggestions.flatMap(
    ({ userId }) => staff.people.get(userId) ?? others.find((one) => one.userId === userId) ?? [],
  );
  const names = buttonNames(people);
  return suggestions.map((one) => ({
    ...one,
    name: people.find(({ userId }) => userId === one.userId)?.name ?? 'A colleague',
    buttonName: names.get(one.userId) ?? 'them',
  }));
}
