import { type Figure, figure, type Sight } from './digest-figure.ts';
import { type Owed, owedBy, owedUpTo, saidBy } from './digest-owed.ts';
import { onceFor } from './once-for.ts';

/** What the reader owes, in the order of the page. */
export const owedIn: (sight: Sight) => readonly Owed[] = onceFor(({ facts, reader, today, nameOf }) =>
  owedBy(facts, reader, today, nameOf),
);

export function whatYouOwe(sight: Sight): Figure {
  const owed = owedIn(sight);
  const lines = owed.length > 0 ? owed.map(({ line }) => line) : ['You owe nobody anything this week.'];
  return figure('D1', lines, owed.length, {
    upTo: owedUpTo(sight.today),
    owed: owed.map(({ kind, day, daysLate }) => ({ kind, day, daysLate })),
  });
}

export function whatYouSaid({ facts, reader, today }: Sight): Figure {
  const { commitments, ownQuestion, ownDoor } = saidBy(facts, reader, today);
  const yes = (said: boolean) => (said ? 'yes' : 'not yet');
  const lines = [
    ...commitments.map(({ line }) => line),
    `A question of your own this month: ${yes(ownQuestion)}. Your own door opened: ${yes(ownDoor)}. Only you see this.`,
  ];
  return figure(
    'D2',
    lines,
    { open: commitments.length, ownQuestion: yes(ownQuestion), ownDoor: yes(ownDoor) },
    { month: today.slice(0, 7) },
  );
}
