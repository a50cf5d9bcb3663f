import type { Deps } from '../../deps.ts';
import { seemsToNamePupil } from '../../domain/pupil-name.ts';

/**
 * A sentence beside each field whose words seem to name a pupil, until the person says that none is named.
 *
 * @param words by field
 */
export async function pupilFaults<F extends string>(
  deps: Pick<Deps, 'matcher'>,
  teamId: string,
  words: Partial<Record<F, readonly string[]>>,
): Promise<Partial<Record<F, string>>> {
  const { colleagues } = await deps.matcher.directory(teamId);
  const known = [...colleagues.values()].map(({ name }) => name);
  const faults: Partial<Record<F, string>> = {};
  for (const [field, texts] of Object.entries(words) as [F, readonly string[]][]) {
    const names = texts.flatMap((one) => seemsToNamePupil(one, known));
    if (names.length > 0)
      faults[field] =
        `This seems to name a student: ${names.join(', ')}. Write “a student”, or tick that no student is named here.`;
  }
  return faults;
}
