import type { Profile, ProfileItem } from '../../src/matching/profile.ts';
import { seededRandom } from '../helpers/seeded-random.ts';

/** As many people as asked for, each with as many items as one of the set's and the words of some of its items mixed. The same every time. */
export function peopleLike(from: readonly Profile[], size: number): Profile[] {
  const random = seededRandom(7);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
  const all = from.flatMap(({ items }) => items);
  return Array.from({ length: size }, (_, n) => ({
    userId: `U${n}`,
    items: pick(from)
      .items.map((item): ProfileItem => mixed(item, pick(all), `i${n}`))
      .map((item, m) => ({ ...item, id: `i${m}` })),
  }));
}

function mixed(one: ProfileItem, other: ProfileItem, mark: string): ProfileItem {
  const half = (text: string, from: number) =>
    text
      .split(' ')
      .filter((_, n) => n % 2 === from)
      .join(' ');
  // A word of their own for everyone, as names of programs and places are: vocabularies grow with people.
  return { ...one, topic: one.topic, detail: `${half(one.detail, 0)} ${half(other.detail, 1)} ${mark}` };
}
