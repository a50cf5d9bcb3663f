import type { Rank } from '../../src/domain/person.ts';
import type { AnswerArc, Staff } from '../../src/domain/spread.ts';

const ranks = '3,3,2,1,2,1,1,1,0,2,1,1,1,1,0,2,1,1,1,1,1,1,1,1'.split(',').map((rank) => Number(rank) as Rank);
const numbers = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => String(from + index).padStart(2, '0'));

/** Who asked whom in the three weeks of the sample school, asker first. Source: domain.md section 7. */
const asked = '07-06 17-11 13-11 08-12 05-09 01-11 16-18 12-11 22-21 14-21 11-12 19-20 10-14 06-03 18-16 02-23 15-11';

/** The sample school’s answers, titles and teams, as the guide tells them. */
export const alderCreek: { answers: AnswerArc[]; staff: Staff[]; teams: { members: string[] }[] } = {
  answers: asked.split(' ').map((pair) => {
    const [asker = '', answerer = ''] = pair.split('-');
    return { asker, answerer };
  }),
  staff: numbers(1, 24).map((userId, index) => ({ userId, rank: ranks[index] ?? 1 })),
  teams: [numbers(1, 3), numbers(5, 9), numbers(10, 15), numbers(16, 20), ['04', ...numbers(21, 24)]].map(
    (members) => ({ members }),
  ),
};
