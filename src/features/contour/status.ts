import type { Deps } from '../../deps.ts';
import { counted } from '../../domain/counted.ts';
import type { Who } from '../../domain/person.ts';
import { mention, section } from '../../slack/blocks.ts';
import type { Answer } from '../../slack/view.ts';
import { weekLabel } from '../../time/school-week.ts';
import { maySet } from './may-set.ts';

type StatusDeps = Pick<
  Deps,
  'roster' | 'leaders' | 'inbox' | 'outbox' | 'facilitators' | 'schools' | 'teams' | 'people' | 'clock'
>;

/** `/contour status`: what waits, for who looks after Contour. Counts only. */
export async function status(deps: StatusDeps, who: Who): Promise<Answer> {
  await maySet(deps, who);
  const { teamId } = who;
  // This very command is not finished yet.
  const unfinished = Math.max(0, (await deps.inbox.countUnfinished(teamId)) - 1);
  const unsent = await deps.outbox.countUnsent(teamId);
  const week = weekLabel(deps.clock(), (await deps.schools.home(teamId)).zone);
  const volunteers = await deps.facilitators.inWeek(teamId, week);
  const text = [
    unfinished === 0
      ? 'All that colleagues did has taken effect.'
      : `${counted(unfinished, 'act of a colleague is', 'acts of colleagues are')} being worked on. If the number stays, tell whoever runs Contour.`,
    unsent === 0
      ? 'No message waits.'
      : `${counted(unsent, 'message waits', 'messages wait')}, most of them for the working hours of whoever gets them.`,
    volunteers.length === 0
      ? 'Nobody looks after questions this week. `/contour facilitator` is how to volunteer.'
      : `${volunteers.map(mention).join(', ')} looks after questions this week.`,
    `${counted((await deps.people.joined(teamId)).length, 'colleague is', 'colleagues are')} in the directory; Contour is on in ${counted((await deps.teams.all(teamId)).length, 'channel', 'channels')}.`,
    '`/contour setup` shows what is left to set.',
  ].join('\n');
  return { text, blocks: [section(text)] };
}
