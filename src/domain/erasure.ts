/** A record as it is kept, of whatever kind. */
export type Kept = { readonly [field: string]: unknown };

/** Fields that name who wrote what stands in an object, the surest first. What has none was written by who wrote around it. */
const authors = ['passedBy', 'askedBy', 'askerId', 'ownerId', 'hostId', 'openedBy', 'by', 'userId'] as const;

/** Fields that are always of someone named beside them, whoever wrote the rest: why one declined, and why a gap matters. */
const writtenBy: Readonly<Record<string, string>> = { reason: 'userId', why: 'whyBy' };

/** What was said when others changed it is still its author's. */
const retold: ReadonlySet<string> = new Set(['history']);

/** Fields in which people write in words of their own. */
const ownWords: ReadonlySet<string> = new Set([
  ...['text', 'teaching', 'tried', 'practice', 'students', 'note', 'reason', 'words', 'evidence', 'learned', 'goal'],
  ...['why', 'place', 'lookFors', 'detail', 'wish', 'focus', 'because', 'could'],
]);

/**
 * A record without a person: words they wrote are gone, and wherever they stand another name stands that tells nothing. Words
 * of others stay, but for mentions of the person in them. The record itself when the person is not in it.
 *
 * @param as stands where the person stood, the same everywhere, so that sums stay what they were
 */
export function without<T extends object>(record: T, userId: string, as: string): T {
  return changed(record, undefined, false) as T;

  function changed(value: unknown, author: unknown, isRetold: boolean): unknown {
    if (typeof value === 'string') return value.replaceAll(`<@${userId}>`, 'someone').replaceAll(userId, as);
    if (Array.isArray(value)) return value.map((each) => changed(each, author, isRetold));
    if (!isPlain(value)) return value;
    const writer = isRetold ? author : (authorOf(value) ?? author);
    const fields = Object.entries(value).map(([field, held]) => [
      field.replaceAll(userId, as),
      writerOf(value, field, writer) === userId && ownWords.has(field)
        ? blank(held)
        : changed(held, writer, retold.has(field)),
    ]);
    return Object.fromEntries(fields);
  }
}

/**
 * What a person has written in a record, and what it says of them: whole where it is theirs, else only the parts that are.
 * Undefined when nothing in it is theirs. Parts that others wrote are left out.
 */
export function partOf(record: object, userId: string): Kept | undefined {
  const own = part(record, undefined);
  return own && isPlain(own) ? own : undefined;

  function part(value: unknown, author: unknown): unknown {
    if (Array.isArray(value)) {
      const parts = value.map((each) => part(each, author)).filter((each) => each !== undefined);
      return parts.length > 0 ? parts : undefined;
    }
    if (!isPlain(value)) return author === userId ? value : undefined;
    const writer = authorOf(value) ?? author;
    const parts = Object.entries(value)
      .map(([field, held]) => [field, part(held, writerOf(value, field, writer))] as const)
      .filter(([, held]) => held !== undefined);
    return parts.length > 0 ? Object.fromEntries(parts) : undefined;
  }
}

function writerOf(value: Kept, field: string, writer: unknown): unknown {
  const named = value[writtenBy[field] ?? ''];
  return typeof named === 'string' ? named : writer;
}

function authorOf(value: Kept): unknown {
  if (typeof value.giverId === 'string' && typeof value.receiverId === 'string') return value.giverId;
  const field = authors.find((name) => typeof value[name] === 'string');
  return field && value[field];
}

const blank = (held: unknown) => (Array.isArray(held) ? [] : typeof held === 'string' ? '' : held);

function isPlain(value: unknown): value is Kept {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
