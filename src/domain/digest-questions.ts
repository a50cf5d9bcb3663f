import { type CalendarDay, isWithin } from '../time/calendar-day.ts';
import { addSchoolDays } from '../time/school-calendar.ts';
import { wholeSchool } from './digest-facts.ts';
import { countInputs, type Figure, fewerThanFive, figure, type Sight, tooFew } from './digest-figure.ts';
import { least, shownSteps } from './digest-threshold.ts';
import { ofTen } from './digest-words.ts';

/** D9: of the questions whose second school day ended in the week, how many their askers marked as helped by then. */
export function questionsLookedAfter({ facts, weeks }: Sight): Figure {
  // A district asks hundreds of questions a day, each of which has its second school day on the same one.
  const secondDays = new Map<CalendarDay, CalendarDay>();
  const secondDayAfter = (day: CalendarDay) => {
    const by = secondDays.get(day) ?? addSchoolDays(facts.calendar, day, 2);
    secondDays.set(day, by);
    return by;
  };
  const due = facts.questions
    .filter(({ askedOn }) => isWithin(secondDayAfter(askedOn), weeks.week))
    .map((one) => ({ ...one, by: secondDayAfter(one.askedOn) }));
  const askers = new Set(due.map(({ askedBy }) => askedBy));
  if (askers.size < least)
    return figure(
      'D9',
      [
        askers.size === 0
          ? 'Questions looked after last school week: none yet.'
          : `Questions looked after last school week: ${tooFew}`,
      ],
      null,
      countInputs(askers, wholeSchool),
      askers.size > 0 ? fewerThanFive : null,
    );
  const share = due.filter(({ helpedOn, by }) => helpedOn !== undefined && helpedOn <= by).length / due.length;
  const oldest = facts.questions
    .filter(({ isOpen, topic, askedOn }) => isOpen && topic && askedOn <= weeks.week.to)
    .sort((one, other) => one.askedOn.localeCompare(other.askedOn))[0]?.topic;
  const lines = [
    `Asking is a healthy sign. About ${ofTen(share)} of every 10 questions were helped within two school days.`,
    ...(oldest ? [`The oldest open one is about ${oldest.replaceAll('-', ' ')}.`] : []),
  ];
  return figure(
    'D9',
    lines,
    { ofEveryTen: ofTen(share), oldest: oldest ?? null },
    { week: weeks.week, askers: shownSteps(askers.size, askers), least },
  );
}
