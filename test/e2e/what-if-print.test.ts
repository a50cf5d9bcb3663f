import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { FAIRNESS } from '../../src/matching/fairness.ts';

let said: string;
/** By what changes, the factors and the score of who stands first; no score where they are not asked. */
const rows = new Map<string, { factors: string; score: number }>();

beforeAll(async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', 'scripts/what-if.ts']);
  said = stdout;
  for (const line of said.split('\n')) {
    const [what = '', factors = '', score = ''] = line.split(/ {2,}/);
    rows.set(what, { factors, score: Number(score) });
  }
}, 120_000);

const scoreOf = (what: string) => rows.get(what)?.score ?? Number.NaN;

describe('whoever asks what if', () => {
  test.each(Object.keys(FAIRNESS))('sees what %s does', (name) => {
    const moved = [...rows.values()].filter(({ factors }) => factors.startsWith(`${name} `));
    expect(moved.map(({ score }) => score)).not.toEqual([]);
    expect(moved.map(({ score }) => score)).not.toContain(scoreOf('nothing changes'));
  });

  test.each([
    ['a try', 'what they said was tried today', 'they were thanked for it today'],
    ['a thanks', 'they were thanked for it today', 'they passed a question about it on well today'],
    ['a passed question', 'they passed a question about it on well today', 'nothing changes'],
    ['a session', 'they showed it today', 'nothing changes'],
    ['ten tries', 'it was tried ten times', 'what they said was tried today'],
    ['a new try beside an old one', 'what they said was tried today', 'it was tried, a school year ago'],
    ['a second entry that says the same', 'they say it a second time', 'nothing changes'],
    ['the rest of the profile', 'nothing changes', 'they have nothing else'],
    ['to say anew that it holds', 'nothing changes', 'they have not confirmed it for three years'],
    ['each level', 'level 4', 'level 3'],
    ['each level', 'level 3', 'level 2'],
    ['each level', 'level 2', 'level 1'],
    ['a declaration beside an answer', 'level 3', 'it is an answer they gave, not declared'],
    ['a declaration beside learned words', 'level 3', 'it is words that once led to them'],
  ])('sees what %s adds', (_, more, less) => {
    expect(scoreOf(more)).toBeGreaterThan(scoreOf(less));
  });

  test.each(['at the weekly limit', 'away'])('sees that who is %s is not asked', (what) => {
    expect(said).toMatch(new RegExp(`^${what} .*not asked`, 'm'));
  });
});
