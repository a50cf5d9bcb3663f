import type { Deps } from '../src/deps.ts';
import { entryFrom } from '../src/domain/expertise.ts';
import { topicKey } from '../src/domain/vocabulary.ts';
import { sampleCalendar } from '../src/practice/sample-calendar.ts';
import { sampleEvaluators, sampleHabits, sampleRanks } from '../src/practice/sample-habits.ts';
import { type School, userIdOf } from '../src/practice/sample-school.ts';
import { type CalendarDay, dayOf } from '../src/time/calendar-day.ts';
import { instantOf } from '../src/time/local-time.ts';

/**
 * Puts the sample school's colleagues and what they know into the directory of a practice workspace, once.
 *
 * @param closures days on which it is known from the start that the school has to close
 */
export async function seedSampleSchool(
  deps: Deps,
  teamId: string,
  school: School,
  closures: readonly CalendarDay[] = [],
): Promise<void> {
  await deps.onOccurrence({ teamId, scheduleId: 'practice:seed', slot: 'once' }, async (tx) => {
    const now = deps.clock();
    const confirmedOn = dayOf(now, school.team.zone);
    const { year, closures: _, ...entered } = sampleCalendar;
    // Nobody here is new: all have been in since the year began.
    const joined = year ? instantOf(year.from, '08:00', school.team.zone) : now;
    await tx.schools.set(teamId, { zone: school.team.zone, ...(year && { year }) });
    await tx.calendars.keep(teamId, entered, 0, now);
    for (const day of closures) await tx.calendars.close(teamId, { day, by: userIdOf('02'), at: now });
    for (const person of school.people) {
      if (person.isGuest || person.isDeactivated) continue;
      const userId = userIdOf(person.no);
      const zone = person.zone ?? school.team.zone;
      await tx.people.keepSlack(
        { teamId, userId, name: person.name, zone, standing: 'colleague', isAdmin: Boolean(person.isAdmin) },
        now,
      );
      await tx.people.join(teamId, userId, joined);
      for (const carried of person.carries) {
        const read = entryFrom(carried);
        if (!read.ok) throw new Error(`sample entry of ${person.no}: ${read.faults[0]?.sentence}`);
        await tx.expertise.put({ ...read.entry, teamId, userId, id: deps.newId(), confirmedOn });
      }
      for (const topic of person.wants) {
        await tx.expertise.putWish({ teamId, userId, id: deps.newId(), topic, topicKey: topicKey(topic) });
      }
      await tx.people.set(teamId, userId, sampleHabits[person.no] ?? {});
      await tx.people.setRank(teamId, userId, sampleRanks[person.no] ?? 1);
      const evaluated = sampleEvaluators[person.no];
      if (evaluated) await tx.people.setEvaluates(teamId, userId, evaluated.map(userIdOf));
    }
    await tx.schools.directoryChanged(teamId);
  });
}
