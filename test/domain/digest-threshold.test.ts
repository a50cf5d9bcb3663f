import { describe, expect, test } from 'vitest';
import { shownCount, shownSteps, teamsShown } from '../../src/domain/digest-threshold.ts';

const people = (from: number, to: number) =>
  new Set(Array.from({ length: to - from }, (_, index) => `P${from + index}`));
const team = (channelId: string, from: number, to: number) => ({ channelId, people: people(from, to) });

test.each([
  [0, 'none yet'],
  [1, 'a few'],
  [4, 'a few'],
  [5, 5],
])('the acts of %i people read “%s”', (count, shown) => {
  expect(shownCount(people(0, count))).toBe(shown);
});

test('what goes up by one when one person acts is told in steps of five, and only of five people', () => {
  expect(shownSteps(7, people(0, 5))).toBe('at least 5');
  expect(shownSteps(10, people(0, 6))).toBe('at least 10');
  expect(shownSteps(30, people(0, 4))).toBe('a few');
  expect(shownSteps(0, people(0, 0))).toBe('none yet');
});

describe('a team beside its school', () => {
  test('has a number of its own where five of it and five of the rest took part', () => {
    expect(teamsShown(people(0, 10), [team('C1', 0, 5)])).toEqual(['C1']);
  });

  test('has none where four did, of the team or of the rest', () => {
    expect(teamsShown(people(0, 10), [team('C1', 0, 4)])).toEqual([]);
    expect(teamsShown(people(0, 9), [team('C1', 0, 5)])).toEqual([]);
    expect(teamsShown(people(0, 5), [team('C1', 0, 5)])).toEqual([]);
  });

  test('hides a second team where too few would be left without both', () => {
    expect(teamsShown(people(0, 16), [team('C1', 0, 5), team('C2', 5, 15)])).toEqual(['C1']);
    expect(teamsShown(people(0, 20), [team('C1', 0, 5), team('C2', 5, 15)])).toEqual(['C1', 'C2']);
  });

  test('hides a team that shares a colleague with one that is shown', () => {
    expect(teamsShown(people(0, 30), [team('C1', 0, 6), team('C2', 5, 12)])).toEqual(['C1']);
  });
});
