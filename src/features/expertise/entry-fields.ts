import { z } from 'zod';
import { type Entry, entryFrom, levels, offers, sources } from '../../domain/expertise.ts';
import { namesNoPupil } from '../../slack/no-pupil-tick.ts';

const text = z.string().nullish();

/** What the form for an entry says, read: something to share, or something to learn. */
export type Filled = ({ kind: 'entry'; entry: Entry } | { kind: 'wish'; topic: string; topicKey: string }) & {
  /** Whoever wrote it says that no student is named. */
  namesNoPupil: boolean;
};

/** The fields of the form for an entry, read all together, so that everything wrong is told at once. */
export const entryFields = z
  .object({
    kind: text,
    topic: text,
    detail: text,
    source: text,
    level: text,
    offers: z.array(z.string()).nullish(),
    namesNoPupil,
  })
  .transform((typed, context): Filled => {
    const wish = typed.kind === 'wish';
    const fault = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message });
    const source = sources.find((one) => one === typed.source);
    const level = levels.find((one) => String(one) === typed.level);
    const chosen = offers.filter((offer) => typed.offers?.includes(offer));
    const read = entryFrom({
      topic: typed.topic ?? '',
      ...(!wish && { detail: typed.detail ?? '', source, level, offers: chosen }),
    });
    if (!wish && !source) fault('source', 'Choose how you come to know it.');
    if (!wish && !level) fault('level', 'Choose how far you are.');
    if (!read.ok) {
      for (const { field, sentence } of read.faults) fault(field, sentence);
      return z.NEVER;
    }
    return wish
      ? { kind: 'wish', topic: read.entry.topic, topicKey: read.entry.topicKey, namesNoPupil: typed.namesNoPupil }
      : { kind: 'entry', entry: read.entry, namesNoPupil: typed.namesNoPupil };
  });
