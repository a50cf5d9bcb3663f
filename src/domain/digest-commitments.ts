import { addDays, type CalendarDay, isWithin } from '../time/calendar-day.ts';
import type { Commitment } from './commitment.ts';
import { type ListedState, listedState } from './commitment-access.ts';
import { type DigestFacts, type DigestReader, isOfChannel, wholeSchool } from './digest-facts.ts';
import { type Figure, fewerThanFive, figure, membersOf, ownOf, type Sight } from './digest-figure.ts';
import { least, shownSteps } from './digest-threshold.ts';
import { onceIn } from './once-for.ts';

/** D10: commitments the reader may read, by name, as they stand now; and how all others stood when the week closed. */
export function commitmentsTogether(sight: Sight, sums: Figure | undefined): Figure {
  const { facts, reader, weeks, today, nameOf } = sight;
  const isListed = listedFor(facts, reader);
  const stands = facts.commitments.filter(
    ({ ownerId, status, endedOn = '' }) =>
      ownerId !== reader.userId &&
      (status === 'open' || (status === 'kept' && isWithin(endedOn, { from: weeks.week.from, to: today }))),
  );
  const team = facts.teams.find(({ channelId }) => channelId === reader.scope);
  const ofTeamAlone = stands.some(({ ownerId, shownTo }) => shownTo === 'team' && team?.members.includes(ownerId));
  const listed = stands.filter(isListed);
  const rows = [
    ...listed.map((one) => `${nameOf(one.ownerId)}: ${one.words || 'a commitment'} (${stateOn(one, sight)})`),
    // A channel has readers who did not join its team.
    ...(ofTeamAlone && isOfChannel(reader) ? ['What colleagues show to their team alone: `/commit list`.'] : []),
  ];
  if (!sums || (team && team.members.length < least))
    return figure('D10', rows.length > 0 ? rows : ['Commitments shown to you: none yet.'], { listed: listed.length });
  const value = sums.value as Record<StateName, unknown>;
  const isNone = stateNames.every((name) => value[name] === 'none yet');
  const lines = isNone && rows.length > 0 ? rows : [...rows, ...sums.lines];
  return { ...sums, lines, value: { listed: listed.length, ...value } };
}

const stateNames = ['open', 'on track', 'waiting on support', 'carried on', 'kept'] as const;

type StateName = (typeof stateNames)[number];

/**
 * D10 of the week: how commitments stood when it closed, those that everyone may read by name left out, so that it is the same
 * for every reader. Their numbers stand where five people's are among those that only the pair knows: whoever takes from them what
 * a team may read is left with these. Undefined for a team whose own numbers may not stand.
 */
export function commitmentSums(sight: Sight): Figure | undefined {
  const { weeks, reader } = sight;
  const states = stoodAt(sight);
  const sums: [StateName, ReturnType<typeof shownSteps>][] = [];
  for (const name of stateNames) {
    const { counts, alone } = states[name];
    const own = ownOf(sight, alone);
    const owners = [
      ...(reader.scope === wholeSchool ? counts.keys() : (membersOf(sight.facts.teams).get(reader.scope) ?? [])),
    ];
    const count = owners.reduce((sum, userId) => sum + (counts.get(userId) ?? 0), 0);
    if (reader.scope !== wholeSchool && !own && count > 0) return undefined;
    sums.push([name, shownSteps(count, own ?? new Set())]);
  }
  return figure(
    'D10',
    [`Commitments not shown to the whole school: ${sums.map(([name, count]) => `${name}, ${count}`).join('; ')}.`],
    Object.fromEntries(sums),
    { scope: reader.scope, week: weeks.week, least },
    sums.some(([, count]) => count === 'a few') ? fewerThanFive : null,
  );
}

/** For each state: how many commitments each owner has in it, and whose owners show one of them to nobody. */
const stoodFrom = onceIn((facts: DigestFacts, { from, to: today }) => {
  const states = Object.fromEntries(
    stateNames.map((name) => [name, { counts: new Map<string, number>(), alone: new Set<string>() }]),
  ) as Record<StateName, { counts: Map<string, number>; alone: Set<string> }>;
  for (const one of facts.commitments) {
    const isIn =
      one.status === 'open' || (one.status === 'kept' && isWithin(one.endedOn ?? '', { from, to: addDays(from, 6) }));
    if (one.shownTo === 'school' || !isIn) continue;
    for (const name of [stateOn(one, { facts, today }), ...(one.status === 'open' ? (['open'] as const) : [])]) {
      const { counts, alone } = states[name];
      counts.set(one.ownerId, (counts.get(one.ownerId) ?? 0) + 1);
      if (one.shownTo === 'pair') alone.add(one.ownerId);
    }
  }
  return states;
});

const stoodAt = ({ facts, weeks, today }: Sight) => stoodFrom(facts, { from: weeks.week.from, to: today });

const states = new WeakMap<Commitment, { today: CalendarDay; state: ListedState }>();

/** Found once a day, for all who read a page of these facts. */
function stateOn(commitment: Commitment, { facts, today }: Pick<Sight, 'facts' | 'today'>): ListedState {
  const before = states.get(commitment);
  if (before?.today === today) return before.state;
  const state = listedState(commitment, facts.calendar, today);
  states.set(commitment, { today, state });
  return state;
}

/**
 * Whether a commitment stands by name on the reader’s page: they are its partner, or its owner chose to show it to them. Who asked
 * for it or gives support reads it in a message of its own: here it would name who waits. Source: domain.md sections 3 and 4, D10.
 */
function listedFor({ teams }: DigestFacts, { userId }: DigestReader): (commitment: Commitment) => boolean {
  const teammates = new Set(teams.filter(({ members }) => members.includes(userId)).flatMap(({ members }) => members));
  return ({ ownerId, partnerId, partner, shownTo }) =>
    shownTo === 'school' ||
    (shownTo === 'team' && teammates.has(ownerId)) ||
    (partnerId === userId && partner === 'agreed');
}
