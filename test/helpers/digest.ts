import type { DigestFacts, DigestPerson } from '../../src/domain/digest-facts.ts';
import type { Rank } from '../../src/domain/person.ts';
import type { School } from '../../src/domain/school.ts';
import { sampleCalendar } from '../../src/practice/sample-calendar.ts';
import { sampleSchool } from '../../src/practice/sample-school.ts';
import { addDays, type CalendarDay } from '../../src/time/calendar-day.ts';
import { commitment, support } from './commitment.ts';
import { weekdaysOnly } from './weekdays-only.ts';

/** The sample’s school with the usual numbers. */
export const school: School = {
  ...{ teamId: 'T1', schoolId: 'home', zone: 'America/Chicago', directoryVersion: 0 },
  calendar: { ...sampleCalendar, zone: 'America/Chicago' },
  defaults: {
    ...{
      offerHours: 4,
      offersInTurn: 3,
      weeklyLimit: 2,
      unaskedPerDay: 3,
      triedAfterDays: 10,
      noteDays: 90,
      quietDays: 10,
    },
    ...{ hours: { from: '07:30', to: '16:00' }, workingDays: ['mon', 'tue', 'wed', 'thu', 'fri'] },
  },
};

/** A school of which nothing is known yet, on the sample's calendar; Renata leads it, and the staff are the sample's. */
export function schoolFacts(over: Partial<DigestFacts> = {}): DigestFacts {
  return {
    calendar: { ...sampleCalendar, zone: 'America/Chicago' },
    blocks: [],
    people: sampleSchool.people.map(({ no, name }) => ({ userId: `U${no}`, name })),
    teams: [],
    leaders: [{ userId: 'U01', scope: 'school' }],
    goalTopics: [],
    entries: [],
    commitments: [],
    questions: [],
    sessions: [],
    doors: [],
    unpostedDoors: [],
    coverAhead: [],
    tries: [],
    gaps: [],
    beingLearned: [],
    atCap: [],
    askedForTime: [],
    signs: [],
    rituals: [],
    ...over,
  };
}

/** Words that no page has. Source: domain.md section 4. */
export const never =
  /overdue|\bfail|\binactive|low performer|\bbottom\b|complian|participation rate|must improve|\bbehind\b/i;

/** The first Monday of a random school's year; its weeks are Monday to Friday without a break. */
export const firstMonday = '2026-01-05';

/**
 * A school of 6 to 45 people with up to three teams, that may overlap, and some weeks of acts; the same for the same numbers.
 *
 * @param random numbers from 0 to below 1
 */
export function randomSchool(random: () => number, weeks = 13): DigestFacts {
  const below = (most: number) => Math.floor(random() * most);
  const size = 6 + below(40);
  const userIds = Array.from({ length: size }, (_, index) => `P${index}`);
  const someone = () => userIds[below(size)] ?? 'P0';
  const day = (): CalendarDay => addDays(firstMonday, below(weeks) * 7 + below(5));
  const many = <T>(most: number, make: (index: number) => T) =>
    Array.from({ length: below(most + 1) }, (_, index) => make(index));
  const people: DigestPerson[] = userIds.map((userId, index) => ({
    userId,
    name: `Person${index} Case`,
    rank: below(4) as Rank,
    ...(index === 0 && { evaluates: userIds.slice(1) }),
  }));
  const topics = ['wait-time', 'fractions', 'exit-ticket', 'number-talk'];
  const topic = () => topics[below(4)] ?? 'fractions';
  const lively = size * (1 + below(6));
  return schoolFacts({
    calendar: { ...weekdaysOnly('America/Chicago'), year: { from: firstMonday, to: '2026-12-18' } },
    people,
    teams: Array.from({ length: below(4) }, (_, index) => ({
      channelId: `C${index}`,
      members: userIds.filter(() => random() < 0.4),
    })),
    leaders: [
      { userId: 'P0', scope: 'school' },
      { userId: 'P1', scope: 'school' },
      { userId: 'P2', scope: 'C0' },
    ],
    goalTopics: topics.slice(0, below(5)),
    entries: many(8, () => ({ userId: someone(), topicKey: topic() })),
    commitments: many(size, (index) => {
      const due = day();
      const isKept = random() < 0.3;
      return commitment({
        id: `c${index}`,
        cause: `t${index}`,
        ownerId: someone(),
        partnerId: someone(),
        words: 'Two talk moves',
        dueDay: due,
        dueSetOn: firstMonday,
        shownTo: (['pair', 'team', 'school'] as const)[below(3)] ?? 'pair',
        ...(isKept ? { status: 'kept' as const, endedOn: day() } : {}),
        history:
          random() < 0.3 ? [{ on: due, by: 'P0', what: 'carried-on', words: 'Two talk moves', dueDay: due }] : [],
        supports: many(3, (place) => {
          const supportDue = day();
          const came = random() < 0.7;
          return support({
            id: `s${place}`,
            giverId: someone(),
            dueDay: supportDue,
            blocking: random() < 0.3,
            ...(came ? { status: 'delivered' as const, endedOn: addDays(supportDue, below(4) - 2) } : {}),
            ...(index % 5 === 0 && { swap: { words: index % 2 === 0 ? 'whiteboards' : 'half', dueDay: supportDue } }),
            ...(index % 7 === 0 && { cannot: true as const }),
          });
        }),
      });
    }),
    questions: many(lively, () => {
      const askedOn = day();
      const answerer = someone();
      const isHelped = random() < 0.7;
      return {
        askedBy: someone(),
        askedOn,
        topic: topic(),
        isOpen: !isHelped,
        ...(random() < 0.8 && { answerer, acceptedOn: askedOn }),
        ...(isHelped && { answerer, acceptedOn: askedOn, helpedOn: addDays(askedOn, below(4)) }),
      };
    }),
    sessions: many(12, () => ({
      hostId: someone(),
      topic: topic(),
      status: 'held' as const,
      day: day(),
      isPosted: random() < 0.8,
      visitors: many(3, (seatNo) => ({ userId: someone(), seatNo })),
    })),
    doors: many(8, () => ({ hostId: someone(), day: day(), visitors: many(2, someone) })),
    tries: many(lively, () => ({ userId: someone(), day: day() })),
    gaps: many(2, () => ({ topic: 'fractions', stage: 'named' as const, stageOn: '2026-03-05' })),
    atCap: userIds.filter(() => random() < 0.2),
    askedForTime: random() < 0.3 ? [someone()] : [],
    signs: many(30, () => ({
      goalId: 'g1',
      channelId: `C${below(4)}`,
      sign: 'Students ask why',
      day: day(),
      seen: below(3),
      rooms: 2 + below(2),
    })),
    rituals: many(2, () => ({ name: 'Open doors', ran: random() < 0.5, skipped: below(4) })),
  });
}
