import type { HomeParts } from '../../deps.ts';
import { type Gap, isAskedToLearn, isToBeListed } from '../../domain/gap.ts';
import { section } from '../../slack/blocks.ts';
import { dayOf } from '../../time/calendar-day.ts';
import { onMessage } from './action-ids.ts';
import { shown } from './show.ts';
import { gapLine, homeToLearn, homeToList, openButton } from './views.ts';

const most = 5;
/** Of those that are carried, so many are looked through for one whose listing I have not answered. */
const mostCarried = 50;

/** What I was asked to own, to sponsor, to learn or to be found for, and the gaps that I look after or learn. */
export const home: HomeParts = async (deps, { teamId, userId }) => {
  const open = await deps.gaps.open(teamId);
  const school = await deps.schools.home(teamId);
  const today = dayOf(deps.clock(), school.zone);
  const isAsked = ({ asked }: Gap) => asked?.owner?.userId === userId || asked?.sponsor?.userId === userId;
  const isMine = ({ owner, sponsor, learners }: Gap) =>
    owner === userId || sponsor === userId || learners.includes(userId);
  const rows = (heading: string, gaps: Gap[]) =>
    gaps
      .slice(0, most)
      .map((gap) => [section(`${heading} ${gapLine(shown(gap, school, today))}`, openButton(gap, onMessage))]);
  const asked = open.filter(isAsked);
  const mine = open.filter(isMine);
  const toLearn = open.filter((gap) => isAskedToLearn(gap, userId));
  const toList = (await deps.gaps.carried(teamId, mostCarried)).filter((gap) => isToBeListed(gap, userId));
  return [
    { place: 'waiting', items: rows('You are asked to look after this:', asked), more: asked.length > most },
    { place: 'waiting', items: toLearn.slice(0, most).map(homeToLearn), more: toLearn.length > most },
    { place: 'waiting', items: toList.slice(0, most).map(homeToList), more: toList.length > most },
    { place: 'knowing', items: rows('None of us knows this yet:', mine), more: mine.length > most },
  ];
};
