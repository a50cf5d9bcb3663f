import type { Goal } from '../../src/domain/goal.ts';
import type { Rank } from '../../src/domain/person.ts';
import { alderCreek } from './alder-creek.ts';
import type { Bot } from './bot.ts';
import { question } from './question.ts';

const joinedAt = new Date('2025-08-18T13:00:00Z');

/** All of the sample school have joined, with their titles and teams; Renata leads the school. In the workspace T1. */
export async function alderCreekJoins({ deps }: Pick<Bot, 'deps'>): Promise<void> {
  await deps.schools.set('T1', { zone: 'America/Chicago' });
  for (const { userId: no, rank } of alderCreek.staff) {
    const userId = `U${no}`;
    await deps.roster.colleague('T1', userId);
    await deps.people.join('T1', userId, joinedAt);
    await deps.people.setRank('T1', userId, rank as Rank);
  }
  for (const [index, { members }] of alderCreek.teams.entries()) {
    const channelId = `C${index + 1}`;
    await deps.teams.switchOn({ teamId: 'T1', channelId, switchedOnBy: 'U01', switchedOnAt: joinedAt });
    for (const no of members) await deps.teams.join('T1', channelId, `U${no}`, joinedAt);
  }
  await deps.leaders.name({ teamId: 'T1', userId: 'U01', scope: 'school', namedBy: 'U01', at: joinedAt });
}

/** The answers of the sample school’s three weeks, all at this instant. @param most the first so many */
export async function alderCreekAnswers({ deps }: Pick<Bot, 'deps'>, at: Date, most = 17): Promise<void> {
  const asked = alderCreek.answers.slice(0, most).map(({ asker, answerer }, index) =>
    question({
      id: `q${+at}-${index}`,
      cause: `t${+at}-${index}`,
      status: 'helped',
      askedBy: `U${asker}`,
      answerer: `U${answerer}`,
      askedAt: at,
      helped: { practice: 'Partners talk first', at, mayBeShown: false },
    }),
  );
  await deps.questions.addAll(asked);
}

/** A goal of the school with the guide’s topics. */
export function goal(over: Partial<Goal> = {}): Goal {
  return {
    teamId: 'T1',
    id: 'g1',
    cause: 'goal-trigger',
    scope: 'school',
    words: 'Students explain and answer each other’s mathematical thinking in every math lesson',
    sign: 'Over half the class spoke to a classmate about reasoning',
    from: '2025-09-01',
    to: '2026-05-01',
    topics: ['math-discourse', 'fractions', 'slife'],
    status: 'active',
    place: 1,
    setBy: 'U01',
    setAt: joinedAt,
    ...over,
  };
}
