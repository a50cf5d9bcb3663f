import { beforeEach, describe, expect, test } from 'vitest';
import { calendarJob, jobs } from '../../../src/features/contour/index.ts';
import { sampleCalendar } from '../../../src/practice/sample-calendar.ts';
import { dayKind } from '../../../src/time/school-calendar.ts';
import { weekLabel } from '../../../src/time/school-week.ts';
import { desk, labels, valueOn } from '../../helpers/desk.ts';
import { observation } from '../../helpers/observation.ts';
import { session } from '../../helpers/session.ts';

const { types, presses, sends, modal, modalText, bot, db, slack } = await desk('/contour');
const { deps } = bot;
/** Wednesday 4 March 2026, 06:00 in Chicago. */
const snowyMorning = new Date('2026-03-04T12:00:00Z');

beforeEach(async () => {
  await db.collection('schools').deleteMany({});
  for (const [userId, isAdmin] of [
    ['U01', true],
    ['U07', false],
  ] as const) {
    await deps.people.keepSlack(
      { teamId: 'T1', userId, name: userId, standing: 'colleague', isAdmin, zone: 'America/Chicago' },
      // Slack is not asked again in these weeks.
      new Date('2026-04-01T15:00:00Z'),
    );
  }
  const { year, closures: _, ...entered } = sampleCalendar;
  await deps.schools.set('T1', { zone: 'America/Chicago', ...(year && { year }) });
  await deps.calendars.keep('T1', entered, 0, new Date('2026-02-24T15:00:00Z'));
  bot.setNow(snowyMorning);
});

const kindToday = async () => dayKind((await deps.schools.home('T1')).calendar, '2026-03-04');
const acts = async () => (await deps.audit.latest('T1', 9)).map(({ act, by, change }) => ({ act, by, ...change }));

async function waits(key: string, channel: string | { users: string[] }, notBefore: string) {
  await deps.outbox.add({
    teamId: 'T1',
    key,
    kind: 'test',
    method: 'chat.postMessage',
    channel,
    payload: { text: 'Good morning' },
    priority: 3,
    notBefore: new Date(notBefore),
    onAmbiguous: 'drop',
  });
}
const goesAt = async (key: string) => (await db.collection('outbox').findOne({ key }))?.notBefore.toISOString();

describe('the calendar', () => {
  test('shows this week and the next with letters, hours and names', async () => {
    bot.setNow(new Date('2026-02-25T15:00:00Z'));
    const { text } = await types('calendar');
    expect(text.split('\n')).toEqual([
      '*This week*',
      'Mon, Feb 23: school, A, 08:00 to 15:00',
      'Tue, Feb 24: school, B, 08:00 to 15:00',
      '*Wed, Feb 25 (today)*: early release, A, 08:00 to 13:30',
      'Thu, Feb 26: school, B, 08:00 to 15:00',
      'Fri, Feb 27: staff only, PD day, 08:00 to 15:00',
      '*Next week*',
      'Mon, Mar 2: school, A, 08:00 to 15:00',
      'Tue, Mar 3: school, B, 08:00 to 15:00',
      'Wed, Mar 4: school, A, 08:00 to 15:00',
      'Thu, Mar 5: school, B, 08:00 to 15:00',
      'Fri, Mar 6: school, A, 08:00 to 15:00',
      expect.stringContaining('Something is wrong?'),
    ]);
  });

  test('of a school with two halves shows the letter of each', async () => {
    const halves = ['AB', 'BA'].map((letters, at) => ({
      name: `Half <${at + 1}>`,
      cycle: { letters: letters.split(''), from: '2026-02-23', onClosure: 'skip' as const },
    }));
    const { version } = await deps.calendars.of('T1');
    await deps.calendars.keep('T1', { studentWeekdays: ['mon'], days: {}, parts: halves }, version, snowyMorning);
    expect((await types('calendar')).text).toContain('Mon, Mar 2: school, B (Half &lt;1&gt;), A (Half &lt;2&gt;)');
  });

  test('that nobody has entered says so', async () => {
    await db.collection('schools').deleteMany({});
    expect((await types('calendar')).text).toContain('Monday to Friday are school days');
  });
});

describe('closed today', () => {
  test('is said by an admin: messages wait for the next working time, and it is on record', async () => {
    await waits('morning', 'U07', '2026-03-04T13:30:00Z');
    await waits('friday', 'U07', '2026-03-06T13:30:00Z');
    await waits('of two', { users: ['U07', 'U01'] }, '2026-03-04T13:30:00Z');
    const closed = await types('closed today', 'U01');
    expect(closed.text).toContain('The school is closed today, Mar 4, 2026.');
    expect(closed.text).toContain('2 messages wait until people are back.');
    expect(await kindToday()).toBe('closed');
    expect(await goesAt('morning')).toBe('2026-03-05T13:30:00.000Z');
    expect(await goesAt('friday')).toBe('2026-03-06T13:30:00.000Z');
    expect(await goesAt('of two')).toBe('2026-03-05T13:30:00.000Z');
    expect(await acts()).toEqual([
      { act: 'school.closed', by: 'U01', what: '2026-03-04', from: 'student', to: 'closed' },
    ]);
  });

  test('tells how many sessions and visits of the day get a new date, those of the morning that nobody said took place too', async () => {
    const at = (id: string, from: string) => {
      const [startsAt, endsAt] = [new Date(from), new Date(+new Date(from) + 1_200_000)];
      return { id, cause: id, startsAt, endsAt };
    };
    await deps.sessions.addOnce(session(at('morning', '2026-03-04T14:00:00Z')));
    await deps.sessions.addOnce(session({ ...at('said', '2026-03-04T14:00:00Z'), status: 'held' }));
    await deps.sessions.addOnce(session(at('yesterday', '2026-03-03T20:00:00Z')));
    await deps.observations.addOnce(observation(at('tonight', '2026-03-05T05:30:00Z')));
    await deps.observations.addOnce(observation(at('tomorrow', '2026-03-05T06:00:00Z')));
    bot.setNow(new Date('2026-03-04T21:00:00Z'));
    expect((await types('closed today', 'U01')).text).toContain('2 sessions and visits cannot be today');
  });

  test.each(['a leader of a team', 'who looks after questions this week'])('is said by %s too', async (who) => {
    if (who.startsWith('a leader'))
      await deps.leaders.name({ teamId: 'T1', userId: 'U07', scope: 'C1', namedBy: 'U01', at: snowyMorning });
    else {
      const week = weekLabel(snowyMorning, 'America/Chicago');
      await deps.facilitators.add({ teamId: 'T1', week, userId: 'U07', since: snowyMorning });
    }
    await types('closed today');
    expect(await kindToday()).toBe('closed');
  });

  test('is not said by other colleagues, and whom to tell is', async () => {
    expect((await types('closed today')).text).toContain('`/contour leaders` shows whom to tell');
    expect(await kindToday()).toBe('student');
    expect(await acts()).toEqual([]);
  });

  test('said twice, and twice at once, is on record once', async () => {
    await Promise.all([types('closed today', 'U01'), types('closed today', 'U01')]);
    const again = await types('closed today', 'U01');
    expect(again.text).toContain('<@U01> has said already');
    expect(labels(again)).toEqual(['Undo']);
    expect(await acts()).toHaveLength(1);
  });

  test('of a day on which nobody is at school anyway changes nothing', async () => {
    bot.setNow(new Date('2026-03-17T15:00:00Z'));
    expect((await types('closed today', 'U01')).text).toContain('nobody is at school today');
    expect((await deps.calendars.of('T1')).closures).toEqual([]);
  });

  test('is undone within the hour: all is where it was', async () => {
    await waits('morning', 'U07', '2026-03-04T13:30:00Z');
    const value = valueOn(await types('closed today', 'U01'), 'Undo');
    bot.setNow(new Date('2026-03-04T13:00:00Z'));
    expect((await presses('contour.closed-undo', value)).text).toContain('`/contour leaders` shows whom to tell');
    expect(await kindToday()).toBe('closed');
    expect((await presses('contour.closed-undo', value, { userId: 'U01' })).text).toContain('Undone');
    expect(await kindToday()).toBe('student');
    expect(await goesAt('morning')).toBe('2026-03-04T13:30:00.000Z');
    expect((await presses('contour.closed-undo', value, { userId: 'U01' })).text).toContain('not closed any more');
    expect((await acts()).map(({ act }) => act)).toEqual(['school.reopened', 'school.closed']);
  });

  test('is not undone after the hour', async () => {
    const value = valueOn(await types('closed today', 'U01'), 'Undo');
    bot.setNow(new Date('2026-03-04T13:00:01Z'));
    expect((await presses('contour.closed-undo', value, { userId: 'U01' })).text).toContain('hour to undo');
    expect(await kindToday()).toBe('closed');
    expect(labels(await types('closed today', 'U01'))).toEqual([]);
  });

  test('for two days in a row lets a message wait for the day after', async () => {
    await waits('morning', 'U07', '2026-03-04T13:30:00Z');
    await types('closed today', 'U01');
    bot.setNow(new Date('2026-03-05T12:00:00Z'));
    await types('closed today', 'U01');
    expect(await goesAt('morning')).toBe('2026-03-06T13:30:00.000Z');
  });
});

describe('a change of the calendar', () => {
  const followed: string[] = [];
  const follower = (name: string) => ({
    name,
    async follow(_: unknown, teamId: string) {
      followed.push(`${name} ${teamId}`);
      if (name === 'broken') throw new Error('no');
    },
  });
  beforeEach(() => {
    followed.length = 0;
  });

  test('is followed by each routine once, by two instances too, and again when it is taken back', async () => {
    const job = calendarJob([follower('visits'), follower('sessions')]);
    const value = valueOn(await types('closed today', 'U01'), 'Undo');
    const tick = () => job.run(deps, snowyMorning);
    await Promise.all([tick(), tick()]);
    await tick();
    // A transaction that meets another is tried again, so that it may be heard of twice and takes effect once.
    expect([...new Set(followed)].sort()).toEqual(['sessions T1', 'visits T1']);
    expect(await db.collection('occurrences').countDocuments({ scheduleId: { $in: ['visits', 'sessions'] } })).toBe(2);
    followed.length = 0;
    await presses('contour.closed-undo', value, { userId: 'U01' });
    await tick();
    expect(followed.sort()).toEqual(['sessions T1', 'visits T1']);
  });

  test('is followed by the next routine when one breaks, and by that one at the next tick', async () => {
    const job = calendarJob([follower('broken'), follower('rounds')]);
    await types('closed today', 'U01');
    await job.run(deps, snowyMorning);
    await job.run(deps, snowyMorning);
    expect(followed).toEqual(['broken T1', 'rounds T1', 'broken T1']);
    expect(bot.log.filter(({ event }) => event === 'contour.calendar-failed')).toHaveLength(2);
  });
});

describe('the form', () => {
  const time = (selected_time: string | null) => ({ selected_time });
  const chosen = (value: string) => ({ selected_option: { value } });
  const filled = (over: Record<string, Record<string, unknown>> = {}) => ({
    yearFrom: { selected_date: '2025-08-18' },
    yearTo: { selected_date: '2026-06-05' },
    weekdays: { selected_options: ['mon', 'tue', 'wed', 'thu', 'fri'].map((value) => ({ value })) },
    dayFrom: time('08:00'),
    dayTo: time('15:00'),
    earlyRelease: time(null),
    lateStart: time(null),
    lunchFrom: time('12:00'),
    lunchTo: time('12:40'),
    days: { value: '2026-03-06: closed, Founder’s day\n2026-03-04: snow day' },
    terms: { value: null },
    letters: chosen('2'),
    cycleFrom: { selected_date: '2026-02-23' },
    onClosure: chosen('skip'),
    part: { value: null },
    otherPart: { value: null },
    bells: { value: null },
    otherBells: { value: null },
    moreParts: { value: null },
    namesNoPupil: { selected_options: [] },
    ...over,
  });
  const version = async () => String((await deps.calendars.of('T1')).version);

  test('opens with what holds, is kept as it was filled in, and what waits follows it', async () => {
    await waits('friday', 'U07', '2026-03-06T13:30:00Z');
    await waits('noon', 'U07', '2026-03-05T18:10:00Z');
    expect(labels(await types('calendar', 'U01'))).toEqual(['Edit', 'Import']);
    await presses('contour.calendar-edit', undefined, { userId: 'U01' });
    expect(modal().private_metadata).toBe('1');
    expect(modalText()).toContain('2026-02-27: staff only, PD day');
    expect(modalText()).toContain('Block 1 08:05-09:30');

    expect(await sends('contour.calendar-form', filled(), { userId: 'U01', id: '1' })).toBeUndefined();
    expect(modalText()).toContain('Fri, Mar 6: closed, Founder’s day');
    expect(modalText()).toContain('Tue, Mar 3: school, A');
    expect(modalText()).toContain('Thu, Mar 5: school, A');
    expect(modalText()).toContain('Saved.');
    expect(await kindToday()).toBe('closed');
    expect(await goesAt('friday')).toBe('2026-03-09T12:30:00.000Z');
    expect(await goesAt('noon')).toBe('2026-03-05T18:40:00.000Z');
    expect((await acts()).map(({ act, what }) => `${act} ${what}`)).toEqual(['calendar.changed calendar']);
  });

  test('holds three parts of the school with letters and bells of their own, and shows them again', async () => {
    const over = {
      bells: { value: 'Regular: Block 1 08:05-09:30' },
      otherPart: { value: 'Grades 3–5' },
      otherBells: { value: 'Lower: Lesson 1 08:10-09:00' },
      part: { value: 'Grades 6–8' },
      moreParts: { value: 'K–2: 6 letters from 2026-02-23\nRegular: Circle 08:05-08:40' },
    };
    expect(await sends('contour.calendar-form', filled(over), { userId: 'U01', id: '1' })).toBeUndefined();
    expect(modalText()).toContain('Thu, Mar 5: school, A (Grades 6–8), B (Grades 3–5), B (K–2)');
    await presses('contour.calendar-edit', undefined, { userId: 'U01' });
    const shown = modal().blocks.flatMap((block) => {
      const value = 'element' in block && 'initial_value' in block.element ? block.element.initial_value : undefined;
      return block.block_id && value ? [[block.block_id, value]] : [];
    });
    expect(Object.fromEntries(shown)).toMatchObject({
      bells: over.bells.value,
      otherPart: over.otherPart.value,
      otherBells: over.otherBells.value,
      moreParts: over.moreParts.value,
    });
  });

  test('with both days of the school year empty takes the year out', async () => {
    const none = { selected_date: null };
    await sends('contour.calendar-form', filled({ yearFrom: none, yearTo: none }), { userId: 'U01', id: '1' });
    const { calendar } = await deps.schools.home('T1');
    expect(calendar).not.toHaveProperty('year');
    expect(dayKind(calendar, '2026-07-08')).toBe('student');
  });

  test('takes a snow day back when its line is gone, and keeps who said so of those that stay', async () => {
    await types('closed today', 'U01');
    await deps.calendars.close('T1', { day: '2026-03-05', by: 'U09', at: snowyMorning });
    const days = { value: '2026-03-05: snow day' };
    await sends('contour.calendar-form', filled({ days }), { userId: 'U01', id: await version() });
    expect((await deps.calendars.of('T1')).closures).toEqual([{ day: '2026-03-05', by: 'U09', at: snowyMorning }]);
  });

  test('tells all that is wrong beside its fields, and nothing changes', async () => {
    const over = { dayTo: time('07:00'), days: { value: 'carnival' }, cycleFrom: { selected_date: '2026-02-28' } };
    const faults = await sends('contour.calendar-form', filled(over), { userId: 'U01', id: '1' });
    expect(Object.keys(faults ?? {}).sort()).toEqual(['cycleFrom', 'dayTo', 'days']);
    expect(await version()).toBe('1');
  });

  test('asks about a student’s name in a day that is new, and takes it with the tick', async () => {
    const days = { value: '2026-02-27: staff only, PD day\n2026-03-06: closed, Harvey Milk Day' };
    const faults = await sends('contour.calendar-form', filled({ days }), { userId: 'U01', id: '1' });
    expect(faults).toEqual({ days: expect.stringContaining('This seems to name a student: “Harvey Milk”') });
    const namesNoPupil = { selected_options: [{ value: 'no-pupil' }] };
    await sends('contour.calendar-form', filled({ days, namesNoPupil }), { userId: 'U01', id: '1' });
    expect(modalText()).toContain('Fri, Mar 6: closed, Harvey Milk Day');
    expect(await sends('contour.calendar-form', filled({ days }), { userId: 'U01', id: '2' })).toBeUndefined();
  });

  test('filled in on a calendar that someone else has changed meanwhile is not taken, and keeps its words', async () => {
    await types('closed today', 'U01');
    const faults = await sends('contour.calendar-form', filled(), { userId: 'U01', id: '1' });
    expect(faults?.weekdays).toContain('Someone has changed the calendar meanwhile');
    expect(await version()).toBe('2');
  });

  test('is for admins and leaders of the school alone', async () => {
    expect(labels(await types('calendar'))).toEqual([]);
    await presses('contour.calendar-edit');
    expect(modalText()).toContain('leaders of the school');
    await sends('contour.calendar-form', filled(), { id: '1' });
    expect(await version()).toBe('1');
    await deps.leaders.name({ teamId: 'T1', userId: 'U07', scope: 'school', namedBy: 'U01', at: snowyMorning });
    await sends('contour.calendar-form', filled(), { id: '1' });
    expect(Number(await version())).toBeGreaterThan(1);
  });
});

describe('an import', () => {
  const list = [
    'from,to,kind,name',
    '2026-03-06,,closed,Founder’s <!channel>',
    '3/30/2026,4/3/2026,closed,Spring break',
    '2026-04-08,,carnival,',
    '2026-04-31,,closed,',
    '2026-04-09,,closed,Memorial for Ethan Brooks',
  ].join('\n');
  const pasted = (value: string | null) => ({ file: { files: [] }, list: { value } });
  const chosen = { file: { files: [{ id: 'F1' }] }, list: { value: null } };

  /** The next file that someone chooses. */
  function holds(name: string, text: string, over: Record<string, unknown> = {}) {
    slack.next('files.info', () => ({
      ok: true,
      file: { id: 'F1', name, size: text.length, url_private_download: `${slack.apiUrl}download`, ...over },
    }));
    slack.next('download', (response) => void response.end(text));
  }

  test('of a pasted list tells first what would change, line by line, then changes it once', async () => {
    await waits('friday', 'U07', '2026-03-06T13:30:00Z');
    await presses('contour.calendar-import', undefined, { userId: 'U01' });
    expect(modal().callback_id).toBe('contour.calendar-import-form');
    expect(await sends('contour.calendar-import-form', pasted(list), { userId: 'U01' })).toBeUndefined();
    expect(modalText()).toContain('I can take over 3 entries');
    expect(modalText()).toContain('Founder’s &lt;!channel&gt;');
    expect(modalText()).toContain('Line 4: 2026-04-08, carnival. “carnival” is no kind of day');
    expect(modalText()).toContain('Line 5: 2026-04-31, closed. “2026-04-31” is no day');
    expect(modalText()).toContain('closed, without its name: “Ethan Brooks” may be a student');
    expect((await deps.calendars.of('T1')).version).toBe(1);

    const value = valueOn(modal() as never, 'Use these days');
    const view = { id: 'V1', type: 'modal' };
    await presses('contour.calendar-use', value, { userId: 'U01', view });
    expect(modalText()).toContain('The days are in the calendar now.');
    const { calendar } = await deps.schools.home('T1');
    expect(calendar.days['2026-04-09']).toEqual({ kind: 'closed' });
    expect(['2026-03-06', '2026-04-01', '2026-02-27'].map((day) => dayKind(calendar, day))).toEqual([
      'closed',
      'closed',
      'staff-only',
    ]);
    expect(await goesAt('friday')).toBe('2026-03-09T12:30:00.000Z');
    await presses('contour.calendar-use', value, { userId: 'U01', view });
    expect(modalText()).toContain('not waiting any more');
    expect(await acts()).toHaveLength(1);
  });

  test.each([
    ['nothing', null, 'Choose a file, or paste a list'],
    ['no column names', '2026-03-06,closed', '“from” and “kind” are needed'],
    ['only column names', 'from,kind', 'only column names'],
    ['a quotation without an end', 'from,kind,name\n2026-03-06,closed,"Fair', 'has no partner'],
    ['a broken calendar file', 'BEGIN:VCALENDAR\nVERSION:2.0', 'breaks off before its end'],
  ])('of %s is told beside the field, with all that was pasted still in it', async (_, value, sentence) => {
    const faults = await sends('contour.calendar-import-form', pasted(value), { userId: 'U01' });
    expect(faults?.list).toContain(sentence);
  });

  test('of a calendar file takes what it says of the days', async () => {
    const tests =
      'BEGIN:VEVENT\r\nUID:2\r\nDTSTART;VALUE=DATE:20260427\r\nDTEND;VALUE=DATE:20260509\r\nSUMMARY:State testing window\r\nEND:VEVENT';
    const event =
      'BEGIN:VEVENT\r\nUID:1\r\nDTSTART;VALUE=DATE:20260330\r\nDTEND;VALUE=DATE:20260404\r\nSUMMARY:Spring break\r\nEND:VEVENT';
    const weekly =
      'BEGIN:VEVENT\r\nUID:3\r\nDTSTART;VALUE=DATE:20251001\r\nRRULE:FREQ=WEEKLY;COUNT=100\r\nSUMMARY:Early release\r\nEND:VEVENT';
    holds('school.ics', `BEGIN:VCALENDAR\r\nVERSION:2.0\r\n${event}\r\n${tests}\r\n${weekly}\r\nEND:VCALENDAR\r\n`);
    expect(await sends('contour.calendar-import-form', chosen, { userId: 'U01' })).toBeUndefined();
    expect(modalText()).toContain('Line 1: 2026-03-30 to 2026-04-03, Spring break: closed\\n');
    expect(modalText()).toContain('State testing window: testing, but not on Saturday, Sunday');
    expect(modalText()).toContain('Line 3: 2026-04-01, Early release. It repeats');
    expect(modalText()).toContain('Line 3: 2027-02-24, Early release: early release');
    expect(modalText()).not.toContain('more line');
    await presses('contour.calendar-use', valueOn(modal() as never, 'Use these days'), { userId: 'U01' });
    const { calendar } = await deps.schools.home('T1');
    expect(['2026-03-25', '2026-04-01'].map((day) => dayKind(calendar, day))).toEqual(['early-release', 'closed']);
  });

  test.each([
    ['is a web page', 'school.ics', '<!doctype html>', {}, 'not a calendar file'],
    ['is too large', 'school.ics', 'x', { size: 9_000_000 }, 'larger than 5 MB'],
    [
      'lies elsewhere',
      'school.ics',
      'x',
      { url_private_download: `${slack.apiUrl.replace('127.0.0.1', 'localhost')}download` },
      'could not get this file',
    ],
  ])('of a file that %s gets one clear sentence', async (_, name, text, over, sentence) => {
    holds(name, text, over);
    await sends('contour.calendar-import-form', chosen, { userId: 'U01' });
    expect(modalText()).toContain(sentence);
    expect((await deps.calendars.of('T1')).version).toBe(1);
  });

  test('is for admins and leaders of the school alone, and nobody takes over what another has read', async () => {
    await presses('contour.calendar-import');
    expect(modalText()).toContain('leaders of the school');
    await sends('contour.calendar-import-form', pasted(list));
    expect(modalText()).toContain('leaders of the school');
    await sends('contour.calendar-import-form', pasted(list), { userId: 'U01' });
    const value = valueOn(modal() as never, 'Use these days');
    expect((await presses('contour.calendar-use', value)).text).toContain('leaders of the school');
    await deps.leaders.name({ teamId: 'T1', userId: 'U07', scope: 'school', namedBy: 'U01', at: snowyMorning });
    expect((await presses('contour.calendar-use', value)).text).toContain('not waiting any more');
    expect((await deps.calendars.of('T1')).version).toBe(1);
  });

  test('that nobody took over is forgotten after a week', async () => {
    await sends('contour.calendar-import-form', pasted(list), { userId: 'U01' });
    const value = valueOn(modal() as never, 'Use these days');
    for (const job of jobs) await job.run(deps, new Date('2026-03-11T12:00:01Z'));
    expect((await presses('contour.calendar-use', value, { userId: 'U01' })).text).toContain('not waiting any more');
  });
});
