import type { Deps } from '../../deps.ts';
import { judgingWords } from '../../domain/visit-note.ts';

/** A sentence beside each field that judges, the first time that this is asked `about` something; nothing ever after. */
export async function restateFaults(
  deps: Pick<Deps, 'occurrences' | 'clock'>,
  { teamId, about }: { teamId: string; about: string },
  words: Partial<Record<string, string>>,
): Promise<Record<string, string>> {
  const judged = Object.entries(words).flatMap(([field, text]): [string, string][] => {
    const found = judgingWords(text ?? '');
    return found.length > 0 ? [[field, restateSentence(found)]] : [];
  });
  if (judged.length === 0) return {};
  const isFirst = await deps.occurrences.addOnce(
    { teamId, scheduleId: `restate:${about}`, slot: 'asked' },
    deps.clock(),
  );
  return isFirst ? Object.fromEntries(judged) : {};
}

/** One gentle request to say it anew. */
function restateSentence(words: readonly string[]): string {
  const named = words
    .map((word) => `“${word}”`)
    .join(', ')
    .replace(/, ([^,]*)$/, ' and $1');
  return `${named} ${words.length === 1 ? 'sounds' : 'sound'} like a judgment. Could you say what you saw or heard? If it is meant so, send it again as it is.`;
}
