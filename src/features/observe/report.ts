import type { ModalView } from '@slack/types';
import type { Deps } from '../../deps.ts';
import { gradesIn } from '../../domain/grades.ts';
import { isPartOf, type Observation } from '../../domain/observation.ts';
import { protocols } from '../../domain/observation-protocol.ts';
import { pupilFaults } from '../../domain/pupil-faults.ts';
import type { Round } from '../../domain/round.ts';
import {
  closeStep,
  describe,
  findPatterns,
  leastRooms,
  nameNextLevel,
  newReport,
  type Report,
  readLines,
  roomsOf,
  stripped,
  wasInRooms,
  whyNoRoom,
} from '../../domain/round-report.ts';
import { UserError } from '../../errors.ts';
import type { Answer } from '../../slack/view.ts';
import { closeDoors } from './end.ts';
import type { Press, Pressed, Sender, SentLines } from './input.ts';
import { type Client, keepRound, needsReader, type ObserveDeps, roundOf } from './load.ts';
import { redrawCard, sendResult } from './messages.ts';
import { reportForm, reportModal, reportTitle, shownAnswer, takenLead } from './report-views.ts';
import { restateFaults } from './restate.ts';

type ReportDeps = ObserveDeps & Pick<Deps, 'matcher' | 'expertise'>;

/** **The report**: the step that is open, for those who were in the rooms. */
export async function openReport(deps: Deps, press: Press, client: Client): Promise<ModalView> {
  const { teamId, userId } = press;
  await deps.roster.colleague(teamId, userId);
  const round = await patternRound(deps, press);
  const isTheirs = round.startedBy === userId || wasInRooms(await deps.observations.ofRound(teamId, round.id), userId);
  if (!isTheirs) await needsReader(deps, round, userId, client);
  return shownTo(deps, round, userId);
}

/** The form of the step that is open. */
export async function openReportForm(deps: Deps, press: Press): Promise<ModalView> {
  await deps.roster.colleague(press.teamId, press.userId);
  return reportForm(await toWrite(deps, press));
}

/** What is wrong with the form; judging words of a description are asked about once a round and author. */
export async function reportFaults(
  deps: Deps,
  { teamId, userId, id }: Sender,
  { lines: typed, namesNoPupil }: SentLines,
): Promise<Record<string, string>> {
  const read = readLines(typed);
  if ('fault' in read) return { lines: read.fault };
  const text = read.lines.join('\n');
  const named = pupilFaults(await deps.matcher.directory(teamId), { lines: read.lines }, { namesNoPupil });
  if (Object.keys(named).length > 0) return { ...named };
  const round = await deps.rounds.find(teamId, id);
  const report = round?.report ?? newReport;
  const full = whyNoRoom(report, read.lines);
  if (full) return { lines: full };
  return report.step === 'describe'
    ? restateFaults(deps, { teamId, about: `round:${id}:${userId}` }, { lines: text })
    : {};
}

/** Keeps what was written in the step that is open, without names and rooms. */
export async function writeReport(deps: ReportDeps, who: Sender, { lines: typed }: SentLines): Promise<Answer> {
  await deps.roster.colleague(who.teamId, who.userId);
  const round = await toWrite(deps, who);
  const read = readLines(typed);
  if ('fault' in read) throw new UserError('bad-lines', read.fault);
  const full = whyNoRoom(round.report ?? newReport, read.lines);
  if (full) throw new UserError('description-full', full);
  const { colleagues } = await deps.matcher.directory(who.teamId);
  const visits = await deps.observations.ofRound(who.teamId, round.id);
  const named = [...colleagues.values()];
  const visited = {
    names: named.map(({ name }) => name),
    present: named.filter(({ userId }) => visits.some((visit) => isPartOf(visit, userId))).map(({ name }) => name),
    places: visits.map(({ place }) => place),
    grades: await gradesOfHosts(deps, who.teamId, visits),
  };
  const clean = read.lines.map((line) => stripped(line, visited));
  const report = written(
    round.report ?? newReport,
    clean.map(({ text }) => text),
  );
  if (!report) throw stepClosed();
  const after = await keepRound(deps, { ...round, report });
  const taken = [...new Set(clean.flatMap((one) => one.taken))];
  return inModal(await shownTo(deps, after, who.userId, takenLead(taken)));
}

/** The grades that each visited teacher names in their own entries. */
async function gradesOfHosts(
  deps: Pick<Deps, 'expertise'>,
  teamId: string,
  visits: readonly Observation[],
): Promise<number[][]> {
  const hosts = [...new Set(visits.filter(({ status }) => status === 'held').map(({ hostId }) => hostId))];
  const entries = await deps.expertise.inWorkspace(teamId);
  return hosts.map((hostId) =>
    entries.filter(({ userId }) => userId === hostId).flatMap(({ topic, detail }) => gradesIn(`${topic}\n${detail}`)),
  );
}

function written(report: Report, lines: readonly string[]): Report | undefined {
  return describe(report, lines) ?? findPatterns(report, lines) ?? nameNextLevel(report, lines.join(' '));
}

/** Closes the step that is open, by who began the round, or by who was in the rooms once that one has left; behind the last one the result stands in the channel. */
export async function closeReportStep(deps: ObserveDeps, press: Press): Promise<Answer> {
  await deps.roster.colleague(press.teamId, press.userId);
  const round = await patternRound(deps, press);
  if (!(await mayCloseSteps(deps, round, await needsRooms(deps, round), press.userId)))
    throw new UserError('not-the-starter', 'Only who began this round closes its steps. Its card names them.');
  const report = closeStep(round.report ?? newReport);
  if (!report)
    throw new UserError('step-empty', 'Nothing was written in this step yet, or it is closed. Open the report again.');
  const after = await keepRound(deps, {
    ...round,
    report,
    ...(report.step === 'shown' && { status: 'ended' as const }),
  });
  if (report.step !== 'shown')
    return inModal(await shownTo(deps, after, press.userId, 'Closed. The next step is open.'));
  await sendResult(deps, after);
  await redrawCard(deps, after);
  await closeDoors(deps, await deps.observations.ofRound(after.teamId, after.id));
  return shownAnswer(after);
}

/** Who began a round may have left the school: nobody could show its result then. */
async function mayCloseSteps(
  deps: Pick<Deps, 'people'>,
  { teamId, startedBy }: Round,
  observations: readonly Observation[],
  userId: string,
): Promise<boolean> {
  if (userId === startedBy) return true;
  const starter = await deps.people.find(teamId, startedBy);
  return starter?.standing !== 'colleague' && wasInRooms(observations, userId);
}

async function shownTo(deps: ObserveDeps, round: Round, userId: string, lead?: string): Promise<ModalView> {
  const observations = await deps.observations.ofRound(round.teamId, round.id);
  return reportModal(round, {
    rooms: roomsOf(observations),
    wasThere: wasInRooms(observations, userId),
    mayClose: await mayCloseSteps(deps, round, observations, userId),
    lead,
  });
}

/** The round, for someone who was in its rooms, once there are enough of them. */
async function toWrite(deps: Pick<Deps, 'rounds' | 'observations'>, press: Pressed): Promise<Round> {
  const round = await patternRound(deps, press);
  const observations = await needsRooms(deps, round);
  if (!wasInRooms(observations, press.userId))
    throw new UserError('not-in-rooms', 'It is written by those who were in the rooms.');
  if (round.report?.step === 'shown') throw stepClosed();
  return round;
}

async function needsRooms(deps: Pick<Deps, 'observations'>, { teamId, id }: Round) {
  const observations = await deps.observations.ofRound(teamId, id);
  if (roomsOf(observations) >= leastRooms) return observations;
  throw new UserError(
    'too-few-rooms',
    `There is no report over fewer than ${leastRooms} rooms: it would be one on a person. Visit more, and say that each took place.`,
  );
}

async function patternRound(deps: Pick<Deps, 'rounds'>, { teamId, id }: Pressed): Promise<Round> {
  const round = await roundOf(deps, teamId, id);
  if (round.status !== 'draft' && protocols[round.protocol].keeps === 'patterns') return round;
  throw new UserError(
    'no-report',
    'A report is written after a learning walk or rounds, not after this kind of visit.',
  );
}

function stepClosed(): UserError {
  return new UserError('step-closed', 'This step is closed by now. Open the report again to see the one that is open.');
}

function inModal(modal: ModalView): Answer {
  return { text: reportTitle, blocks: [], modal };
}
