import type { OwnEntry, Wish } from '../domain/directory.ts';
import { type Evidence, grownFrom } from '../domain/evidence.ts';
import { groupBy } from '../domain/group-by.ts';
import type { LearnedWords } from '../domain/learned-words.ts';
import type { Person } from '../domain/person.ts';
import type { Question } from '../domain/question.ts';
import type { DirectorySource } from './fresh-matcher.ts';
import type { Profile, ProfileItem } from './profile.ts';
import type { AnsweredQuestion } from './similar.ts';

/** Where the parts of the directory are kept. */
interface SourceStores {
  schools: { directoryVersion(teamId: string): Promise<number> };
  people: { joined(teamId: string): Promise<Person[]> };
  expertise: {
    inWorkspace(teamId: string): Promise<OwnEntry[]>;
    wishesInWorkspace(teamId: string): Promise<Wish[]>;
  };
  evidence: { inWorkspace(teamId: string): Promise<Evidence[]> };
  learnedWords: { inWorkspace(teamId: string): Promise<LearnedWords[]> };
  questions: { answered(teamId: string, most: number): Promise<Question[]> };
  teams: { memberships(teamId: string): Promise<{ channelId: string; userId: string }[]> };
}

/** Answered questions taken into the directory, the newest. */
const mostAnswers = 2_000;

/** The directory as matching sees it: everyone who joined, what they declared, and what grew from use. */
export function directorySource(stores: SourceStores): DirectorySource {
  return {
    version: (teamId) => stores.schools.directoryVersion(teamId),
    async load(teamId) {
      const [people, entries, wishes, evidence, learned, answered, memberships] = await Promise.all([
        stores.people.joined(teamId),
        stores.expertise.inWorkspace(teamId),
        stores.expertise.wishesInWorkspace(teamId),
        stores.evidence.inWorkspace(teamId),
        stores.learnedWords.inWorkspace(teamId),
        stores.questions.answered(teamId, mostAnswers),
        stores.teams.memberships(teamId),
      ]);
      const mine = grouped({ entries, wishes, evidence, learned, answered });
      const profiles = people.map((person) => profileOf(person, mine));
      return { people, profiles, memberships, answered: answered.flatMap(answeredQuestion) };
    },
  };
}

type Grouped = ReturnType<typeof grouped>;

interface Parts {
  entries: OwnEntry[];
  wishes: Wish[];
  evidence: Evidence[];
  learned: LearnedWords[];
  answered: Question[];
}

function grouped({ entries, wishes, evidence, learned, answered }: Parts) {
  return {
    entries: groupBy(entries, ({ userId }) => userId),
    wishes: groupBy(wishes, ({ userId }) => userId),
    evidence: groupBy(evidence, ({ userId }) => userId),
    learned: groupBy(learned, ({ userId }) => userId),
    answered: groupBy(answered, ({ answerer = '' }) => answerer),
  };
}

function profileOf({ userId, grades }: Person, { entries, wishes, evidence, learned, answered }: Grouped): Profile {
  const byTopic = groupBy(evidence.get(userId) ?? [], ({ topic }) => topic);
  const declared = (entries.get(userId) ?? []).map((entry) => declaredItem(entry, byTopic.get(entry.topicKey) ?? []));
  const grown = grownFrom(evidence.get(userId) ?? [], entries.get(userId) ?? []).map(grownItem);
  return {
    userId,
    ...(grades && { grades }),
    items: [
      ...declared,
      ...grown,
      ...(answered.get(userId) ?? []).map(answerItem),
      ...(learned.get(userId) ?? []).map(learnedItem),
    ],
    wants: (wishes.get(userId) ?? []).map(({ topic }) => topic),
  };
}

function declaredItem(entry: OwnEntry, evidence: Evidence[]): ProfileItem {
  const { id, topic, detail, level, source, offers, confirmedOn } = entry;
  return { id, kind: 'declared', topic, detail, level, source, offers, evidence, confirmedOn };
}

/** What speaks for someone on a topic they never declared: practice tried or shown; thanks alone say no more than an answer. */
function grownItem({ topic, evidence }: { topic: string; evidence: Evidence[] }): ProfileItem {
  const isShown = ({ kind, unposted }: Evidence) => (kind === 'tried' || kind === 'modeled') && !unposted;
  const kind = evidence.some(isShown) ? 'tried' : 'answer';
  return { id: `grown:${topic}`, kind, topic: topic.replaceAll('-', ' '), detail: '', evidence };
}

/** Words by which colleagues were led to someone whom matching had not found. */
function learnedItem({ id, words, topic = '', day }: LearnedWords): ProfileItem {
  return { id: `learned:${id}`, kind: 'learned', topic: words.join(' '), detail: topic, learnedOn: day };
}

/** A question both sides let others find. */
function answerItem({ id, text, helped }: Question): ProfileItem {
  return { id, kind: 'answer', topic: text, detail: helped?.practice ?? '', ...(helped && { answeredAt: helped.at }) };
}

/** The same as others find it who ask something like it. */
function answeredQuestion({ id, text, answerer, helped }: Question): AnsweredQuestion[] {
  return answerer && helped ? [{ id, text, answerer, practice: helped.practice, at: helped.at }] : [];
}
