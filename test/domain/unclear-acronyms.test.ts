import { describe, expect, test } from 'vitest';
import { unclear } from '../../src/domain/unclear-acronyms.ts';

const acronyms = (text: string) => unclear(text).map(({ acronym }) => acronym);

describe('an acronym that means two things', () => {
  test('is asked about with both meanings', () => {
    expect(unclear('who has worked with an AP')).toEqual([
      { acronym: 'AP', meanings: ['assistant principal', 'Advanced Placement'] },
    ]);
  });

  test.each(['AP', 'OT', 'PT', 'ED', 'AT', 'PA', 'PM', 'IC', 'IR', 'SLO'])(
    '%s is known, even alone in lower case',
    (it) => {
      expect(acronyms(`a question on ${it} for us`)).toEqual([it]);
      expect(acronyms(it.toLowerCase())).toEqual([it]);
    },
  );

  test.each([
    ['AP Biology pacing'],
    ['my AP, the assistant principal, wants data'],
    ['speech and OT schedules'],
    ['is OT paid for conference night'],
    ['PM probes for DIBELS'],
  ])('is clear from its company in "%s"', (text) => {
    expect(acronyms(text)).toEqual([]);
  });

  test.each([
    ['meet me at 3 pm'],
    ['special ed co-teaching'],
    ['quiere ir al baño'],
    ['MEET ME AT LUNCH'],
    ['how do I get quiet students talking in math'],
    [''],
  ])('is not seen in "%s"', (text) => {
    expect(acronyms(text)).toEqual([]);
  });

  test('is asked about once, however often it comes', () => {
    expect(acronyms('the AP told our AP and an ap')).toEqual(['AP']);
  });
});
