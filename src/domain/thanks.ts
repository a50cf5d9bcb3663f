import { ours, own, type Stretch } from './ritual-words.ts';
import { readWords } from './typed-ritual.ts';

/**
 * Thanks to a colleague for a practice and what it did. Its receiver says who sees it; until then only the two do. It is no
 * evidence and counts for nothing, so that nothing is to be won by it. Source: domain.md section 2, "Rituals and thanks".
 */
export interface Thanks {
  teamId: string;
  id: string;
  /** The Slack trigger of its form. */
  cause: string;
  giverId: string;
  receiverId: string;
  /** What the receiver did: "waited five seconds". */
  because: string;
  /** What students could do then: "finish their thought". */
  could: string;
  /** Instant, UTC. */
  at: Date;
  /** The school week: "2026-W09". */
  week: string;
  /** One of so many places of the giver's week. */
  place: number;
  /** The channel of the team to which the receiver shows it. */
  shownIn?: string;
  /** Rises with every change. */
  turn: number;
}

/** So many thanks from one person in a week; one of them to the same colleague. Source: issue 7, "limits against gaming". */
export const mostThanks = 3;

/** The form as it was filled in; what stands empty is null. */
export interface TypedThanks {
  to: string | null;
  because: string | null;
  could: string | null;
}

/** What someone says thanks for. */
export type SaidThanks = Pick<Thanks, 'receiverId' | 'because' | 'could'>;

/** Reads the form, or says what is wrong with a field. */
export function readThanks(
  typed: TypedThanks,
  giverId: string,
): { said: SaidThanks } | { faults: Partial<Record<keyof TypedThanks, string>> } {
  const because = readWords(typed.because, 'Write what they did, such as “waited five seconds”.');
  const could = readWords(typed.could, 'Write what your students could do then, such as “finish their thought”.');
  const faults: Partial<Record<keyof TypedThanks, string>> = {};
  if (!typed.to) faults.to = 'Choose a colleague.';
  else if (typed.to === giverId) faults.to = 'Thanks go to a colleague. Choose somebody else.';
  if ('fault' in because) faults.because = because.fault;
  if ('fault' in could) faults.could = could.fault;
  if ('fault' in because || 'fault' in could || !typed.to || faults.to) return { faults };
  return {
    said: {
      receiverId: typed.to,
      because: within(because.words, /^because you /i),
      could: within(could.words, /^my students could /i),
    },
  };
}

/** Those who write the whole sentence do not read its beginning twice, nor two stops at its end. */
function within(sentence: string, lead: RegExp): string {
  return sentence.replace(lead, '').replace(/\.$/, '');
}

/**
 * Why no more thanks may be said to someone this week; undefined when they may.
 *
 * @param said what the giver has said this week
 */
export function whyNoThanks(said: readonly Pick<Thanks, 'receiverId'>[], receiverId: string): string | undefined {
  if (said.some((one) => one.receiverId === receiverId))
    return 'You have thanked them this week already. Thank somebody else, or wait for Monday.';
  if (said.length >= mostThanks)
    return `You have said ${mostThanks} thanks this week, so each weighs something. Wait for Monday.`;
  return undefined;
}

/** "Because you waited five seconds, my students could finish their thought." Source: domain.md section 6. */
export function thanksWords({ because, could }: Pick<Thanks, 'because' | 'could'>): Stretch[] {
  return [ours('Because you '), own(because), ours(', my students could '), own(could), ours('.')];
}

/** The receiver shows it to a team; undefined where it stands already. */
export function show(thanks: Thanks, channelId: string): Thanks | undefined {
  return thanks.shownIn ? undefined : { ...thanks, shownIn: channelId };
}

/** The receiver takes it back from the team; undefined where it does not stand. */
export function hide(thanks: Thanks): Thanks | undefined {
  if (!thanks.shownIn) return undefined;
  const { shownIn: _, ...rest } = thanks;
  return rest;
}
