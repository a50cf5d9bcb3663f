import { addDays, type CalendarDay, isCalendarDay } from '../time/calendar-day.ts';
import { shortDay } from '../time/day-words.ts';
import { isSchoolDay, nextSchoolDay, type SchoolCalendar } from '../time/school-calendar.ts';
import { cleanText, hasWords } from './clean-text.ts';
import { type ProtocolName, protocolNames, protocols } from './observation-protocol.ts';
import type { Round } from './round.ts';

/** The fields of the form, by name. */
export const roundFields = ['problem', 'focus', 'protocol', 'from', 'to', 'minutes', 'visitors'] as const;

export type RoundField = (typeof roundFields)[number];

/** The form as it was filled in; what stands empty is null. */
export type TypedRound = Record<RoundField, string | null>;

type Faults = Partial<Record<RoundField, string>>;

/** What someone says of a round. */
export type Planned = Pick<Round, RoundField>;

const most = { text: 200, days: 120, ahead: 300 };

/** Reads the form of a round, or says what is wrong with a field. @param today calendar day in the school's zone */
export function readRound(
  typed: TypedRound,
  calendar: SchoolCalendar,
  today: CalendarDay,
): { planned: Planned } | { faults: Faults } {
  const faults: Faults = {};
  const problem = cleanText(typed.problem ?? '');
  const focus = cleanText(typed.focus ?? '');
  const protocol = protocolNames.find((name) => name === typed.protocol);
  const [from, to] = [typed.from ?? '', typed.to ?? ''];
  if (!hasWords(problem)) faults.problem = 'Write what puzzles you in your teaching, in a sentence.';
  else if (problem.length > most.text) faults.problem = `Please keep this under ${most.text} characters.`;
  if (!hasWords(focus)) faults.focus = 'Write the one question to look at, such as “Who talks after I ask?”';
  else if (focus.length > most.text) faults.focus = `Please keep this under ${most.text} characters.`;
  if (!protocol) faults.protocol = 'Choose how the visits go.';
  Object.assign(faults, dayFaults(from, to, calendar, today));
  const minutes = protocol ? readNumber(typed.minutes, minutesOf(protocol)) : Number.NaN;
  const visitors = protocol ? readNumber(typed.visitors, visitorsOf(protocol)) : Number.NaN;
  if (protocol && Number.isNaN(minutes)) {
    const { least, most: longest } = protocols[protocol].minutes;
    faults.minutes = `“${protocols[protocol].name}” takes ${least} to ${longest} minutes in the room.`;
  }
  if (protocol && Number.isNaN(visitors))
    faults.visitors = `“${protocols[protocol].name}” takes 1 to ${protocols[protocol].visitors.most} visitors in a room.`;
  if (Object.keys(faults).length > 0 || !protocol) return { faults };
  return { planned: { problem, focus, protocol, from, to, minutes, visitors } };
}

interface Within {
  usual: number;
  least: number;
  most: number;
}

const minutesOf = (protocol: ProtocolName): Within => protocols[protocol].minutes;
const visitorsOf = (protocol: ProtocolName): Within => ({ least: 1, ...protocols[protocol].visitors });

/** What stands empty is the protocol's usual; what does not fit is no number. */
function readNumber(typed: string | null, { usual, least, most: largest }: Within): number {
  if (!typed?.trim()) return usual;
  const value = Number(typed);
  return Number.isInteger(value) && value >= least && value <= largest ? value : Number.NaN;
}

function dayFaults(from: string, to: string, calendar: SchoolCalendar, today: CalendarDay): Faults {
  if (!isCalendarDay(from)) return { from: 'Choose the first day.' };
  if (!isCalendarDay(to)) return { to: 'Choose the last day.' };
  if (from < today) return { from: 'This day is past. Choose today or later.' };
  if (from > addDays(today, most.ahead)) return { from: 'That is far ahead. Choose a day of this school year.' };
  if (to < from) return { to: 'The last day lies before the first. Choose a later one.' };
  if (to > addDays(from, most.days)) return { to: `A round lasts ${most.days} days at most. Choose an earlier day.` };
  if (isSchoolDay(calendar, from)) return {};
  const next = nextSchoolDay(calendar, from);
  return next <= to
    ? {}
    : { from: `There is no school on any of these days. The next school day is ${shortDay(next)}.` };
}
