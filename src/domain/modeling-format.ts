/** A way of showing a practice. Source: domain.md section 6, "Modeling formats". */
export interface ModelingFormat {
  /** As people read it. */
  name: string;
  /** How long it usually takes. */
  minutes: number;
  /** How many come, at least and at most. */
  group: { least: number; most: number };
}

/** Seats of a meeting, where a format names no limit. Source: domain.md section 2, "Modeling". */
const inMeeting = 30;

/** The ten formats, by the name under which they are stored. */
export const modelingFormats = {
  'live-class': { name: 'Live class with think-aloud', minutes: 20, group: { least: 1, most: 6 } },
  fishbowl: { name: 'Fishbowl', minutes: 25, group: { least: 4, most: 12 } },
  rehearsal: { name: 'Rehearsal with stops', minutes: 30, group: { least: 5, most: 12 } },
  'co-teach': { name: 'Co-teach, swap halfway', minutes: 40, group: { least: 1, most: 2 } },
  'my-turn': { name: 'My turn, your turn', minutes: 15, group: { least: 2, most: 3 } },
  'two-minute': { name: 'Two-minute model', minutes: 2, group: { least: 1, most: inMeeting } },
  planning: { name: 'Planning aloud', minutes: 30, group: { least: 1, most: 4 } },
  'student-work': { name: 'Reading student work aloud, names off', minutes: 25, group: { least: 3, most: 8 } },
  'own-video': { name: 'Own video, paused; the host holds the file', minutes: 30, group: { least: 2, most: 6 } },
  leading: { name: 'Leader’s practice: a meeting, a feedback talk', minutes: 20, group: { least: 3, most: 20 } },
} as const satisfies Record<string, ModelingFormat>;

export type FormatName = keyof typeof modelingFormats;

/** The names of all formats, in the order of the library. */
export const formatNames = Object.keys(modelingFormats) as FormatName[];
