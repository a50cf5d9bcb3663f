import type { Observation } from '../../domain/observation.ts';
import { protocols } from '../../domain/observation-protocol.ts';
import { endRound, type Round } from '../../domain/round.ts';
import { leastRooms, roomsOf } from '../../domain/round-report.ts';
import { UserError } from '../../errors.ts';
import type { Answer } from '../../slack/view.ts';
import { callOff } from './cancel.ts';
import type { Press } from './input.ts';
import { keepRound, type ObserveDeps, ownRound } from './load.ts';
import { askReport, redrawCard, tellOne } from './messages.ts';
import { closedDoorView, saidAnswer } from './views.ts';

/** **End the round**: by who began it. */
export async function endOwnRound(deps: ObserveDeps, press: Press): Promise<Answer> {
  await close(deps, await ownRound(deps, press));
  return saidAnswer('The round is over. Visits that are agreed on stay; `/observe` begins the next round.');
}

/** The round is over, by a press or by its last day. */
export async function close(deps: ObserveDeps, round: Round): Promise<void> {
  const ended = endRound(round);
  if (!ended) throw new UserError('round-over', 'This round is over already. `/observe` begins the next one.');
  const after = await keepRound(deps, ended);
  await redrawCard(deps, after);
  const observations = await deps.observations.ofRound(after.teamId, after.id);
  await askForReport(deps, after, observations);
  await closeDoors(deps, observations);
}

/** Who began a round that is over is asked once for its report, as soon as enough rooms are said to have been visited. */
export async function askForReport(
  deps: ObserveDeps,
  round: Round,
  observations: readonly Observation[],
): Promise<void> {
  const rooms = roomsOf(observations);
  const isOpen = round.status === 'ended' && round.report?.step !== 'shown';
  if (isOpen && protocols[round.protocol].keeps === 'patterns' && rooms >= leastRooms)
    await askReport(deps, round, rooms);
}

/** Nobody finds the doors of a round that is over: those that nobody has asked for are closed, and their hosts are told once. */
export async function closeDoors(deps: ObserveDeps, observations: readonly Observation[]): Promise<void> {
  for (const door of observations) {
    const { status, startsAt, visitors, waiting, invited, hostId } = door;
    if (status !== 'open' || startsAt <= deps.clock() || visitors.length + waiting.length + invited.length > 0)
      continue;
    await callOff(deps, door);
    const { zone } = await deps.schools.home(door.teamId);
    await tellOne(deps, door, hostId, {
      key: `observation:${door.id}:off:${hostId}`,
      view: closedDoorView(door, zone),
    });
  }
}
