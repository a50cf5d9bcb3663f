import type { Deps } from '../../deps.ts';
import type { Who } from '../../domain/person.ts';
import { brokerage } from '../../domain/spread.ts';
import { addDays, dayOf } from '../../time/calendar-day.ts';
import { instantOf } from '../../time/local-time.ts';
import type { OwnPlace } from './views.ts';
import { keptWindows } from './windows.ts';

type OwnDeps = Pick<Deps, 'roster' | 'schools' | 'questions' | 'spread' | 'weekBlocks' | 'clock'>;

/** M11 and one’s own numbers in the newest window, told to this person alone. Undefined before a window is over. */
export async function ownPlace(deps: OwnDeps, { teamId, userId }: Who): Promise<OwnPlace | undefined> {
  await deps.roster.colleague(teamId, userId);
  const { calendar, zone } = await deps.schools.home(teamId);
  const windows = await keptWindows(deps, teamId, calendar, dayOf(deps.clock(), zone));
  const newest = windows.findLast(({ kind }) => kind === 'block');
  if (!newest) return undefined;
  const { from, to } = newest.window;
  const span = [instantOf(from, '00:00', zone), instantOf(addDays(to, 1), '00:00', zone)] as const;
  // A district's answers are many: of them only those that touch this person, and those between the people whom they join.
  const given = await deps.questions.answersBetween(teamId, ...span, { answerer: [userId] });
  const got = await deps.questions.answersBetween(teamId, ...span, { askedBy: [userId] });
  const askers = [...new Set(given.map(({ askedBy }) => askedBy))];
  const asked = [...new Set(got.map(({ answerer }) => answerer))];
  const beside = await deps.questions.answersBetween(teamId, ...span, { askedBy: askers, answerer: asked });
  const answers = [...given, ...got, ...beside].map(({ askedBy, answerer }) => ({ asker: askedBy, answerer }));
  return {
    window: newest.window,
    given: given.length,
    askedBy: askers.length,
    asked: asked.length,
    // Who stands between whom tells of others: only where the school’s figures stand.
    ...(newest.school.measures.gini !== 'too few' && { between: brokerage(answers, userId) }),
  };
}
