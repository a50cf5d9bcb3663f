import { type CalendarDay, isCalendarDay } from '../time/calendar-day.ts';

/** What a school has agreed about visits; without it there are none. Source: domain.md sections 2 and 6. */
export interface Agreement {
  teamId: string;
  id: string;
  /** The Slack trigger that recorded it. */
  cause: string;
  text: string;
  /** When the two agreed on it: a calendar day in the school's zone. */
  agreedOn: CalendarDay;
  /** Slack user ids of the two who sign. */
  principalId: string;
  staffId: string;
  /** Slack user id of the leader or admin who put it on record. */
  recordedBy: string;
  recordedAt: Date;
  /** Those of the two who have said yes anew since the last new school year began. */
  confirmed: string[];
  /** `in-force` once it is on record, and only that lets anyone visit; `pending` from a new school year on until both have said yes. */
  status: 'pending' | 'in-force' | 'stopped' | 'replaced';
  /** Slack user id of the signatory who stopped all visits. */
  stoppedBy?: string;
  /** Set once the visits that were coming have been called off. */
  calledOff?: true;
  /** Rises with every change. */
  turn: number;
}

/** Source: domain.md section 6. */
export const defaultAgreementText =
  'Visits are invited by the host and free for both. What is noted stays with the two and is deleted after 90 days. Nothing from a visit is used in evaluation, pay, assignment or discipline. Either signatory can stop visits school-wide with one message.';

/** The form as it was filled in; what stands empty is null. */
export interface TypedAgreement {
  principal: string | null;
  staff: string | null;
  agreedOn: string | null;
  text: string | null;
}

type Signed = Pick<Agreement, 'principalId' | 'staffId' | 'agreedOn' | 'text'>;

const mostText = 2_000;

/** Reads the form, or says what is wrong with a field. @param today calendar day in the school's zone */
export function readAgreement(
  typed: TypedAgreement,
  today: CalendarDay,
): { signed: Signed } | { faults: Partial<Record<keyof TypedAgreement, string>> } {
  const { principal, staff, agreedOn } = typed;
  const text = (typed.text ?? '').trim();
  const faults: Partial<Record<keyof TypedAgreement, string>> = {};
  if (!principal) faults.principal = 'Choose who signs as principal.';
  if (!staff) faults.staff = 'Choose who signs for the staff.';
  else if (staff === principal) faults.staff = 'Two people sign: choose someone else for the staff.';
  if (!agreedOn || !isCalendarDay(agreedOn)) faults.agreedOn = 'Choose the day on which the two agreed.';
  else if (agreedOn > today) faults.agreedOn = 'This day is still to come. Choose the day on which the two agreed.';
  if (text.length < 20) faults.text = 'Write what was agreed.';
  else if (text.length > mostText) faults.text = `Please keep this under ${mostText} characters.`;
  if (Object.keys(faults).length > 0 || !principal || !staff || !agreedOn) return { faults };
  return { signed: { principalId: principal, staffId: staff, agreedOn, text } };
}

/** Whether this person is one of the two who sign. */
export function isSignatory({ principalId, staffId }: Pick<Agreement, 'principalId' | 'staffId'>, userId: string) {
  return userId === principalId || userId === staffId;
}

/** Those of the two who have still to say yes. */
export function toConfirm({ principalId, staffId, confirmed }: Agreement): string[] {
  return [principalId, staffId].filter((userId) => !confirmed.includes(userId));
}

/** One of the two says yes anew; once both have, visits go on. Undefined when there is nothing for them to confirm. */
export function confirm(agreement: Agreement, userId: string): Agreement | undefined {
  if (agreement.status !== 'pending' || !toConfirm(agreement).includes(userId)) return undefined;
  const confirmed = [...agreement.confirmed, userId];
  return { ...agreement, confirmed, status: confirmed.length === 2 ? 'in-force' : 'pending' };
}

/** Either of the two stops all visits, at any time and without a reason. Undefined for anyone else, and where none stands. */
export function stop(agreement: Agreement, userId: string): Agreement | undefined {
  const stands = agreement.status === 'pending' || agreement.status === 'in-force';
  return stands && isSignatory(agreement, userId) ? { ...agreement, status: 'stopped', stoppedBy: userId } : undefined;
}

/**
 * Makes way for a new one: only while it is not in force, or when one of the two is no colleague any more, so that nobody
 * exchanges who signs behind their back. Undefined when it stands.
 */
export function replaced(agreement: Agreement, haveBothStayed: boolean): Agreement | undefined {
  if (agreement.status === 'pending' || (agreement.status === 'in-force' && !haveBothStayed))
    return { ...agreement, status: 'replaced' };
  return undefined;
}
