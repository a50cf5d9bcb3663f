import fc from 'fast-check';
import { describe as about, expect, test } from 'vitest';
import {
  closeStep,
  describe,
  findPatterns,
  nameNextLevel,
  newReport,
  type Report,
  readLines,
  roomsOf,
  stripped,
  wasInRooms,
  whyNoRoom,
} from '../../src/domain/round-report.ts';
import { observation } from '../helpers/observation.ts';

about('a report', () => {
  test('goes from description to pattern to the next level of work, each behind the one before', () => {
    const described = describe(newReport, ['Nine of 24 students spoke']);
    expect(closeStep(newReport)).toBeUndefined();
    expect(findPatterns(newReport, ['x'])).toBeUndefined();
    expect(nameNextLevel(newReport, 'x')).toBeUndefined();
    const patterns = described && closeStep(described);
    expect(patterns?.step).toBe('pattern');
    expect(patterns && describe(patterns, ['y'])).toBeUndefined();
    expect(patterns && closeStep(patterns)).toBeUndefined();
    const found = patterns && findPatterns(patterns, ['Few speak twice']);
    const next = found && closeStep(found);
    expect(next && closeStep(next)).toBeUndefined();
    const named = next && nameNextLevel(next, 'Partners talk first');
    expect(named && closeStep(named)).toMatchObject({ step: 'shown', patterns: ['Few speak twice'] });
  });

  test('never opens a step before the one before is closed, whatever is pressed', () => {
    const act = fc.constantFrom('describe', 'patterns', 'next', 'close');
    fc.assert(
      fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
        let report: Report = newReport;
        for (const one of acts) {
          const next = {
            describe: () => describe(report, ['seen']),
            patterns: () => findPatterns(report, ['pattern']),
            next: () => nameNextLevel(report, 'next'),
            close: () => closeStep(report),
          }[one]();
          report = next ?? report;
          if (report.step !== 'describe') expect(report.described.length).toBeGreaterThan(0);
          if (report.step === 'describe') expect(report.patterns).toEqual([]);
          if (report.step !== 'next-level' && report.step !== 'shown') expect(report.nextLevel).toBeUndefined();
          if (report.step === 'shown') expect(report.nextLevel).toBeDefined();
        }
      }),
      { seed: 6 },
    );
  });

  test('counts rooms by their hosts, and only where a visit took place', () => {
    const held = ['U1', 'U2', 'U2'].map((hostId) => observation({ hostId, status: 'held' }));
    expect(roomsOf([...held, observation({ hostId: 'U3' })])).toBe(2);
    expect(wasInRooms(held, 'U1')).toBe(true);
    expect(wasInRooms([observation({ hostId: 'U3' })], 'U3')).toBe(false);
  });

  test('drops no line of a description: what does not fit is refused, with how much would', () => {
    const lines = Array.from({ length: 58 }, (_, line) => `seen ${line}`);
    const report = describe(newReport, lines) ?? newReport;
    expect(whyNoRoom(report, ['one', 'two'])).toBeUndefined();
    expect(whyNoRoom(report, ['one', 'two', 'three'])).toContain('Write 2 at most');
    const full = describe(report, ['one', 'two']) ?? newReport;
    expect(full.described).toHaveLength(60);
    expect(whyNoRoom(full, ['three'])).toContain('Close the description');
    expect(whyNoRoom(closeStep(full) ?? full, ['a pattern'])).toBeUndefined();
  });

  test.each([
    ['nothing', null],
    ['emoji alone', ':tada:\n😀'],
    ['nine lines', 'seen\n'.repeat(9)],
    ['a story', 'a'.repeat(301)],
  ])('takes lines, and not %s', (_, typed) => {
    expect('fault' in readLines(typed)).toBe(true);
    expect(readLines('One \n\n two')).toEqual({ lines: ['One', 'two'] });
  });
});

about('names and rooms', () => {
  const names = [
    'Kofi Mensah',
    'Grace Liu',
    'Hannah Brandt',
    'Will Stone',
    'Peter Novak',
    'Ann Young',
    'Lucía Paredes',
    'Nguyễn Lan',
    "Pat O'Brien",
  ];
  const places = ['Room 12', 'the blue annex'];
  test.each([
    ['In Room 12 nine spoke', 'In a room nine spoke', ['Room 12']],
    [
      'In grade 7 few speak; seventh graders in Room 12 wait',
      'In a grade few speak; a grade in a room wait',
      ['Room 12', 'grade 7', 'seventh graders'],
    ],
    ['Grades 3-5 wait, kindergarten does not', 'A grade wait, a grade does not', ['Grades 3-5', 'kindergarten']],
    ['Nine of 24 students got 3 grades', 'Nine of 24 students got 3 grades', []],
    ['In Grade six nobody spoke', 'In a grade nobody spoke', ['Grade six']],
    ['grade seven rooms; grades six to eight', 'A grade rooms; a grade', ['grades six to eight', 'grade seven']],
    ['In room twelve, lab twenty-three', 'In a room, a room', ['room twelve', 'lab twenty-three']],
    ['In grade six, two spoke', 'In a grade, two spoke', ['grade six']],
    ['In the room nine spoke', 'In the room nine spoke', []],
    ['They left the room one by one', 'They left the room one by one', []],
    ['novak asked, PETER waited', 'A colleague asked, a colleague waited', ['PETER', 'novak']],
    ['Then Young asked young readers', 'Then a colleague asked young readers', ['Young']],
    ['In room 7B, and rm. 14', 'In a room, and a room', ['room 7B', 'rm. 14']],
    ['The Blue Annex was quiet', 'A room was quiet', ['The Blue Annex']],
    ['Kofi Mensah asked', 'A colleague asked', ['Kofi Mensah']],
    ['then Kofi asked Ms. Vega', 'then a colleague asked a colleague', ['Ms. Vega', 'Kofi']],
    ['when Grace asked', 'when a colleague asked', ['Grace']],
    ['Grace under pressure', 'Grace under pressure', []],
    ['Students will speak; 12 rooms', 'Students will speak; 12 rooms', []],
    ['Lucia asked, then NGUYEN and O’Brien', 'A colleague asked, then a colleague and a colleague'],
    ['Rooms 12 and 14 waited', 'A room waited'],
    ['In rooms 12, 14 and 16 nine spoke', 'In a room nine spoke'],
    ['In Room 12 and 14, in Room 3, 5 and 7', 'In a room, in a room'],
    ['Rooms twelve and fourteen waited', 'A room waited'],
    ['In room 12, 9 of 24 spoke', 'In a room, 9 of 24 spoke'],
    ['In rooms 12 and 14, 9 students spoke', 'In a room, 9 students spoke'],
    ['In three rooms 12 students, in four rooms nine', 'In three rooms 12 students, in four rooms nine'],
    ['In the rooms nine and ten minutes', 'In the rooms nine and ten minutes'],
    ['kofitea and Brandts', 'kofitea and Brandts', []],
  ])('are taken out: %s', (text, left, taken: string[] = expect.anything()) => {
    expect(stripped(text, { names, present: [], places, grades: [] })).toEqual({ text: left, taken });
  });

  test.each([
    ['Grace waited five seconds', 'A colleague waited five seconds'],
    ['Ellis asked why, June’s students spoke', 'A colleague asked why, a colleague’s students spoke'],
    ['With grace, in june', 'With grace, in june'],
  ])('of those who were there go at the beginning of a line too: %s', (text, left) => {
    const present = ['Grace Liu', 'June Ellis'];
    expect(stripped(text, { names: present, present, places, grades: [] }).text).toBe(left);
  });

  test('go, but a grade stays that several of the visited teachers have', () => {
    const grades = [[4], [4, 5], [7], []];
    const left = (text: string) => stripped(text, { names: [], present: [], places: [], grades }).text;
    expect(left('In grade 4 few speak')).toBe('In grade 4 few speak');
    expect(left('Fourth graders and grade four wait')).toBe('Fourth graders and grade four wait');
    expect(left('In grade 5 few speak, in grades 3-5 more')).toBe('In a grade few speak, in grades 3-5 more');
    expect(left('7th graders wait, grade 6 does not')).toBe('A grade wait, a grade does not');
  });

  test('do not stay, wherever they stand among other words', () => {
    const words = fc.array(
      fc.constantFrom('students', 'spoke', 'Kofi', 'Mensah', 'Room 12', 'Brandt', 'and,', 'twice.'),
    );
    fc.assert(
      fc.property(words, (list) => {
        expect(stripped(list.join(' '), { names, present: [], places, grades: [] }).text).not.toMatch(
          /Kofi|Mensah|Brandt|Room 12/,
        );
      }),
      { seed: 12 },
    );
  });
});
