import type { DirectorySource } from '../matching/fresh-matcher.ts';
import type { Stores } from './stores.ts';

/** The directory as matching sees it: everyone who joined, what they declared, and what grew from use. */
export function directorySource({ people, schools }: Pick<Stores, 'people' | 'schools'>): DirectorySource {
  return {
    version: (teamId) => schools.directoryVersion(teamId),
    async load(teamId) {
      return { people: await people.joined(teamId), profiles: [] };
    },
  };
}
