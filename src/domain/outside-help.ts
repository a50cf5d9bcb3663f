import type { Served } from './gap.ts';
import { canonicalTopics, topicKey } from './vocabulary.ts';

/** Someone from outside who has helped the school, or could. Source: domain.md section 6, "Outside help". */
export interface OutsideHelp {
  teamId: string;
  id: string;
  /** The Slack trigger that made it: a replayed form finds this entry instead of making a second. */
  cause: string;
  kind: HelpKind;
  /** Who it is, as colleagues wrote it. */
  name: string;
  /** What they know, in words. */
  topics: string;
  /** How to reach them. */
  contact: string;
  cost: string;
  leadTime: string;
  /** The colleague who knows them and says that they are good. */
  vettedBy?: string;
  addedBy: string;
  addedAt: Date;
  /** The gaps for which they were brought in. */
  uses: HelpUse[];
  /** Rises with every change. */
  turn: number;
}

/** One time that they were brought in, and whether it served. */
interface HelpUse {
  gapId: string;
  topic: string;
  served?: Served;
}

/** The kinds, as people read them. Source: domain.md section 6. */
export const helpKinds = {
  agency: 'Regional service agency',
  district: 'District specialist',
  school: 'Another school to visit',
  university: 'University partner',
  association: 'Professional association',
  state: 'State department help line',
  coach: 'Contracted coach',
  course: 'Open course',
  study: 'Book or article study',
  online: 'Online educator community',
  publisher: 'Curriculum publisher’s trainer',
  family: 'Family or community expert',
  employer: 'Local employer or museum',
  retired: 'Retired educator',
  network: 'Research-practice network',
} as const;

export type HelpKind = keyof typeof helpKinds;

/** The register with what fits a topic first, and among equals what has served before. */
export function bestFirst(register: readonly OutsideHelp[], topic: string): OutsideHelp[] {
  const wanted = keysOf(topic);
  const rank = (help: OutsideHelp) => (fits(help, wanted) ? 2 : 0) + (hasServed(help) ? 1 : 0);
  return [...register].sort((one, other) => rank(other) - rank(one) || one.name.localeCompare(other.name));
}

/** Whether someone of the register knows something of a topic, by the words of both. */
export function isAbout(help: OutsideHelp, topic: string): boolean {
  return fits(help, keysOf(topic));
}

function fits({ topics }: OutsideHelp, wanted: ReadonlySet<string>): boolean {
  return [...keysOf(topics)].some((key) => wanted.has(key));
}

function hasServed({ uses }: OutsideHelp): boolean {
  return uses.some(({ served }) => served === 'yes' || served === 'part');
}

/** What a text is about: what the vocabulary finds in it, and each of its parts between commas as a topic of its own. */
export function keysOf(text: string): Set<string> {
  const parts = text.split(/[,;\n]/).filter((part) => part.trim() !== '');
  return new Set([...canonicalTopics(text).map(({ canonical }) => canonical), ...parts.map(topicKey)]);
}

/** They are brought in for a gap; once for each. */
export function usedFor(help: OutsideHelp, gap: { id: string; topic: string }): OutsideHelp {
  const others = help.uses.filter(({ gapId }) => gapId !== gap.id);
  return { ...help, uses: [...others, { gapId: gap.id, topic: gap.topic }] };
}

/** The plan came to nothing. */
export function notUsedFor(help: OutsideHelp, gapId: string): OutsideHelp {
  return { ...help, uses: help.uses.filter((use) => use.gapId !== gapId) };
}

/** Whether it served, as was said of the gap. */
export function servedFor(help: OutsideHelp, gapId: string, served: Served): OutsideHelp {
  return { ...help, uses: help.uses.map((use) => (use.gapId === gapId ? { ...use, served } : use)) };
}
