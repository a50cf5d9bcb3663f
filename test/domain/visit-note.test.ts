import { describe, expect, test } from 'vitest';
import { isReader, judgingWords, readNote, whyNoNote } from '../../src/domain/visit-note.ts';
import { observation } from '../helpers/observation.ts';

const after = new Date('2026-02-25T16:30:00Z');
const visited = observation({
  visitors: [
    { userId: 'U01', seatNo: 1 },
    { userId: 'U02', seatNo: 2 },
  ],
});

describe('a note', () => {
  test('is one of three things at least, none of them a story', () => {
    const nothing = { noticed: null, wondered: ' ', takingBack: null };
    expect(readNote({ ...nothing, wondered: ' Who was quiet? ' })).toEqual({ words: { wondered: 'Who was quiet?' } });
    expect(readNote(nothing)).toEqual({ faults: { noticed: expect.any(String) } });
    expect(readNote({ ...nothing, takingBack: 'a'.repeat(1_001) })).toEqual({
      faults: { takingBack: expect.stringContaining('1000') },
    });
  });

  test.each([
    ['Nine students spoke, four of them twice.', []],
    ['You asked three questions and waited.', []],
    ['A great lesson, and Great questions', ['Great']],
    ['The pacing was poor; they should have talked more.', ['poor', 'should have']],
    ['the goods train came up', []],
  ])('says what was seen, or judges: %s', (text, words) => {
    expect(judgingWords(text).map((word) => word.toLowerCase())).toEqual(words.map((word) => word.toLowerCase()));
  });

  test('is written by host and visitors of a focused visit once it has begun', () => {
    for (const userId of ['U07', 'U01']) expect(whyNoNote(visited, { userId }, after)).toBeUndefined();
    expect(whyNoNote(visited, { userId: 'U03' }, after)).toBe('not-part');
    expect(whyNoNote(visited, { userId: 'U01' }, new Date('2026-02-25T15:00:00Z'))).toBe('not-begun');
    for (const protocol of ['open-door', 'learning-walk', 'rounds'] as const)
      expect(whyNoNote({ ...visited, protocol }, { userId: 'U01' }, after)).toBe('no-notes');
  });

  test.each([
    ['a visitor who evaluates the host', 'U01', 'U07'],
    ['a host who evaluates a visitor', 'U07', 'U02'],
    ['a visitor who evaluates another visitor', 'U01', 'U02'],
  ])('is never by %s', (_, userId, judged) => {
    expect(whyNoNote(visited, { userId, evaluates: [judged] }, after)).toBe('evaluates');
  });

  test('is read by its author and the host, and by nobody once it is hidden or its time is over', () => {
    const now = new Date('2026-03-02T15:00:00Z');
    const note = { authorId: 'U01', hostId: 'U07', isHidden: false, keptUntil: new Date(+now + 1) };
    expect(['U01', 'U07', 'U02', 'U03'].filter((userId) => isReader(note, userId, now))).toEqual(['U01', 'U07']);
    expect(isReader({ ...note, isHidden: true }, 'U01', now)).toBe(false);
    expect(isReader({ ...note, keptUntil: now }, 'U01', now)).toBe(false);
  });
});
