import type { CalendarDay } from '../time/calendar-day.ts';
import { schoolDaysAfter } from '../time/school-calendar.ts';
import { isWilling } from './carriers.ts';
import { counted } from './counted.ts';
import type { DigestFacts } from './digest-facts.ts';
import { type Figure, figure, type Sight } from './digest-figure.ts';
import { listed } from './digest-words.ts';
import { stageWords } from './gap.ts';
import { topicKey } from './vocabulary.ts';

/** Goal topics by how many carry them: have an entry, and have neither paused nor are away. */
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
    return `None of us knows yet: ${topic}. Stage: ${stageWords[stage]}, for ${counted(days, 'school day')}. ${who}`;
  });
  return figure('D8', lines.length > 0 ? lines : ['Gaps: none yet.'], rows);
}
