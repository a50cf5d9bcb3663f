import { seemsToNamePupil } from './pupil-name.ts';

/**
 * A sentence beside each field whose words seem to name a student, until the person says that none is named.
 *
 * @param directory whose colleagues' names are no students'
 * @param words by field
 * @param said whether they have said so, by the tick of the form
 */
export function pupilFaults<F extends string>(
  directory: { colleagues: ReadonlyMap<string, { name: string }> },
  words: Partial<Record<F, string | readonly string[] | null | undefined>>,
  said: { namesNoPupil: boolean } = { namesNoPupil: false },
): Partial<Record<F, string>> {
  if (said.namesNoPupil) return {};
  const colleagues = [...directory.colleagues.values()].map(({ name }) => name);
  const faults: Partial<Record<F, string>> = {};
  for (const [field, texts] of Object.entries(words) as [F, string | readonly string[] | null | undefined][]) {
    const names = [texts ?? []].flat().flatMap((text) => seemsToNamePupil(text, colleagues));
    if (names.length > 0)
      faults[field] =
        `This seems to name a student: ${names.map((name) => `“${name}”`).join(', ')}. Write “a student”, or tick that no student is named here.`;
  }
  return faults;
}
