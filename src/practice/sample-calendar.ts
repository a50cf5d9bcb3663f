import type { DayKind, SchoolCalendar } from '../time/school-calendar.ts';
import type { SchoolPart } from '../time/school-part.ts';

const usualDays: readonly DayKind[] = ['student', 'late-start', 'testing'];

/** Grades 6–8 have A and B days and four blocks; the lower grades go without letters and bells. */
const upperGrades: SchoolPart = {
  name: 'Grades 6–8',
  cycle: { letters: ['A', 'B'], from: '2026-02-23', onClosure: 'slide' },
  schedules: [
    {
      name: 'Regular',
      kinds: usualDays,
      periods: [
        { name: 'Block 1', from: '08:05', to: '09:30' },
        { name: 'Block 2', from: '09:35', to: '11:00' },
        { name: 'Block 3', from: '11:45', to: '13:10' },
        { name: 'Block 4', from: '13:15', to: '14:40' },
      ],
    },
    {
      name: 'Early release',
      kinds: ['early-release'],
      periods: [
        { name: 'Block 1', from: '08:05', to: '09:10' },
        { name: 'Block 2', from: '09:15', to: '10:20' },
        { name: 'Block 3', from: '10:25', to: '11:30' },
        { name: 'Block 4', from: '12:10', to: '13:15' },
      ],
    },
  ],
};

/** The calendar of Alder Creek K–8. Source: domain.md section 7; the last day of the year and the bells are ours. */
export const sampleCalendar: Omit<SchoolCalendar, 'zone'> = {
  year: { from: '2025-08-18', to: '2026-06-05' },
  studentWeekdays: ['mon', 'tue', 'wed', 'thu', 'fri'],
  hours: { from: '08:00', to: '15:00', earlyRelease: '13:30' },
  days: {
    '2026-02-25': { kind: 'early-release' },
    '2026-02-27': { kind: 'staff-only', name: 'PD day' },
    '2026-03-11': { kind: 'early-release' },
  },
  breaks: [{ name: 'Spring break', from: '2026-03-16', to: '2026-03-20' }],
  closures: ['2026-03-04'],
  parts: [upperGrades],
};
