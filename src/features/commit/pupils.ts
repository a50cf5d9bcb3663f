import type { Deps } from '../../deps.ts';
import { seemsToNamePupil } from '../../domain/pupil-name.ts';

/** A sentence beside each field whose words seem to name a pupil, before anyone else sees them. */
export async function namedPupils(
  { matcher }: Pick<Deps, 'matcher'>,
  teamId: string,
  fields: readonly (readonly [field: string, words: string])[],
): Promise<Record<string, string>> {
  const { colleagues } = await matcher.directory(teamId);
  const known = [...colleagues.values()].map(({ name }) => name);
  return Object.fromEntries(
    fields.flatMap(([field, words]) => {
      const names = seemsToNamePupil(words, known);
      if (names.length === 0) return [];
      return [
        [
          field,
          `This seems to name a student: ${names.join(', ')}. Write “a student”, or tick that no student is named here.`,
        ],
      ];
    }),
  );
}
