import type { HomeParts } from '../../deps.ts';
import type { Gap } from '../../domain/gap.ts';
import { section } from '../../slack/blocks.ts';
import { dayOf } from '../../time/calendar-day.ts';
import { onMessage } from './action-ids.ts';
import { shown } from './show.ts';
import { gapLine, openButton } from './views.ts';

const most = 5;

/** What I was asked to own or to sponsor, and the gaps that I look after or learn. */
export const home: HomeParts = async (deps, { teamId, userId }) => {
  const open = await deps.gaps.open(teamId);
  if (open.length === 0) return [];
  const school = await deps.schools.home(teamId);
  const today = dayOf(deps.clock(), school.zone);
  const isAsked = ({ asked }: Gap) => asked?.owner?.userId === userId || asked?.sponsor?.userId === userId;
  const isMine = ({ owner, sponsor, learners }: Gap) =>
    owner === userId || sponsor === userId || learners.includes(userId);
  const rows = (heading: string, gaps: Gap[]) =>
    gaps
      .slice(0, most)
      .map((gap) => [section(`${heading} ${gapLine(shown(gap, school, today))}`, openButton(gap, onMessage))]);
  return [
    { place: 1, items: rows('You are asked to look after this:', open.filter(isAsked)) },
    { place: 3, items: rows('None of us knows this yet:', open.filter(isMine)) },
  ];
};
