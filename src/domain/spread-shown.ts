import { least, leastActive, leastAnswers, teamsShown } from './digest-threshold.ts';
import type { Acts } from './spread-acts.ts';
import { type Basis, each, type WindowFigures } from './spread-measures.ts';
import { givenByRole } from './spread-roles.ts';
import type { Window } from './spread-window.ts';

/** Who may be told of, by what the measure is made of: the whole school, and which teams beside it. */
export interface Shown {
  school: Record<Basis, boolean>;
  teams: Record<Basis, readonly string[]>;
  /** Title ranks, as text. */
  roles: readonly string[];
}

export const nothing: Shown = { school: each(() => false), teams: each(() => []), roles: [] };

/** Whose thresholds are five acts of five people. */
const ofFive: readonly Basis[] = ['leading', 'notLeading'];

function isEnough(basis: Basis, { count, people }: Acts[Basis]): boolean {
  return ofFive.includes(basis)
    ? count >= least && people.size >= least
    : count >= leastAnswers && people.size >= leastActive;
}

export function shownIn(window: Window): Shown {
  const parts = [...window.teams].map(([channelId, { acts }]) => ({ channelId, acts }));
  const ranked = window.acts.ranked;
  return {
    school: each((basis) => isEnough(basis, window.acts[basis])),
    teams: each((basis) => {
      const enough = parts.filter(({ acts }) => isEnough(basis, acts[basis]));
      const people = enough.map(({ channelId, acts }) => ({ channelId, people: acts[basis].people }));
      return teamsShown(window.acts[basis].people, people);
    }),
    roles: isEnough('ranked', ranked) ? teamsShown(ranked.people, givenByRole(window)) : [],
  };
}

interface BlocksTold {
  windows: readonly Window[];
  shown: readonly Shown[];
  before: readonly WindowFigures[];
}

/**
 * In the year: the school’s number where five people or nobody acted in the blocks that do not show theirs since the year was told
 * last, and a team’s where each of its blocks shows its own, so that the year adds nothing to them. Neither where other acts are
 * found by now in a block that was told: they would be left when it is taken from the year.
 */
export function shownInYear(year: Window, { windows, shown, before }: BlocksTold): Shown {
  const whole = shownIn(year);
  const blocks = before.filter(({ kind }) => kind === 'block');
  const school = each((basis) => {
    const isSame = blocks.every(({ school }, index) => school.made?.[basis] === windows[index]?.acts[basis].mark);
    const last = before.findLast(({ kind, school }) => kind === 'year' && school.made?.[basis] !== undefined);
    const hidden = new Set(
      windows.flatMap(({ span, acts }, index) =>
        shown[index]?.school[basis] || (last && span.to <= last.window.to) ? [] : [...acts[basis].people],
      ),
    );
    return whole.school[basis] && isSame && (hidden.size === 0 || hidden.size >= least);
  });
  const gave = windows.map(
    (window) => new Set(givenByRole(window).flatMap(({ channelId, given }) => (given > 0 ? channelId : []))),
  );
  return {
    school,
    teams: each((basis) =>
      whole.teams[basis].filter((channelId) =>
        windows.every(({ teams }, index) => {
          const acts = teams.get(channelId)?.acts[basis];
          if (!acts || acts.count === 0) return true;
          const told = blocks[index];
          return told
            ? told.teams[channelId]?.made?.[basis] === acts.mark
            : shown[index]?.teams[basis].includes(channelId);
        }),
      ),
    ),
    roles: whole.roles.filter(
      (role) => school.ranked && shown.every(({ roles }, index) => roles.includes(role) || !gave[index]?.has(role)),
    ),
  };
}
