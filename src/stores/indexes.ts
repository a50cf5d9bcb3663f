import type { Db, IndexDescription } from 'mongodb';
import { agreementIndexes } from './agreement-store.ts';
import { apprenticeshipIndexes } from './apprenticeship-store.ts';
import { auditIndexes } from './audit-store.ts';
import { bookingIndexes } from './booking-store.ts';
import { budgetIndexes } from './budget-store.ts';
import { calendarDraftIndexes } from './calendar-store.ts';
import { commitmentDraftIndexes, commitmentIndexes } from './commitment-store.ts';
import { digestChartIndexes } from './digest-chart-store.ts';
import { digestWindowIndexes } from './digest-window-store.ts';
import { doorDraftIndexes } from './door-draft-store.ts';
import { evidenceIndexes } from './evidence-store.ts';
import { expertiseIndexes, wishIndexes } from './expertise-store.ts';
import { facilitatorIndexes } from './facilitator-store.ts';
import { gapIndexes } from './gap-store.ts';
import { goalIndexes, signIndexes } from './goal-store.ts';
import { inboxIndexes } from './inbox-store.ts';
import { importIndexes, invitationIndexes } from './invitation-store.ts';
import { leaderIndexes } from './leader-store.ts';
import { learnedWordsIndexes } from './learned-words-store.ts';
import { modelingRequestIndexes } from './modeling-request-store.ts';
import { newYearIndexes } from './new-year-store.ts';
import { normIndexes } from './norm-store.ts';
import { notWithIndexes } from './not-with-store.ts';
import { observationIndexes } from './observation-store.ts';
import { occurrenceIndexes } from './occurrence-store.ts';
import { outboxIndexes } from './outbox-store.ts';
import { outsideHelpIndexes } from './outside-help-store.ts';
import { pauseIndexes } from './pause-store.ts';
import { personIndexes } from './person-store.ts';
import { questionIndexes } from './question-store.ts';
import { removalIndexes } from './removal-store.ts';
import { ritualCardIndexes, ritualIndexes } from './ritual-store.ts';
import { roundIndexes } from './round-store.ts';
import { schoolIndexes } from './school-store.ts';
import { seatIndexes } from './seat-store.ts';
import { cardIndexes, sessionIndexes } from './session-store.ts';
import { spreadIndexes } from './spread-store.ts';
import { membershipIndexes, teamIndexes } from './team-store.ts';
import { thanksIndexes } from './thanks-store.ts';
import { timeAskIndexes } from './time-ask-store.ts';
import { vectorIndexes } from './vector-store.ts';
import { visitNoteIndexes } from './visit-note-store.ts';
import { weekBlockIndexes } from './week-block-store.ts';

/** Every index of every collection; the unique ones carry the invariants. Source: reliability.md. */
const indexes: Record<string, IndexDescription[]> = {
  inbox: inboxIndexes,
  outbox: outboxIndexes,
  occurrences: occurrenceIndexes,
  pauses: pauseIndexes,
  people: personIndexes,
  schools: schoolIndexes,
  calendarDrafts: calendarDraftIndexes,
  expertise: expertiseIndexes,
  wishes: wishIndexes,
  invitations: invitationIndexes,
  imports: importIndexes,
  questions: questionIndexes,
  evidence: evidenceIndexes,
  learnedWords: learnedWordsIndexes,
  gaps: gapIndexes,
  outsideHelp: outsideHelpIndexes,
  weekBlocks: weekBlockIndexes,
  closedWindows: digestWindowIndexes,
  digestCharts: digestChartIndexes,
  timeAsks: timeAskIndexes,
  newYears: newYearIndexes,
  goals: goalIndexes,
  goalSigns: signIndexes,
  norms: normIndexes,
  facilitators: facilitatorIndexes,
  budgets: budgetIndexes,
  teams: teamIndexes,
  memberships: membershipIndexes,
  leaders: leaderIndexes,
  audit: auditIndexes,
  agreements: agreementIndexes,
  sessions: sessionIndexes,
  cards: cardIndexes,
  modelingRequests: modelingRequestIndexes,
  seats: seatIndexes,
  bookings: bookingIndexes,
  commitments: commitmentIndexes,
  commitmentDrafts: commitmentDraftIndexes,
  rituals: ritualIndexes,
  ritualCards: ritualCardIndexes,
  thanks: thanksIndexes,
  rounds: roundIndexes,
  observations: observationIndexes,
  doorDrafts: doorDraftIndexes,
  notWith: notWithIndexes,
  visitNotes: visitNoteIndexes,
  spread: spreadIndexes,
  apprenticeships: apprenticeshipIndexes,
  removals: removalIndexes,
  vectors: vectorIndexes,
};

/** Makes what is missing, before anything is served; a failure stops the start. */
export async function ensureIndexes(db: Db): Promise<void> {
  // One after the other: MongoDB makes them so in any case, and each has the time limit of an operation for itself.
  for (const [collection, wanted] of Object.entries(indexes)) await db.collection(collection).createIndexes(wanted);
}
