import type { EvidenceSum } from './evidence-words.ts';
import type { Level, Source } from './expertise.ts';
import type { FollowUp } from './follow-up.ts';

/**
 * A question on its way to the colleague who knows. Source: product.md, "Who knows".
 * - `sealed`: seems to name a pupil; nobody but the asker sees it, and it is deleted after an hour
 * - `draft`: matched and shown to the asker; nobody is told yet
 * - `asking`: one colleague has an open offer, or it stands in a channel
 * - `unanswered`: all were asked in turn; the asker decides how it goes on
 * - `accepted`, `helped`, `stopped`, `gap`: as they say
 */
export type QuestionStatus = 'sealed' | 'draft' | 'asking' | 'unanswered' | 'accepted' | 'helped' | 'stopped' | 'gap';

export interface Question {
  id: string;
  teamId: string;
  /** What made it: a replayed command finds this question instead of making a second. */
  cause: string;
  askedBy: string;
  askedAt: Date;
  status: QuestionStatus;
  text: string;
  /** What the asker teaches. */
  teaching?: string;
  /** What the asker has tried. */
  tried?: string;
  need: Need;
  /** Calendar day in the asker's zone. */
  neededBy?: string;
  /** The goal it serves that is set, and its words; or the asker's own where none is set. */
  goalId?: string;
  goal?: string;
  /** The asker's name is shown only to who accepts. */
  anonymous: boolean;
  /** The asker has said that it is about teaching: what is written of it anew passes the check for a child's safety. */
  aboutTeaching?: true;
  /** Colleagues the asker put in this order, asked before all others. */
  chosen: string[];
  /** Who was shown when it was asked. */
  firstShown?: string[];
  /** Of whom the asker said that it is **None of these**, as long as the question says the same. */
  notThese?: string[];
  /** The draft that this one took the place of, and who was shown for it. */
  earlier?: { text: string; shown: string[] };
  /** Who was shown to the asker, the best first, with what spoke for them. */
  suggestions: Suggested[];
  offers: QuestionOffer[];
  /** How many offers were made before the asker said **Ask again**: who was asked since is not asked once more. */
  roundFrom: number;
  /** How many were made before the count in turn began anew by **Still stuck**; absent when it began with the round. */
  countFrom?: number;
  /** Where the asker had it posted. */
  post?: { channelId: string; postedAt: Date; open: boolean };
  answerer?: string;
  acceptedAt?: Date;
  /** When their conversation opens, where the asker was not at work when it was accepted. Instant, UTC. */
  meetAt?: Date;
  helped?: { practice: string; at: Date; mayBeShown: boolean; answererAgrees?: boolean };
  /** Whether the asker tried it, and what students did. */
  followUp?: FollowUp;
  endedAt?: Date;
  /** Its words were kept long enough; only the topic is left. */
  wordsForgotten?: boolean;
  /** Its time is over while a legal hold keeps its words: others find it no more. */
  isPastTime?: true;
  /** Rises with every change, so that of two presses at once one wins. */
  turn: number;
}

/** An answer, a look together, or to see it live. */
export type Need = 'ask' | 'plan' | 'watch';

/** Why a colleague was suggested, in their own words. */
export interface Suggested {
  userId: string;
  /** What it is that spoke for them: an entry, an answer, words that were learned; or the asker chose them. */
  kind?: 'declared' | 'answer' | 'tried' | 'learned' | 'chosen';
  /** Empty for whom the asker chose, where no entry of theirs speaks for it, and of learned words, which others do not read. */
  topic: string;
  detail: string;
  /** The month in which a question like it led to them, `YYYY-MM`. */
  learnedIn?: string;
  /** The month in which an answer of theirs helped, `YYYY-MM` in the school's zone. */
  answeredIn?: string;
  source?: Source;
  level?: Level;
  /** Counts and months of what grew from use; never who the other was. */
  evidence: EvidenceSum[];
  /** Offers on the entry that won. */
  offers: Need[];
  /** When they are at work next, if not at the moment of asking. */
  freeFrom?: Date;
  /** The asker chose them, and they cannot be asked at the moment. */
  notNow?: true;
}

/** A question held out to one colleague, by name. */
export interface QuestionOffer {
  userId: string;
  /** `passed`: another colleague knew who knows. `facilitator`: nobody took it. */
  kind: 'colleague' | 'passed' | 'facilitator';
  /** Who passed it, and their note. */
  passedBy?: string;
  note?: string;
  /** When they are written to: in their working hours. Instant, UTC. */
  deliverAt: Date;
  /** Both instants as they were first said, where the school's calendar has moved them since. */
  planned?: { deliverAt: Date; deadline: Date };
  /** The turn of the question with which it was moved last, by which the message about it is found. */
  movedIn?: number;
  /** Until when it is theirs alone. Instant, UTC. */
  deadline: Date;
  /** With it they have as many questions this week as they take. */
  fillsWeek?: true;
  state: 'open' | 'accepted' | 'declined' | 'expired' | 'passed-on' | 'withdrawn';
  /** Somebody else took the question while it was theirs: they have said nothing, and may be asked after **Still stuck**. */
  overtaken?: true;
  /** Seen by nobody but the one who declined. */
  reason?: DeclineReason;
}

/** `none-knows` alone is told to the asker, because it is said to them. */
export type DeclineReason = 'no-time' | 'not-mine' | 'ask-later' | 'none-knows';

const theirsNever: readonly (DeclineReason | undefined)[] = ['not-mine', 'none-knows'];

/** States in which somebody may still take the question. */
export const takeable: readonly QuestionStatus[] = ['asking', 'unanswered'];
/** States in which the asker still waits or decides. */
const openStatuses: readonly QuestionStatus[] = ['asking', 'unanswered', 'accepted'];

export function openOffer(question: Question): QuestionOffer | undefined {
  return question.offers.find(({ state }) => state === 'open');
}

export function isOpen({ status }: Pick<Question, 'status'>): boolean {
  return openStatuses.includes(status);
}

/** Only its asker knows of it. */
export function isUnsent({ status }: Pick<Question, 'status'>): boolean {
  return status === 'draft' || status === 'sealed';
}

/** How many of those who were asked say that none of us knows this yet. */
export function sayNoneKnows({ offers }: Pick<Question, 'offers'>): number {
  return offers.filter(({ reason }) => reason === 'none-knows').length;
}

/** In the asker's hands: nobody has it, though it may stand in a channel. */
export function isForAskerToDecide(question: Question): boolean {
  return question.status === 'unanswered' || (question.status === 'asking' && !openOffer(question));
}

/**
 * Who is not asked now: everyone asked since the asker last said **Ask again**, who said before that it is not theirs, and
 * whoever took it and did not help. Someone who had no time then may be asked again, and who was overtaken at any time.
 */
export function notAskedAgain({ offers, roundFrom }: Question): string[] {
  return offers
    .filter(
      ({ reason, state, overtaken }, index) =>
        (index >= roundFrom && !overtaken) || theirsNever.includes(reason) || state === 'accepted',
    )
    .map(({ userId }) => userId);
}

/** **None of these**: all who are shown now, those included whom the asker had chosen. */
export function refuseShown({ suggestions, notThese = [], ...question }: Question): Question {
  const refused = new Set([...notThese, ...suggestions.map(({ userId }) => userId)]);
  return { ...question, suggestions, notThese: [...refused], chosen: [] };
}

/** Who is neither shown nor asked in turn: the asker said that it is none of those, and has chosen none of them since. */
export function unwanted({ notThese = [], chosen }: Pick<Question, 'notThese' | 'chosen'>): string[] {
  return notThese.filter((userId) => !chosen.includes(userId));
}

/** **Ask again**: a new round, in which all may be asked but who said that it is not theirs, or did not help. */
export function newRound({ countFrom: _, ...question }: Question): Question {
  return { ...question, roundFrom: question.offers.length };
}

/** How many colleagues were asked in turn; the facilitator and those it was passed to do not count. */
export function askedInTurn({ offers, roundFrom, countFrom = roundFrom }: Question): number {
  return offers.slice(countFrom).filter(({ kind, state }) => kind === 'colleague' && state !== 'withdrawn').length;
}

/** Whom the asker wants asked next: their own order first, those not asked yet. */
export function nextChosen(question: Question): string | undefined {
  const asked = notAskedAgain(question);
  return question.chosen.find((userId) => !asked.includes(userId));
}

export type NewOffer = Omit<QuestionOffer, 'state'>;

/** Holds the question out to one colleague; one at a time, so an offer still open is taken back. */
export function offerTo(question: Question, offer: NewOffer): Question {
  const { offers, ...rest } = closeOffer(question, 'withdrawn');
  return { ...rest, status: 'asking', offers: [...offers, { ...offer, state: 'open' }] };
}

/** Ends the open offer, if there is one, in this state. */
export function closeOffer(
  question: Question,
  state: QuestionOffer['state'],
  more: Partial<QuestionOffer> = {},
): Question {
  return {
    ...question,
    offers: question.offers.map((offer) => (offer.state === 'open' ? { ...offer, ...more, state } : offer)),
  };
}

/**
 * The first who can help takes the question. Undefined when it is no longer to be taken, or when this person is its asker.
 * Someone whose time has passed, or who had said "not this time", may still change their mind.
 */
export function accept(question: Question, userId: string, at: Date): Question | undefined {
  if (!takeable.includes(question.status) || question.askedBy === userId) return undefined;
  const mine = question.offers.findLastIndex((offer) => offer.userId === userId);
  const closed = question.offers.map((offer, index) => {
    if (index === mine) return { ...offer, state: 'accepted' as const };
    return offer.state === 'open' ? { ...offer, state: 'withdrawn' as const, overtaken: true as const } : offer;
  });
  const offers = mine >= 0 ? closed : [...closed, offerFromPost(userId, at)];
  return {
    ...question,
    status: 'accepted',
    answerer: userId,
    acceptedAt: at,
    offers,
    ...(question.post && { post: { ...question.post, open: false } }),
  };
}

/** Who takes a question from a channel was never offered it; the record says so all the same. */
function offerFromPost(userId: string, at: Date): QuestionOffer {
  return { userId, kind: 'colleague', deliverAt: at, deadline: at, state: 'accepted' };
}

/** Nobody is left to ask: the asker decides how it goes on. A question that stands in a channel stays open there. */
export function noneLeft(question: Question): Question {
  return { ...question, status: question.post?.open ? 'asking' : 'unanswered' };
}

export function stop(question: Question, at: Date): Question | undefined {
  if (!isOpen(question) && question.status !== 'draft') return undefined;
  return end(question, 'stopped', at);
}

/** The asker says that nobody here knows this yet. Source: product.md, step 4: no question becomes a gap unseen. */
export function becomeGap(question: Question, at: Date): Question | undefined {
  return ['draft', 'asking', 'unanswered'].includes(question.status) ? end(question, 'gap', at) : undefined;
}

function end(question: Question, status: 'stopped' | 'gap', at: Date): Question {
  return {
    ...closeOffer(question, 'withdrawn'),
    status,
    endedAt: at,
    ...(question.post && { post: { ...question.post, open: false } }),
  };
}

/** Undefined unless someone has accepted. `mayBeShown`: the asker lets others find it. */
export function markHelped(question: Question, practice: string, mayBeShown: boolean, at: Date): Question | undefined {
  if (question.status !== 'accepted') return undefined;
  return { ...question, status: 'helped', helped: { practice, at, mayBeShown }, endedAt: at };
}

/** The talk did not help yet: the question goes on to the next colleague, and the count in turn begins anew. Undefined unless someone has accepted. */
export function reopen(question: Question): Question | undefined {
  if (question.status !== 'accepted') return undefined;
  const { answerer: _, acceptedAt: __, meetAt: ___, ...rest } = question;
  return { ...rest, status: 'unanswered', countFrom: question.offers.length };
}

/**
 * Whoever accepted cannot go on: nobody has the question, and the asker decides. It may have been answered in the meantime,
 * so nobody else is asked by itself. Undefined unless this person has accepted it.
 */
export function letGo(question: Question, userId: string): Question | undefined {
  const reopened = question.answerer === userId && question.status === 'accepted' ? reopen(question) : undefined;
  if (!reopened) return undefined;
  const offers = reopened.offers.map((offer) =>
    offer.userId === userId && offer.state === 'accepted' ? { ...offer, state: 'withdrawn' as const } : offer,
  );
  return newRound({ ...reopened, offers });
}

/** Others find this answered question: both have agreed, and its words are still here. */
export function isFound({ helped, isPastTime }: Pick<Question, 'helped' | 'isPastTime'>): boolean {
  return helped?.answererAgrees === true && !isPastTime;
}

/** Either of the two lets others find it no more; the answerer may agree again. Undefined where nobody finds it, or this is neither. */
export function findNoMore(question: Question, userId: string): Question | undefined {
  const { askedBy, answerer, helped } = question;
  if (!helped || !isFound(question) || ![askedBy, answerer].includes(userId)) return undefined;
  const mayBeShown = userId === askedBy ? false : helped.mayBeShown;
  return { ...question, helped: { ...helped, mayBeShown, answererAgrees: false } };
}

/** Source: the line of thanks both agreed to: others find an answered question only then. */
export function agreeToShow(question: Question): Question | undefined {
  if (question.status !== 'helped' || !question.helped?.mayBeShown) return undefined;
  return { ...question, helped: { ...question.helped, answererAgrees: true } };
}
