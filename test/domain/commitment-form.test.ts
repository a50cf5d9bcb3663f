import { describe, expect, test } from 'vitest';
import { readCommitment, type TypedCommitment, type TypedNeed } from '../../src/domain/commitment-form.ts';
import { readDay, readLine } from '../../src/domain/commitment-line.ts';
import type { Goal } from '../../src/domain/goal.ts';
import { sampleCalendar } from '../../src/practice/sample-calendar.ts';
import { goal } from '../helpers/goal.ts';

const place = {
  ownerId: 'U13',
  proposedBy: 'U13',
  ownerIsHourly: false,
  calendar: { ...sampleCalendar, zone: 'America/Chicago' },
  today: '2026-02-24',
  goals: [] as Goal[],
};
const need: TypedNeed = { words: 'whiteboards', kind: 'material', giver: 'U01', day: '2026-03-02', blocking: true };
const typed: TypedCommitment = {
  ...{ owner: null, words: 'Talk in the science block', partner: 'U11', due: '2026-03-12' },
  ...{ topic: null, goal: null, evidence: null },
  ...{ readers: 'pair', hasAll: false, needs: [need] },
};
const faults = (over: Partial<TypedCommitment>, at: Partial<typeof place> = {}) => {
  const read = readCommitment({ ...typed, ...over }, { ...place, ...at });
  return 'faults' in read ? read.faults : {};
};

describe('the form of a commitment', () => {
  test('gives its terms', () => {
    expect(readCommitment({ ...typed, goal: 'students explain', needs: [need, blank()] }, place)).toEqual({
      terms: {
        ...{ words: 'Talk in the science block', dueDay: '2026-03-12', partnerId: 'U11', shownTo: 'pair' },
        goal: 'students explain',
        supports: [{ kind: 'material', words: 'whiteboards', giverId: 'U01', dueDay: '2026-03-02', blocking: true }],
      },
    });
  });

  test('gives its topic by the vocabulary’s word, the goal that is set with its words, and what shows it', () => {
    const set = goal({ id: 'g1', words: 'Students explain.' });
    const said = { ...typed, topic: 'talk moves', goal: 'g1', evidence: ' a  tally ' };
    expect(readCommitment(said, { ...place, goals: [set] })).toMatchObject({
      terms: { topic: 'math discourse', goalId: 'g1', goal: 'Students explain.', evidence: 'a tally' },
    });
    expect(faults({ goal: 'g2' }, { goals: [set] })).toEqual({ goal: expect.stringContaining('closed meanwhile') });
    const long = { topic: 'x'.repeat(61), evidence: 'x'.repeat(201), goal: 'x'.repeat(201) };
    expect(Object.keys(faults(long))).toEqual(['goal', 'topic', 'evidence']);
  });

  test.each([
    ['no words', { words: '🎉' }, { words: 'Write what you will do' }],
    ['too many words', { words: 'x'.repeat(301) }, { words: 'under 300' }],
    ['nobody to say it to', { partner: null }, { partner: 'Choose the colleague' }],
    ['oneself as partner', { partner: 'U13' }, { partner: 'made to someone else' }],
    ['no day', { due: null }, { due: 'Choose a day.' }],
    ['a day in the past', { due: '2026-02-20', needs: [], hasAll: true }, { due: 'This day is past' }],
    ['a closed day', { due: '2026-03-17' }, { due: 'School is closed that day' }],
    ['a day in ten years', { due: '2036-03-12' }, { due: 'more than a year ahead' }],
    ['oneself as giver', { needs: [{ ...need, giver: 'U13' }] }, { giver1: 'Support comes from someone else' }],
    ['support in the past', { needs: [blank(), { ...need, day: '2026-02-23' }] }, { day2: 'This day is past' }],
    [
      'support after the work is done',
      { needs: [{ ...need, day: '2026-03-13' }] },
      { day1: 'after the day on which you are done' },
    ],
    [
      'support without a giver, kind and day',
      { needs: [{ ...blank(), words: 'cover' }] },
      { giver1: 'Choose who', kind1: 'Choose what kind', day1: 'Choose the day' },
    ],
    ['eleven supports', { needs: Array.from({ length: 11 }, () => need) }, { need1: 'These are 11 supports' }],
    ['no support, and nothing said of it', { needs: [] }, { need1: 'tick that you have what you need' }],
  ])('tells %s beside the field', (_, over, told) => {
    const found = faults(over);
    expect(Object.keys(found).sort()).toEqual(Object.keys(told).sort());
    for (const [field, sentence] of Object.entries(told)) expect(found[field]).toContain(sentence);
  });

  test('of one’s own needs no support where one has what one needs; what is asked of a colleague does', () => {
    expect(readCommitment({ ...typed, needs: [], hasAll: true }, place)).toMatchObject({
      terms: { hasAll: true, supports: [] },
    });
    expect(faults({ needs: [], hasAll: true }, { proposedBy: 'U01' }).need1).toContain(
      'Whoever asks this of a colleague',
    );
  });

  test('of someone paid by the hour has paid time for preparing', () => {
    const hourly = { ownerIsHourly: true };
    expect(faults({ needs: [], hasAll: true }, hourly).need1).toContain('You are paid by the hour');
    expect(faults({}, { ...hourly, proposedBy: 'U01' }).need1).toContain('This colleague is paid by the hour');
    expect(faults({ needs: [{ ...need, kind: 'time' }] }, hourly)).toEqual({});
  });
});

describe('a commitment in one line', () => {
  test.each([
    ['two talk moves in grade 7 by 12 March with <@U11|aisha>', 'two talk moves in grade 7', '2026-03-12', 'U11'],
    ['two talk moves with <@U11> by March 12th', 'two talk moves', '2026-03-12', 'U11'],
    ['stand by the door by Friday with <@U11>', 'stand by the door', '2026-02-27', 'U11'],
    ['two talk moves with <@U11>', 'two talk moves', undefined, 'U11'],
    ['two talk moves by 3/12', 'two talk moves', '2026-03-12', undefined],
    ['by Friday with <@U11>', '', '2026-02-27', 'U11'],
    ['two talk moves with @Nobody Here by Friday', 'two talk moves', '2026-02-27', undefined],
    ['work with <@U12> on fractions by 3/12 with <@U11>', 'work with <@U12> on fractions', '2026-03-12', 'U11'],
  ])('%s', (line, words, dueDay, partnerId) => {
    expect(readLine(line, '2026-02-24')).toEqual({ words, ...(dueDay && { dueDay }), ...(partnerId && { partnerId }) });
  });

  test.each([
    ['two talk moves by soon with <@U11>', 'soon'],
    ['two talk moves by 2 April with <@U12> with <@U11>', '2 April with <@U12>'],
  ])('%s: what stands where its day would be is told', (line, notADay) => {
    expect(readLine(line, '2026-02-24')).toMatchObject({ partnerId: 'U11', notADay });
  });

  test('that has neither day nor partner is something else', () => {
    expect(readLine('sing along', '2026-02-24')).toBeUndefined();
    expect(readLine('stand by me', '2026-02-24')).toBeUndefined();
  });

  test.each([
    ['12 March', '2026-03-12'],
    ['12 mar 2027', '2027-03-12'],
    ['Mar. 12, 2026', '2026-03-12'],
    ['2026-03-12', '2026-03-12'],
    ['20 February', '2026-02-20'],
    ['12 August', '2026-08-12'],
    ['15 January', '2026-01-15'],
    ['5 June', '2026-06-05'],
    ['tomorrow', '2026-02-25'],
    ['yesterday', '2026-02-23'],
    ['tuesday', '2026-03-03'],
    ['next wed', '2026-02-25'],
    ['Thursday 12 March', '2026-03-12'],
    ['Thursday, the 12th of March 2026', '2026-03-12'],
    ['12 Mar 26', '2026-03-12'],
    ['3/12/26', '2026-03-12'],
    ['3/12/2026', '2026-03-12'],
    ['12 March 2025', '2025-03-12'],
    ['Thurs', '2026-02-26'],
    ['Tues', '2026-03-03'],
    ['this Weds', '2026-02-25'],
    ['12 Mar 026', undefined],
    ['12 Mar 1926', undefined],
    ['3/12/6', undefined],
    ['12 March please', undefined],
    ['31 April', undefined],
    ['13/12', undefined],
    ['marching 12', undefined],
    ['soon', undefined],
    ['sunset', undefined],
    ['', undefined],
  ])('reads %s', (text, day) => {
    expect(readDay(text, '2026-02-24')).toBe(day);
  });

  test('in the autumn a day of spring is one of next year', () => {
    expect(readDay('12 March', '2026-10-01')).toBe('2027-03-12');
    expect(readDay('20 December', '2027-01-04')).toBe('2026-12-20');
    expect(readDay('1 May', '2026-10-01')).toBe('2027-05-01');
    expect(readDay('5/1', '2026-09-15')).toBe('2027-05-01');
    expect(readDay('1 September', '2026-09-15')).toBe('2026-09-01');
  });
});

function blank(): TypedNeed {
  return { words: null, kind: null, giver: null, day: null, blocking: false };
}
