import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { weekdays } from '../../src/time/calendar-day.ts';
import {
  addWorkingHours,
  isWorkingAt,
  nextMorning,
  nextWorkingInstant,
  sharedWorkingSpanFrom,
  usualWorkingTime,
  type WorkingTime,
} from '../../src/time/working-hours.ts';
import { weekdaysOnly } from '../helpers/weekdays-only.ts';
import { wallClock, zones } from './wall-clock.ts';

const chicago = 'America/Chicago';
const calendar = weekdaysOnly(chicago);

function at(person: Partial<WorkingTime> = {}) {
  return { person: { ...usualWorkingTime(chicago), ...person }, calendar };
}

/** The instant of a winter (CST) or summer (CDT) time in Chicago. */
const cst = (wall: string) => new Date(`${wall}:00-06:00`);
const cdt = (wall: string) => new Date(`${wall}:00-05:00`);

const lucia = at({ shift: { from: '07:45', to: '14:45' } });
const hannah = at({ days: ['mon', 'tue', 'wed'] });
const rosa = at({ zone: 'America/Phoenix', days: ['mon', 'wed'] });
const custodian = at({ shift: { from: '22:00', to: '06:00' } });

describe('working hours', () => {
  test('begin with the first minute and end before the last', () => {
    const wed = ['07:29', '07:30', '15:59', '16:00'].map((time) => isWorkingAt(at(), cst(`2026-02-25T${time}`)));
    expect(wed).toEqual([false, true, true, false]);
  });

  test.each([
    ['asked within them: at once', at(), cst('2026-02-25T15:10'), cst('2026-02-25T15:10')],
    ['asked at night: the same morning', at(), cst('2026-02-25T03:00'), cst('2026-02-25T07:30')],
    ['asked on Friday evening: Monday', at(), cst('2026-02-27T17:00'), cst('2026-03-02T07:30')],
    ['Lucía, paid by the hour, asked Wed 15:10: Thu 07:45', lucia, cst('2026-02-25T15:10'), cst('2026-02-26T07:45')],
    [
      'Hannah, Monday to Wednesday, asked on Thursday: Monday',
      hannah,
      cst('2026-02-26T09:00'),
      cst('2026-03-02T07:30'),
    ],
    ['Rosa in Phoenix before clocks change: 08:30 in Chicago', rosa, cst('2026-03-02T05:00'), cst('2026-03-02T08:30')],
    ['Rosa in Phoenix after they changed: 09:30 in Chicago', rosa, cdt('2026-03-09T05:00'), cdt('2026-03-09T09:30')],
    ['a night custodian in the small hours: at once', custodian, cst('2026-02-25T03:00'), cst('2026-02-25T03:00')],
    ['a night custodian at noon: tonight', custodian, cst('2026-02-25T12:00'), cst('2026-02-25T22:00')],
    [
      'a night custodian on Saturday at 05:00: Friday’s shift',
      custodian,
      cst('2026-02-28T05:00'),
      cst('2026-02-28T05:00'),
    ],
  ])('%s', (_, workplace, asked, reached) => {
    expect(nextWorkingInstant(workplace, asked)).toEqual(reached);
  });

  test('pass over leave, whose first and last day belong to it', () => {
    const onLeave = at({ leaves: [{ from: '2026-02-26', to: '2026-03-02' }] });
    expect(isWorkingAt(onLeave, cst('2026-02-25T12:00'))).toBe(true);
    expect(nextWorkingInstant(onLeave, cst('2026-02-26T08:00'))).toEqual(cst('2026-03-03T07:30'));
  });

  test('are there on a day for staff only, and not on a closed day', () => {
    const days = { '2026-02-27': { kind: 'staff-only' }, '2026-03-04': { kind: 'closed' } } as const;
    const workplace = { ...at(), calendar: { ...calendar, days } };
    expect(isWorkingAt(workplace, cst('2026-02-27T09:00'))).toBe(true);
    expect(nextWorkingInstant(workplace, cst('2026-03-03T18:00'))).toEqual(cst('2026-03-05T07:30'));
  });

  test('of a night shift go on past midnight', () => {
    const night = ['2026-02-25T21:59', '2026-02-25T22:00', '2026-02-26T05:59', '2026-02-26T06:00'];
    expect(night.map((wall) => isWorkingAt(custodian, cst(wall)))).toEqual([false, true, true, false]);
  });

  test('never come for someone without working days or on leave without an end', () => {
    expect(nextWorkingInstant(at({ days: [] }), cst('2026-02-25T09:00'))).toBeUndefined();
    const gone = at({ leaves: [{ from: '2026-02-01', to: '2036-02-01' }] });
    expect(addWorkingHours(gone, cst('2026-02-25T09:00'), 4)).toBeUndefined();
    expect(nextMorning(gone, cst('2026-02-25T09:00'))).toBeUndefined();
    expect(isWorkingAt(gone, cst('2026-02-25T09:00'))).toBe(false);
  });
});

describe('lunch', () => {
  const lunch = { from: '11:30', to: '12:15' };

  test('is quiet, and does not count', () => {
    const wed = ['11:29', '11:30', '12:14', '12:15'].map((time) =>
      isWorkingAt(at({ lunch }), cst(`2026-02-25T${time}`)),
    );
    expect(wed).toEqual([true, false, false, true]);
    expect(nextWorkingInstant(at({ lunch }), cst('2026-02-25T11:40'))).toEqual(cst('2026-02-25T12:15'));
    expect(addWorkingHours(at({ lunch }), cst('2026-02-25T09:00'), 4)).toEqual(cst('2026-02-25T13:45'));
    expect(nextMorning(at({ lunch }), cst('2026-02-25T09:00'))).toEqual(cst('2026-02-26T07:30'));
  });

  test.each([
    ['outside of someone’s hours', { hours: { from: '12:00', to: '16:00' } }],
    ['in a night shift', { shift: { from: '10:00', to: '06:00' } }],
  ])('%s is none', (_, person) => {
    expect(isWorkingAt(at({ lunch, ...person }), cst('2026-02-25T12:05'))).toBe(true);
  });
});

describe('a deadline of four working hours', () => {
  test.each([
    ['asked in the morning: the same day', at(), cst('2026-02-25T09:00'), cst('2026-02-25T13:00')],
    ['that end with the day: on that minute', at(), cst('2026-02-25T12:00'), cst('2026-02-25T16:00')],
    ['that one minute of the day is missing for: next morning', at(), cst('2026-02-25T12:01'), cst('2026-02-26T07:31')],
    ['asked Wed 15:10: 50 minutes today, the rest on Thursday', at(), cst('2026-02-25T15:10'), cst('2026-02-26T10:40')],
    ['Lucía asked Wed 15:10: Thu 11:45, within her shift', lucia, cst('2026-02-25T15:10'), cst('2026-02-26T11:45')],
    ['Hannah asked Wed 15:00: three of them on Monday', hannah, cst('2026-02-25T15:00'), cst('2026-03-02T10:30')],
    ['over the weekend clocks change: as many hours', at(), cst('2026-03-06T15:00'), cdt('2026-03-09T10:30')],
    ['Rosa asked Wed in Chicago’s morning: her own four', rosa, cst('2026-02-25T08:00'), cst('2026-02-25T12:30')],
  ])('%s', (_, workplace, asked, due) => {
    expect(addWorkingHours(workplace, asked, 4)).toEqual(due);
  });
});

describe('a night shift in the night when clocks change', () => {
  const everyNight = at({ days: weekdays, shift: { from: '22:00', to: '06:00' } });
  const workplace = { ...everyNight, calendar: { ...calendar, studentWeekdays: weekdays } };

  test('loses the hour that is skipped', () => {
    expect(addWorkingHours(workplace, cst('2026-03-07T22:00'), 4)).toEqual(cdt('2026-03-08T03:00'));
    expect(addWorkingHours(workplace, cst('2026-03-07T22:00'), 7)).toEqual(cdt('2026-03-08T06:00'));
    expect(addWorkingHours(workplace, cst('2026-03-07T22:00'), 8)).toEqual(cdt('2026-03-08T23:00'));
  });

  test('has the hour that is repeated', () => {
    expect(addWorkingHours(workplace, cdt('2026-10-31T22:00'), 9)).toEqual(cst('2026-11-01T06:00'));
  });
});

describe('the next morning', () => {
  test.each([
    ['of a Thursday evening is Friday', at(), cst('2026-02-26T19:00'), cst('2026-02-27T07:30')],
    ['of a Friday noon is Monday', at(), cst('2026-02-27T12:00'), cst('2026-03-02T07:30')],
    ['is not this morning, before work begins', at(), cst('2026-02-26T06:00'), cst('2026-02-27T07:30')],
    ['of Hannah’s Wednesday is Monday', hannah, cst('2026-02-25T12:00'), cst('2026-03-02T07:30')],
    ['of the custodian’s night is the next evening', custodian, cst('2026-02-25T23:00'), cst('2026-02-26T22:00')],
  ])('%s', (_, workplace, from, morning) => {
    expect(nextMorning(workplace, from)).toEqual(morning);
  });
});

const quarters = fc
  .tuple(fc.nat(23), fc.constantFrom('00', '15', '30', '45'))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${minute}`);
const people = fc.record({
  zone: fc.constantFrom(...zones),
  days: fc.subarray([...weekdays], { minLength: 1 }),
  hours: fc.record({ from: quarters, to: quarters }),
  leaves: fc.constantFrom([], [{ from: '2026-03-09', to: '2026-03-10' }]),
});
const workplaces = people.map((person) => ({
  person,
  calendar: { ...weekdaysOnly(person.zone), studentWeekdays: ['mon', 'tue', 'wed', 'fri', 'sun'] as const },
}));
const quarterMs = 900_000;
const soon = fc
  .integer({ min: Date.UTC(2026, 2, 1) / quarterMs, max: Date.UTC(2026, 10, 8) / quarterMs })
  .map((quarter) => new Date(quarter * quarterMs));

/** Whether someone with day hours is at work, read off the wall clock alone. */
function atWork({ person }: { person: WorkingTime }, instant: number): boolean {
  const [day, time] = wallClock(instant, person.zone).split(' ') as [string, string];
  const weekday = weekdays[(new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7];
  return (
    ['mon', 'tue', 'wed', 'fri', 'sun'].includes(weekday ?? '') &&
    person.days.includes(weekday ?? 'mon') &&
    !person.leaves.some(({ from, to }) => from <= day && day <= to) &&
    person.hours.from <= time &&
    time < person.hours.to
  );
}

describe('working hours in every zone', () => {
  // In no zone do clocks change between 05:00 and 21:00, so that there a time on the wall stands for one instant.
  const byDay = workplaces.filter(
    ({ person: { hours } }) => '05:00' <= hours.from && hours.from < hours.to && hours.to <= '21:00',
  );

  test('are those that the wall clock shows, quarter by quarter', () => {
    fc.assert(
      fc.property(byDay, soon, (workplace, from) => {
        for (let quarter = 0; quarter < 40; quarter += 1) {
          const instant = new Date(+from + quarter * quarterMs);
          expect(isWorkingAt(workplace, instant)).toBe(atWork(workplace, +instant));
        }
      }),
      { numRuns: 150 },
    );
  });

  test('between question and deadline add up to what was given', () => {
    fc.assert(
      fc.property(byDay, soon, fc.integer({ min: 1, max: 24 }), (workplace, asked, quartersGiven) => {
        const due = addWorkingHours(workplace, asked, quartersGiven / 4);
        // Someone whose only working day is a Thursday never works at this school.
        if (!due) {
          expect(workplace.person.days.every((day) => day === 'thu' || day === 'sat')).toBe(true);
          return;
        }
        let worked = 0;
        for (let instant = +asked; instant < +due; instant += quarterMs) if (atWork(workplace, instant)) worked += 1;
        expect(worked).toBe(quartersGiven);
        expect(atWork(workplace, +due - quarterMs)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  test('given in two parts lead to the same deadline as given at once, night shifts too', () => {
    const hours = fc.integer({ min: 1, max: 40 }).map((quarter) => quarter / 4);
    fc.assert(
      fc.property(workplaces, soon, hours, hours, (workplace, asked, first, second) => {
        const atOnce = addWorkingHours(workplace, asked, first + second);
        // Who works a quarter of an hour a week has no deadline within the horizon.
        fc.pre(atOnce !== undefined);
        const between = addWorkingHours(workplace, asked, first);
        expect(between && addWorkingHours(workplace, between, second)).toEqual(atOnce);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the working time that two share', () => {
  test.each([
    ['both at work: at once', [at(), lucia], cst('2026-02-25T09:00'), cst('2026-02-25T09:00')],
    ['one is off shift: the next morning', [at(), lucia], cst('2026-02-25T15:10'), cst('2026-02-26T07:45')],
    ['Hannah and Rosa, asked on Tuesday: Wednesday', [hannah, rosa], cst('2026-02-24T12:00'), cst('2026-02-25T08:30')],
    ['one works by day and one by night: never', [at(), custodian], cst('2026-02-25T09:00'), undefined],
  ])('%s', (_, two, from, reached) => {
    expect(sharedWorkingSpanFrom(two, from)?.from).toEqual(reached);
  });
});
