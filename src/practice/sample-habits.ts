import type { Weekday } from '../time/calendar-day.ts';
import type { DayHours } from '../time/working-hours.ts';

/** What the sample school's colleagues have set for themselves, where it is not the usual. */
export interface Habits {
  weeklyLimit?: number;
  workingDays?: Weekday[];
  hours?: DayHours;
  hourly?: boolean;
}

/** By the two-digit number. Source: domain.md section 7. */
export const sampleHabits: Record<string, Habits> = {
  '08': { workingDays: ['mon', 'tue', 'wed'] },
  '09': { hourly: true, hours: { from: '07:45', to: '14:45' } },
  '11': { weeklyLimit: 3 },
  '21': { workingDays: ['mon', 'tue', 'thu'] },
  '24': { workingDays: ['mon', 'wed'] },
};

const teachers = ['05', '06', '07', '08', '10', '11', '12', '13', '14', '16', '17', '18', '19', '20', '21', '22', '24'];

/** Who evaluates whom, by two-digit numbers: 01 and 02 all teachers, 03 nobody. Source: domain.md section 7. */
export const sampleEvaluators: Readonly<Record<string, readonly string[]>> = { '01': teachers, '02': teachers };

/** Titles by rank: 0 student teacher or aide, 1 teacher, 2 coach or lead, 3 principal; who is not here has rank 1. Source: domain.md section 7. */
export const sampleRanks: Readonly<Record<string, 0 | 2 | 3>> = {
  ...{ '01': 3, '02': 3, '03': 2, '05': 2, '09': 0, '10': 2, '15': 0, '16': 2 },
};
