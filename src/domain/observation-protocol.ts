/** How a visit goes. Source: domain.md section 6, "Observation protocol". */
export interface Protocol {
  /** As people read it. */
  name: string;
  /** In school's words: what comes before, in the room, and after, with minutes. */
  guide: string;
  /** Minutes in the room: as proposed, at least and at most. */
  minutes: { usual: number; least: number; most: number };
  /** Visitors in one room: as proposed, and at most. */
  visitors: { usual: number; most: number };
  /**
   * What is kept: only that it took place, notes between two people, or what several rooms show together. A `template` posts
   * its outline, and nothing else is kept of it.
   */
  keeps: 'that' | 'notes' | 'patterns' | 'template';
}

/** The six protocols, by the name under which they are stored. */
export const protocols = {
  'open-door': {
    name: 'Open door',
    guide: 'Come in, watch for 5 to 15 minutes, and stay for 5 more if both have time. Nothing is written down.',
    minutes: { usual: 10, least: 5, most: 45 },
    visitors: { usual: 2, most: 6 },
    keeps: 'that',
  },
  'focused-visit': {
    name: 'Focused visit',
    guide: '5 minutes before on the focus, 15 to 20 in the room, 10 after on the same day. The host speaks first.',
    minutes: { usual: 20, least: 10, most: 60 },
    visitors: { usual: 2, most: 6 },
    keeps: 'notes',
  },
  'learning-walk': {
    name: 'Learning walk',
    guide:
      '10 minutes before on the one thing to look for, 5 to 10 in each of four or more rooms, 20 after. Mixed roles, one of them a leader who comes to learn.',
    minutes: { usual: 10, least: 5, most: 20 },
    visitors: { usual: 6, most: 6 },
    keeps: 'patterns',
  },
  rounds: {
    name: 'Rounds',
    guide:
      '30 minutes before on the problem of practice, 15 to 20 in each of four rooms, 60 to 90 after: describe, find patterns, name the next level of work. With a facilitator and a scribe.',
    minutes: { usual: 20, least: 10, most: 30 },
    visitors: { usual: 8, most: 8 },
    keeps: 'patterns',
  },
  'learning-lab': {
    name: 'Learning lab',
    guide:
      'Before, 45 minutes: host and facilitator go through the lesson, each of 3 to 6 colleagues chooses what to look for. In the room, 30 to 50 minutes, classes covered. After, 45 minutes: what did students do, and what will each try?',
    minutes: { usual: 45, least: 30, most: 60 },
    visitors: { usual: 6, most: 6 },
    keeps: 'template',
  },
  'lesson-study': {
    name: 'Lesson study',
    guide:
      'Four to eight meetings of 4 to 6 people plan one research lesson. One teaches it, 45 to 60 minutes; the others watch students, who are called Student 1 and Student 2. All discuss for 60 minutes and revise the lesson.',
    minutes: { usual: 50, least: 30, most: 60 },
    visitors: { usual: 6, most: 6 },
    keeps: 'template',
  },
} as const satisfies Record<string, Protocol>;

export type ProtocolName = keyof typeof protocols;

export const protocolNames = Object.keys(protocols) as ProtocolName[];
