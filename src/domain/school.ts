/** Part of a workspace with its own zone and defaults; one until an admin adds more. */
export interface School {
  teamId: string;
  schoolId: string;
  /** IANA zone such as "America/Chicago". */
  zone: string;
  /** What is shown when a text is about a child's safety. */
  safetyText?: string;
  /** Slack user id of who set Contour up. */
  installerId?: string;
  /** Set when the first run's three steps are done or put aside. */
  setUpAt?: Date;
  defaults: SchoolDefaults;
}

/** The numbers that product.md and domain.md mark with °. */
export interface SchoolDefaults {
  /** Working hours of the person asked before the next colleague is offered a question. */
  offerHours: number;
  /** Colleagues asked in turn before the facilitator. */
  offersInTurn: number;
  /** Questions a week per person. */
  weeklyLimit: number;
  /** Messages a day that a person did not ask for. */
  unaskedPerDay: number;
  /** Local times between which messages are sent. */
  hours: { from: string; to: string };
  /** Monday is 1. */
  workingDays: number[];
  /** School days until "Did you try it?". */
  triedAfterDays: number;
}

export const schoolDefaults: SchoolDefaults = {
  offerHours: 4,
  offersInTurn: 3,
  weeklyLimit: 2,
  unaskedPerDay: 3,
  hours: { from: '07:30', to: '16:00' },
  workingDays: [1, 2, 3, 4, 5],
  triedAfterDays: 10,
};

/** Shown until a school sets its own. Source: product.md, "Who knows" step 2. */
export const defaultSafetyText =
  "Tell your principal or counselor now and follow your state's reporting law. In danger: 911.";
