import { topicKey } from './vocabulary.ts';

/** Something none of us knows yet, named by someone's press. Source: domain.md section 2, "Gap and outside help". */
export interface Gap {
  teamId: string;
  id: string;
  /** The question's id, or the Slack trigger that made it: one gap a cause. */
  cause: string;
  /** What else named the same thing while it was open. */
  alsoFrom?: string[];
  openedBy: string;
  openedAt: Date;
  /** The topic in words, not the question: a question stays between those it was shown to. */
  topic: string;
  /** By which sessions and entries are found that are about the same; absent until the topic is named. */
  topicKey?: string;
  stage: GapStage;
  /** When it came into its stage. */
  stageSince: Date;
  /** Until it is carried: of one topic one gap is open. */
  isOpen?: true;
  /** Why it matters, in the words of whoever wrote it. */
  why?: string;
  /** Slack user id of who wrote that: named it, or spoke for it since. */
  whyBy?: string;
  /** Who feels it and looks after it, by their own yes. */
  owner?: string;
  /** Who can pay for it, by their own yes. */
  sponsor?: string;
  /** Who was asked to be either, and has not answered yet. */
  asked?: Partial<Record<GapRole, AskedFor>>;
  /** Colleagues who said that they will learn it. */
  learners: string[];
  /** Whom someone has asked whether they would learn it: nobody is asked twice. */
  askedToLearn?: string[];
  /** Who will not learn it, as they said themselves: for them alone. */
  willNotLearn?: string[];
  /** Source: domain.md section 6: who will learn it inside is named before an outsider comes. */
  plan?: BringInPlan;
  /** Insiders who taught it to colleagues, each once. */
  taught: Taught[];
  /** Sessions of its topic that took place and were not looked at yet. */
  held?: string[];
  /** Rises with every change. */
  turn: number;
}

/** In their order; no stage is left out. */
export const gapStages = ['named', 'searching', 'bringing-in', 'being-learned', 'carried'] as const;

export type GapStage = (typeof gapStages)[number];

/** The stages as people read them. */
export const stageWords: Readonly<Record<GapStage, string>> = {
  named: 'named',
  searching: 'searching',
  'bringing-in': 'being brought in',
  'being-learned': 'being learned',
  carried: 'carried',
};

export type GapRole = 'owner' | 'sponsor';

interface AskedFor {
  userId: string;
  by: string;
  /** The turn of the gap at which they were asked, by which their message is found. */
  turn: number;
}

/** How it is brought in. */
export interface BringInPlan {
  /** Who shows it: an entry of the register of outside help, or a colleague of another team. */
  from: { helpId: string; name: string } | { colleagueId: string };
  /** Calendar day by which, in the school's zone. */
  byDay?: string;
  /** Whether it served, as the owner or the sponsor says afterwards. */
  served?: Served;
}

export type Served = 'yes' | 'part' | 'no';

/** An insider who taught it, and whether they want to be found for it: undefined until they say. */
interface Taught {
  userId: string;
  sessionId: string;
  listed?: boolean;
}

/** So many insiders must have taught it before it is carried, and want to learn it before anyone is brought in. */
export const carriersNeeded = 2;

const noTopic = 'not named yet';

/** A gap that was just named. @param topic in words of the school; empty where nothing names it */
export function namedGap(
  gap: Pick<Gap, 'teamId' | 'id' | 'cause' | 'openedBy' | 'openedAt'>,
  topic: string,
  why?: string,
): Gap {
  return {
    ...gap,
    topic: topic || noTopic,
    ...(topic && { topicKey: topicKey(topic) }),
    ...(why && { why, whyBy: gap.openedBy }),
    stage: 'named',
    stageSince: gap.openedAt,
    isOpen: true,
    learners: [],
    taught: [],
    turn: 0,
  };
}

/** Who may speak for it: its owner and its sponsor, and whoever named it while nobody owns it. */
export function speaksFor(gap: Gap, userId: string): boolean {
  return gap.owner === userId || gap.sponsor === userId || (!gap.owner && gap.openedBy === userId);
}

/** **I take it on**, or **I sponsor it**: by one's own press. Undefined when someone has the part, or it is carried. */
export function takeRole(gap: Gap, role: GapRole, userId: string, now: Date): Gap | undefined {
  if (!gap.isOpen || gap[role]) return undefined;
  const taken = { ...withoutAsked(gap, role), [role]: userId };
  return role === 'owner' && gap.stage === 'named' ? inStage(taken, 'searching', now) : taken;
}

/** Asks a colleague to take a part: nothing changes hands before they say yes. Undefined when someone has it, or is oneself. */
export function askForRole(gap: Gap, role: GapRole, { userId, by }: Omit<AskedFor, 'turn'>): Gap | undefined {
  if (!gap.isOpen || gap[role] || userId === by) return undefined;
  return { ...gap, asked: { ...gap.asked, [role]: { userId, by, turn: gap.turn } } };
}

/** **Not this time**, without a reason; undefined for who was not asked. */
export function declineRole(gap: Gap, role: GapRole, userId: string): Gap | undefined {
  return gap.asked?.[role]?.userId === userId ? withoutAsked(gap, role) : undefined;
}

/** **Hand it back**: its stage stays, and it waits for someone else. Undefined for who has no part, and once it is carried. */
export function handBack(gap: Gap, role: GapRole, userId: string): Gap | undefined {
  if (!gap.isOpen || gap[role] !== userId) return undefined;
  const { [role]: _, ...rest } = gap;
  return rest;
}

/** What it is and why it matters, by who speaks for it. The topic is settled once someone is brought in for it. */
export function describe(gap: Gap, userId: string, words: { topic: string; why?: string }): Gap | undefined {
  if (!gap.isOpen || !speaksFor(gap, userId)) return undefined;
  const { why, whyBy, ...rest } = gap;
  const named = isTopicSettled(gap) ? {} : { topic: words.topic, topicKey: topicKey(words.topic) };
  // Words that are left as they were stay those of who wrote them.
  const writer = words.why === why && whyBy ? whyBy : userId;
  return { ...rest, ...named, ...(words.why && { why: words.why, whyBy: writer }) };
}

/** Whether sessions are held on its topic by now, so that it keeps its name. */
export function isTopicSettled({ stage }: Pick<Gap, 'stage'>): boolean {
  return stage !== 'named' && stage !== 'searching';
}

/** **I will learn it**, by one's own press; undefined for who says so already, and once it is carried. */
export function learnIt(gap: Gap, userId: string): Gap | undefined {
  if (!gap.isOpen || gap.learners.includes(userId)) return undefined;
  return { ...gap, learners: [...gap.learners, userId] };
}

/** **Not after all**; undefined for who had not said that they will learn it. */
export function notLearnIt(gap: Gap, userId: string): Gap | undefined {
  if (!gap.isOpen || !gap.learners.includes(userId)) return undefined;
  return { ...willNotLearn(gap, userId), learners: gap.learners.filter((one) => one !== userId) };
}

/** Whether someone was asked whether they would learn it, and has not answered. */
export function isAskedToLearn(gap: Gap, userId: string): boolean {
  const { isOpen, askedToLearn = [], learners, willNotLearn: no = [] } = gap;
  return Boolean(isOpen) && askedToLearn.includes(userId) && !learners.includes(userId) && !no.includes(userId);
}

/** **Not this time**, without a reason; undefined for who was not asked or has answered. */
export function declineLearning(gap: Gap, userId: string): Gap | undefined {
  return isAskedToLearn(gap, userId) ? willNotLearn(gap, userId) : undefined;
}

function willNotLearn(gap: Gap, userId: string): Gap {
  return { ...gap, willNotLearn: [...new Set([...(gap.willNotLearn ?? []), userId])] };
}

/** Colleagues are asked whether they would learn it, those who were not before and do not learn it already. */
export function askToLearn(gap: Gap, userIds: readonly string[]): { gap: Gap; asked: string[] } {
  const before = gap.askedToLearn ?? [];
  const asked = [...new Set(userIds)].filter((userId) => !before.includes(userId) && !gap.learners.includes(userId));
  return gap.isOpen ? { gap: { ...gap, askedToLearn: [...before, ...asked] }, asked } : { gap, asked: [] };
}

/** Why nobody can be brought in yet. */
export type NotYet = 'not-searching' | 'not-theirs' | 'no-topic' | 'no-owner' | 'no-sponsor' | 'no-learners';

/** What is missing before someone can be brought in by this person; undefined when nothing is. */
export function whyNotBringIn(gap: Gap, userId: string): NotYet | undefined {
  if (gap.stage !== 'searching') return 'not-searching';
  if (gap.owner !== userId && gap.sponsor !== userId) return 'not-theirs';
  if (!gap.topicKey) return 'no-topic';
  if (!gap.owner) return 'no-owner';
  if (!gap.sponsor) return 'no-sponsor';
  return gap.learners.length < carriersNeeded ? 'no-learners' : undefined;
}

/** How it is brought in, by its owner or its sponsor; undefined while something is missing. */
export function bringIn(gap: Gap, userId: string, plan: Omit<BringInPlan, 'served'>, now: Date): Gap | undefined {
  return whyNotBringIn(gap, userId) ? undefined : inStage({ ...gap, plan }, 'bringing-in', now);
}

/** **Look elsewhere**: the plan came to nothing, and the search goes on. Undefined once it was shown. */
export function lookElsewhere(gap: Gap, userId: string, now: Date): Gap | undefined {
  if (gap.stage !== 'bringing-in' || (gap.owner !== userId && gap.sponsor !== userId)) return undefined;
  const { plan: _, ...rest } = gap;
  return inStage(rest, 'searching', now);
}

/** A session of its topic, as the records have it once it took place. */
export interface HeldSession {
  id: string;
  hostId: string;
  guest?: string;
  visitors: readonly { userId: string }[];
}

/**
 * A session of its topic took place. The first one that someone came to brings it in; where help from outside was planned, the
 * first one with a guest. From then on, and where a colleague was to bring it in, an insider who taught it to colleagues, without
 * a guest, is counted once; with the second it is carried. Undefined where the session changes nothing.
 *
 * @param isInsider whether its host is a colleague still
 */
export function sessionTookPlace(
  gap: Gap,
  session: HeldSession,
  { isInsider, now }: { isInsider: boolean; now: Date },
): Gap | undefined {
  if (gap.stage === 'bringing-in' ? !bringsIn(gap, session) : gap.stage !== 'being-learned') return undefined;
  const { id, hostId, guest, visitors } = session;
  const isKnown = gap.taught.some((one) => one.userId === hostId || one.sessionId === id);
  const teaches = isInsider && !guest && visitors.length > 0 && !isKnown;
  const taught = teaches ? [...gap.taught, { userId: hostId, sessionId: id }] : gap.taught;
  if (gap.stage === 'bringing-in') return inStage({ ...gap, taught }, 'being-learned', now);
  if (!teaches) return undefined;
  if (taught.length < carriersNeeded) return { ...gap, taught };
  const { isOpen: _, asked: __, ...carried } = gap;
  return inStage({ ...carried, taught }, 'carried', now);
}

/** Whether what was planned took place by this. Source: domain.md section 3, example 10: a day that does not come changes nothing. */
function bringsIn({ plan }: Gap, { guest, visitors }: HeldSession): boolean {
  const isFromOutside = plan !== undefined && 'helpId' in plan.from;
  return visitors.length > 0 && (guest !== undefined || !isFromOutside);
}

/** Whether someone who taught it is asked, or can still say, whether they want to be found for it. */
export function isToBeListed(gap: Gap, userId: string): boolean {
  return gap.stage === 'carried' && gap.taught.some((one) => one.userId === userId && one.listed === undefined);
}

/** **Yes, list me**, or **Not now**, once it is carried; undefined for who was not asked or has answered. */
export function answerListing(gap: Gap, userId: string, listed: boolean): Gap | undefined {
  if (!isToBeListed(gap, userId)) return undefined;
  return { ...gap, taught: gap.taught.map((one) => (one.userId === userId ? { ...one, listed } : one)) };
}

/** Whether what was brought in served, by owner or sponsor, once it was shown. */
export function saysServed(gap: Gap, userId: string, served: Served): Gap | undefined {
  const isShown = gap.stage === 'being-learned' || gap.stage === 'carried';
  if (!gap.plan || !isShown || (gap.owner !== userId && gap.sponsor !== userId)) return undefined;
  return { ...gap, plan: { ...gap.plan, served } };
}

/** Whether someone may take it off the list as named by mistake: who named it, before anyone has taken it on or named it too. */
export function mayTakeOff({ stage, openedBy, alsoFrom = [] }: Gap, userId: string): boolean {
  return stage === 'named' && openedBy === userId && alsoFrom.length === 0;
}

/** The gap without someone who is no colleague any more; undefined where they had no part in it. */
export function withoutPerson(gap: Gap, userId: string): Gap | undefined {
  if (!gap.isOpen) return undefined;
  const roles = (['owner', 'sponsor'] as const).filter((role) => gap[role] === userId);
  const asked = (['owner', 'sponsor'] as const).filter((role) => gap.asked?.[role]?.userId === userId);
  const learns = gap.learners.includes(userId);
  const hasTaught = gap.taught.some((one) => one.userId === userId);
  if (roles.length === 0 && asked.length === 0 && !learns && !hasTaught) return undefined;
  const { owner, sponsor, ...rest } = asked.reduce(withoutAsked, gap);
  return {
    ...rest,
    ...(owner && owner !== userId && { owner }),
    ...(sponsor && sponsor !== userId && { sponsor }),
    learners: gap.learners.filter((one) => one !== userId),
    // Who left carries nothing here, so it is not closed by what they taught.
    taught: gap.taught.filter((one) => one.userId !== userId),
  };
}

function inStage(gap: Gap, stage: GapStage, now: Date): Gap {
  return { ...gap, stage, stageSince: now };
}

function withoutAsked(gap: Gap, role: GapRole): Gap {
  const { asked: { [role]: _, ...asked } = {}, ...rest } = gap;
  return Object.keys(asked).length > 0 ? { ...rest, asked } : rest;
}
