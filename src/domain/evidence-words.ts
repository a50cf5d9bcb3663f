import type { Evidence } from './evidence.ts';

/** How often something happened, and the month of the last time, `YYYY-MM`. Never who the other was. */
export interface EvidenceSum {
  kind: Evidence['kind'];
  count: number;
  lastMonth: string;
}

// What is counted are acts: the same colleague may have been helped three times.
const words: Readonly<Record<Evidence['kind'], { once: string; often: string }>> = {
  tried: { once: 'practice tried by one colleague', often: 'practice tried {n} times' },
  modeled: { once: 'shown once', often: 'shown {n} times' },
  helped: { once: 'helped one colleague', often: 'helped {n} times' },
  passed: { once: 'passed one question well', often: 'passed {n} questions well' },
};

const monthFormat = new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', month: 'long', year: 'numeric' });

/** "helped 3 times, last in March 2026": what anyone may read of what grew from use. Source: domain.md, "Who sees what". */
export function evidenceWords({ kind, count, lastMonth }: EvidenceSum): string {
  const { once, often } = words[kind];
  const times = count === 1 ? once : often.replace('{n}', String(count));
  return `${times}, last in ${monthWords(lastMonth)}`;
}

/** "March 2026" for `2026-03`. */
export function monthWords(month: string): string {
  return monthFormat.format(Date.parse(`${month}-01T00:00:00Z`));
}

/** Who reads it: only its owner reads of what was shown to one colleague, or in a private channel. */
type Reader = 'owner' | 'others';

/** What may be read of some pieces of evidence: counts and months, the strongest kind first. */
export function evidenceSums(
  evidence: readonly Pick<Evidence, 'kind' | 'day' | 'unposted'>[],
  reader: Reader = 'others',
): EvidenceSum[] {
  const read = evidence.filter(({ unposted }) => reader === 'owner' || !unposted);
  const order: Evidence['kind'][] = ['tried', 'modeled', 'helped', 'passed'];
  return order.flatMap((kind) => {
    const days = read.filter((piece) => piece.kind === kind).map(({ day }) => day);
    const last = days.sort().at(-1);
    return last ? [{ kind, count: days.length, lastMonth: last.slice(0, 7) }] : [];
  });
}

/** The same of those on one topic. @param topicKey of an entry, say */
export function evidenceSumsOn(
  topicKey: string,
  evidence: readonly Pick<Evidence, 'kind' | 'day' | 'topic' | 'unposted'>[],
  reader: Reader = 'others',
): EvidenceSum[] {
  return evidenceSums(
    evidence.filter(({ topic }) => topic === topicKey),
    reader,
  );
}
