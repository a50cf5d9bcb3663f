import type { ClientSession, Db, MongoClient } from 'mongodb';
import { type AgreementStore, agreementStore } from './agreement-store.ts';
import { type ApprenticeshipStore, apprenticeshipStore } from './apprenticeship-store.ts';
import { type AuditStore, auditStore } from './audit-store.ts';
import { type BookingStore, bookingStore } from './booking-store.ts';
import { type BudgetStore, budgetStore } from './budget-store.ts';
import { type CalendarStore, calendarStore } from './calendar-store.ts';
import { type CommitmentStore, commitmentStore } from './commitment-store.ts';
import { type DigestChartStore, digestChartStore } from './digest-chart-store.ts';
import { type DigestWindowStore, digestWindowStore } from './digest-window-store.ts';
import { type DoorDraftStore, doorDraftStore } from './door-draft-store.ts';
import { type EvidenceStore, evidenceStore } from './evidence-store.ts';
import { type ExpertiseStore, expertiseStore } from './expertise-store.ts';
import { type FacilitatorStore, facilitatorStore } from './facilitator-store.ts';
import { type GapStore, gapStore } from './gap-store.ts';
import { type GoalStore, goalStore } from './goal-store.ts';
import { type InboxStore, inboxStore } from './inbox-store.ts';
import { type InvitationStore, invitationStore } from './invitation-store.ts';
import { type LeaderStore, leaderStore } from './leader-store.ts';
import { type LearnedWordsStore, learnedWordsStore } from './learned-words-store.ts';
import { type ModelingRequestStore, modelingRequestStore } from './modeling-request-store.ts';
import { type NewYearStore, newYearStore } from './new-year-store.ts';
import { type NormStore, normStore } from './norm-store.ts';
import { type NotWithStore, notWithStore } from './not-with-store.ts';
import { type ObservationStore, observationStore } from './observation-store.ts';
import { type OccurrenceStore, occurrenceStore } from './occurrence-store.ts';
import { type OutboxStore, outboxStore } from './outbox-store.ts';
import { type OutsideHelpStore, outsideHelpStore } from './outside-help-store.ts';
import { type PauseStore, pauseStore } from './pause-store.ts';
import { type PersonStore, personStore } from './person-store.ts';
import { type PersonalData, personalData } from './personal-data.ts';
import { type QuestionStore, questionStore } from './question-store.ts';
import { type RemovalStore, removalStore } from './removal-store.ts';
import { type RitualStore, ritualStore } from './ritual-store.ts';
import { type RoundStore, roundStore } from './round-store.ts';
import { type SchoolStore, schoolStore } from './school-store.ts';
import { type SeatStore, seatStore } from './seat-store.ts';
import { type SessionStore, sessionStore } from './session-store.ts';
import { type SpreadStore, spreadStore } from './spread-store.ts';
import { type TeamStore, teamStore } from './team-store.ts';
import { type ThanksStore, thanksStore } from './thanks-store.ts';
import { type TimeAskStore, timeAskStore } from './time-ask-store.ts';
import { inTransaction } from './transaction.ts';
import { type VisitNoteStore, visitNoteStore } from './visit-note-store.ts';
import { type WeekBlockStore, weekBlockStore } from './week-block-store.ts';

/** All that Contour keeps, one store per aggregate. */
export interface Stores {
  inbox: InboxStore;
  outbox: OutboxStore;
  occurrences: OccurrenceStore;
  people: PersonStore;
  schools: SchoolStore;
  calendars: CalendarStore;
  expertise: ExpertiseStore;
  invitations: InvitationStore;
  questions: QuestionStore;
  evidence: EvidenceStore;
  learnedWords: LearnedWordsStore;
  gaps: GapStore;
  outsideHelp: OutsideHelpStore;
  weekBlocks: WeekBlockStore;
  digestWindows: DigestWindowStore;
  digestCharts: DigestChartStore;
  timeAsks: TimeAskStore;
  newYears: NewYearStore;
  goals: GoalStore;
  norms: NormStore;
  personalData: PersonalData;
  facilitators: FacilitatorStore;
  budgets: BudgetStore;
  teams: TeamStore;
  leaders: LeaderStore;
  audit: AuditStore;
  agreements: AgreementStore;
  sessions: SessionStore;
  modelingRequests: ModelingRequestStore;
  seats: SeatStore;
  bookings: BookingStore;
  commitments: CommitmentStore;
  rituals: RitualStore;
  thanks: ThanksStore;
  rounds: RoundStore;
  observations: ObservationStore;
  doorDrafts: DoorDraftStore;
  notWith: NotWithStore;
  visitNotes: VisitNoteStore;
  spread: SpreadStore;
  apprenticeships: ApprenticeshipStore;
  removals: RemovalStore;
}

/** @param session binds all stores to one transaction */
function storesOf(db: Db, session?: ClientSession): Stores {
  return {
    inbox: inboxStore(db, session),
    outbox: outboxStore(db, session),
    occurrences: occurrenceStore(db, session),
    people: personStore(db, session),
    schools: schoolStore(db, session),
    calendars: calendarStore(db, session),
    expertise: expertiseStore(db, session),
    invitations: invitationStore(db, session),
    questions: questionStore(db, session),
    evidence: evidenceStore(db, session),
    learnedWords: learnedWordsStore(db, session),
    gaps: gapStore(db, session),
    outsideHelp: outsideHelpStore(db, session),
    weekBlocks: weekBlockStore(db, session),
    digestWindows: digestWindowStore(db, session),
    digestCharts: digestChartStore(db, session),
    timeAsks: timeAskStore(db, session),
    newYears: newYearStore(db, session),
    goals: goalStore(db, session),
    norms: normStore(db, session),
    personalData: personalData(db),
    facilitators: facilitatorStore(db, session),
    budgets: budgetStore(db, session),
    teams: teamStore(db, session),
    leaders: leaderStore(db, session),
    audit: auditStore(db, session),
    agreements: agreementStore(db, session),
    sessions: sessionStore(db, session),
    modelingRequests: modelingRequestStore(db, session),
    seats: seatStore(db, session),
    bookings: bookingStore(db, session),
    commitments: commitmentStore(db, session),
    rituals: ritualStore(db, session),
    thanks: thanksStore(db, session),
    rounds: roundStore(db, session),
    observations: observationStore(db, session),
    doorDrafts: doorDraftStore(db, session),
    notWith: notWithStore(db, session),
    visitNotes: visitNoteStore(db, session),
    spread: spreadStore(db, session),
    apprenticeships: apprenticeshipStore(db, session),
    removals: removalStore(db, session),
  };
}

/** Runs `work` with stores bound to one transaction; it may run several times, so it does nothing outside of them. */
export type Transact = <T>(work: (stores: Stores) => Promise<T>, how?: { tries?: number }) => Promise<T>;

/** The database as the durable path needs it. */
export interface Database {
  stores: Stores;
  transact: Transact;
  pauses: PauseStore;
  /** The inbox through a client with short time limits: a person waits while it stores. */
  quickInbox: InboxStore;
}

/**
 * @param main the client of the main work
 * @param quick the client with short time limits
 * @param name the database; the URI's where absent
 */
export function databaseOf(main: MongoClient, quick: MongoClient, name?: string): Database {
  const db = main.db(name);
  return {
    stores: storesOf(db),
    transact: (work, how) => inTransaction(main, (session) => work(storesOf(db, session)), how),
    pauses: pauseStore(db),
    quickInbox: inboxStore(quick.db(name)),
  };
}
