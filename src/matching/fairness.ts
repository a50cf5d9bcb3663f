import type { Offer, ProfileItem } from './profile.ts';

/** What is known of a colleague's week beside their words, gathered by the caller. */
export interface Circumstances {
  /** Paused until a date, or on leave: never suggested. */
  away: boolean;
  /** Offers made to the colleague that still wait for an answer. */
  openOffers: number;
  /** Accepted and open offers, Monday to Sunday. */
  takenThisWeek: number;
  /** The colleague's own limit; reached means never suggested. */
  weeklyLimit: number;
  /** Within the colleague's working hours at this moment. */
  freeNow: boolean;
  /** Colleague and asker are in one team. */
  sameTeam: boolean;
}

/** A colleague about whom nothing speaks against asking. */
export const FREE: Circumstances = {
  away: false,
  openOffers: 0,
  takenThisWeek: 0,
  weeklyLimit: 2,
  freeNow: true,
  sameTeam: false,
};

/**
 * Everything beyond text that moves a suggestion, as factors on its relevance; all in this one place. They settle ties and
 * spread the work; none of them makes someone relevant who is not, and none knows a title.
 */
export const FAIRNESS = {
  /** An expert with three open questions is scored at half, so that work spreads. Source: domain.md section 2, "the star drowns". */
  halvedAtOpenOffers: 3,
  /** With the last question of the week's limit still free; in proportion before that. */
  nearWeeklyLimit: 0.9,
  /** What is needed (an answer, a visit, planning together) is not among the item's offers. */
  notOffered: 0.85,
  outsideWorkingHours: 0.97,
  /**
   * The grades someone works with are three or more away from those that the question is about. Seen on both routing sets: .5 to
   * .7 are the same.
   */
  otherGradeBand: 0.7,
  sameTeam: 1.02,
  /** The asker wants to learn what this colleague teaches, or can teach what this colleague wants to learn. */
  complement: 1.03,
} as const;

/** What one suggestion is weighed with. */
export interface Weighed {
  item: ProfileItem;
  circumstances: Circumstances;
  need: Offer;
  /** Between the grades that the question is about and the nearest that the colleague works with; 0 when either is unknown. */
  gradesApart: number;
  complement: boolean;
}

/** Whether a colleague may be suggested at all now. */
export function mayBeAsked({ away, takenThisWeek, weeklyLimit }: Circumstances): boolean {
  return !away && takenThisWeek < weeklyLimit;
}

/** Each factor that applies and its size, so that it can be shown; their product multiplies the relevance. */
export function fairnessFactors(weighed: Weighed): Partial<Record<keyof typeof FAIRNESS, number>> {
  const { item, circumstances, need, gradesApart, complement } = weighed;
  const { openOffers, takenThisWeek, weeklyLimit, freeNow, sameTeam } = circumstances;
  const nearness = weeklyLimit > 1 ? takenThisWeek / (weeklyLimit - 1) : 0;
  return {
    ...(openOffers > 0 && { halvedAtOpenOffers: 0.5 ** (openOffers / FAIRNESS.halvedAtOpenOffers) }),
    ...(nearness > 0 && { nearWeeklyLimit: FAIRNESS.nearWeeklyLimit ** Math.min(1, nearness) }),
    ...(item.offers && !item.offers.includes(need) && { notOffered: FAIRNESS.notOffered }),
    ...(!freeNow && { outsideWorkingHours: FAIRNESS.outsideWorkingHours }),
    ...(gradesApart >= 3 && { otherGradeBand: FAIRNESS.otherGradeBand }),
    ...(sameTeam && { sameTeam: FAIRNESS.sameTeam }),
    ...(complement && { complement: FAIRNESS.complement }),
  };
}
