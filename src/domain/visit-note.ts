import { hasWords } from './clean-text.ts';
import { evaluates, isPartOf, type Observation } from './observation.ts';
import { protocols } from './observation-protocol.ts';
import type { Person } from './person.ts';

/** What someone wrote after a visit. Read by its author and the host, and by nobody else. Source: domain.md, "Who sees what". */
export interface VisitNote {
  teamId: string;
  id: string;
  /** The id of what its author wrote there first: the host is told of that, and not of each correction. */
  toldAs: string;
  observationId: string;
  authorId: string;
  hostId: string;
  /** What was seen or heard. */
  noticed?: string;
  /** An open question. */
  wondered?: string;
  /** What its author will try. */
  takingBack?: string;
  writtenAt: Date;
  /** Instant, UTC, from which on nobody keeps it; a legal hold comes first. */
  keptUntil: Date;
  /** Deleted by one of the two while a legal hold was set: shown to nobody, removed when the hold is released. */
  isHidden: boolean;
}

/** The fields of the form, by name. */
export const noteFields = ['noticed', 'wondered', 'takingBack'] as const;

export type NoteField = (typeof noteFields)[number];

/** The form as it was filled in; what stands empty is null. */
export type TypedNote = Record<NoteField, string | null>;

const most = 1_000;

/** Reads the form, or says what is wrong with a field. */
export function readNote(
  typed: TypedNote,
): { words: Partial<Record<NoteField, string>> } | { faults: Partial<Record<NoteField, string>> } {
  const faults: Partial<Record<NoteField, string>> = {};
  const words: Partial<Record<NoteField, string>> = {};
  for (const field of noteFields) {
    const text = (typed[field] ?? '').trim();
    if (text.length > most) faults[field] = `Please keep this under ${most} characters.`;
    else if (hasWords(text)) words[field] = text;
  }
  if (Object.keys(faults).length === 0 && Object.keys(words).length === 0)
    faults.noticed = 'Write what you saw or heard, or one of the other two.';
  return Object.keys(faults).length > 0 ? { faults } : { words };
}

const judging =
  /\b(?:good|great|excellent|amazing|awesome|wonderful|fantastic|perfect(?:ly)?|nice(?:ly)?|best|brilliant|impressive|outstanding|superb|strong(?:ly)?|effective(?:ly)?|ineffective|well done|well-run|bad(?:ly)?|poor(?:ly)?|weak(?:ly)?|worst|worse|terrible|awful|boring|lazy|chaotic|messy|sloppy|disappointing|unprepared|disorganized|confusing|failed|failing|mediocre|should(?: not|n['’]t)? have|needs? to improve|needs? work|lacks?|lacking)\b/gi;

/**
 * Words that judge instead of saying what was seen, each once and as typed. They are asked about once, and never stop a note.
 * Source: domain.md sections 1 and 2, "noticed: no adjectives".
 */
export function judgingWords(text: string): string[] {
  const seen = new Map((text.match(judging) ?? []).map((word) => [word.toLowerCase(), word]));
  return [...seen.values()];
}

/** Why someone writes no note on a visit. */
export type NoNote = 'not-part' | 'not-begun' | 'no-notes' | 'evaluates';

/** Whoever judges the host, or one of the visitors, for the school writes nothing on them. Source: domain.md section 2, never. */
export function whyNoNote(
  observation: Observation,
  author: Pick<Person, 'userId' | 'evaluates'>,
  now: Date,
): NoNote | undefined {
  if (!isPartOf(observation, author.userId)) return 'not-part';
  if (protocols[observation.protocol].keeps !== 'notes') return 'no-notes';
  if (observation.startsAt > now) return 'not-begun';
  const others = [observation.hostId, ...observation.visitors.map(({ userId }) => userId)];
  return others.some((userId) => evaluates(author, userId)) ? 'evaluates' : undefined;
}

/** Whether someone reads a note, or may delete it: its author and the host, until its time is over, also where a legal hold keeps it. */
export function isReader(
  { authorId, hostId, isHidden, keptUntil }: Pick<VisitNote, 'authorId' | 'hostId' | 'isHidden' | 'keptUntil'>,
  userId: string,
  now: Date,
): boolean {
  return !isHidden && keptUntil > now && (userId === authorId || userId === hostId);
}
