import { z } from 'zod';
import type { Deps } from '../../deps.ts';
import { isWilling } from '../../domain/carriers.ts';
import { anybody, type OwnEntry } from '../../domain/directory.ts';
import { type EvidenceSum, evidenceSumsOn } from '../../domain/evidence-words.ts';
import type { Person, Who } from '../../domain/person.ts';
import { unclear } from '../../domain/unclear-acronyms.ts';
import { topicKey } from '../../domain/vocabulary.ts';
import { UserError } from '../../errors.ts';
import type { Answer } from '../../slack/view.ts';
import { dayOf } from '../../time/calendar-day.ts';
import type { Press } from './input.ts';
import { notListedView, personView, topicView, whichMeaningView } from './look-up-views.ts';
import { meaningOf } from './meanings.ts';
import { type OwnDeps, ownOf } from './own.ts';

export type LookUpDeps = OwnDeps & Pick<Deps, 'matcher'>;

/** An entry as the looker sees it, with what grew from its use. */
export interface Seen {
  entry: Pick<OwnEntry, 'topic' | 'detail' | 'source' | 'level' | 'offers'>;
  evidence: readonly EvidenceSum[];
}

/** A colleague who was found, and why. */
export interface Found {
  person: Pick<Person, 'userId' | 'name'>;
  /** Paused or on leave; until when is theirs. */
  away: boolean;
  seen: Seen[];
}

/** Of the colleagues found by meaning, at most this many are looked at. */
const mostRanked = 30;

/** `/expertise @Rosa`: what a colleague lists. */
export async function lookUpPerson(deps: LookUpDeps, who: Who, userId: string): Promise<Answer> {
  await deps.roster.colleague(who.teamId, who.userId);
  const person = await colleagueOrNobody(deps, who.teamId, userId);
  if (!person) return notListedView('outsider');
  const { entries, wishes, evidence, school } = await ownOf(deps, { teamId: who.teamId, userId });
  if (entries.length + wishes.length === 0) return notListedView('nothing', person);
  const seen = entries.map((entry) => ({ entry, evidence: evidenceSumsOn(entry.topicKey, evidence) }));
  return personView(
    { person, away: !isWilling(person, dayOf(deps.clock(), person.zone ?? school.zone)), seen },
    wishes,
  );
}

/** `/expertise fractions`: who lists it, and who comes close. Only those who joined and are full members still. */
export async function lookUpTopic(deps: LookUpDeps, who: Who, words: string): Promise<Answer> {
  await deps.roster.colleague(who.teamId, who.userId);
  return unclear(words).length > 0 ? whichMeaningView(words) : found(deps, who, words);
}

/** The looker says which meaning the acronym has: the button holds the acronym, never people's words. */
export async function lookUpMeaning(deps: LookUpDeps, press: Press): Promise<Answer> {
  await deps.roster.colleague(press.teamId, press.userId);
  const meaning = meaningOf(press.id, press.place);
  if (!meaning)
    throw new UserError('no-such-meaning', 'This button is out of date. Type `/expertise` and the topic again.');
  return found(deps, press, meaning);
}

async function found(deps: LookUpDeps, { teamId, userId }: Who, words: string): Promise<Answer> {
  const school = await deps.schools.home(teamId);
  const now = deps.clock();
  const exact = await deps.expertise.onTopic(teamId, topicKey(words));
  const request = { text: words, asker: userId, today: dayOf(now, school.zone) };
  const { colleagues, rank } = await deps.matcher.directory(teamId);
  // Looking someone up asks nothing of them, so nobody is left out for their load or their hours.
  const { suggestions, zone } = await rank(request, () => anybody, mostRanked);
  const declared = suggestions.filter(({ item }) => item.kind === 'declared');
  const listing = new Set(exact.map((entry) => entry.userId));
  const asFound = (id: string, seen: Seen[]): Found[] => {
    const person = colleagues.get(id);
    return person && id !== userId
      ? [{ person, away: !isWilling(person, dayOf(now, person.zone ?? school.zone)), seen }]
      : [];
  };
  const evidenceOf = (entry: OwnEntry) => declared.find(({ item }) => item.id === entry.id)?.evidence ?? [];
  const order = declared.map((one) => one.userId);
  const place = (id: string) => (order.includes(id) ? order.indexOf(id) : mostRanked);

  const carriers = [...listing]
    .sort((a, b) => place(a) - place(b))
    .flatMap((id) =>
      asFound(
        id,
        exact.filter((entry) => entry.userId === id).map((entry) => ({ entry, evidence: evidenceOf(entry) })),
      ),
    );
  const close = declared
    .filter(({ userId: id, fit }) => zone !== 'nobody' && fit !== 'far' && !listing.has(id))
    .flatMap(({ userId: id, item: { topic, detail, source = 'skill', level = 3, offers = [] }, evidence }) =>
      asFound(id, [{ entry: { topic, detail, source, level, offers }, evidence }]),
    );
  return topicView(words, { carriers, close, alsoMine: listing.has(userId) });
}

const unknownToSlack = z.object({ data: z.object({ error: z.enum(['user_not_found', 'user_not_visible']) }) });

/** Undefined for guests, bots, people of other organizations, and whoever Slack does not know. */
async function colleagueOrNobody(deps: LookUpDeps, teamId: string, userId: string): Promise<Person | undefined> {
  try {
    return await deps.roster.colleague(teamId, userId);
  } catch (error) {
    if (error instanceof UserError || unknownToSlack.safeParse(error).success) return undefined;
    throw error;
  }
}
