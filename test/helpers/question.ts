import type { Question } from '../../src/domain/question.ts';

/** A question of Mateo's that Aisha took, in the workspace T1. */
export function question(over: Partial<Question> = {}): Question {
  return {
    teamId: 'T1',
    id: 'q1',
    cause: 'trigger-1',
    askedBy: 'U07',
    askedAt: new Date('2026-02-24T15:00:00Z'),
    status: 'accepted',
    text: 'how do I get quiet students talking in math',
    need: 'ask',
    anonymous: false,
    chosen: [],
    suggestions: [
      { userId: 'U11', topic: 'Math discourse', detail: 'quiet students talk', evidence: [], offers: ['ask'] },
    ],
    offers: [
      {
        userId: 'U11',
        kind: 'colleague',
        deliverAt: new Date('2026-02-24T15:00:00Z'),
        deadline: new Date('2026-02-24T19:00:00Z'),
        state: 'accepted',
      },
    ],
    roundFrom: 0,
    answerer: 'U11',
    acceptedAt: new Date('2026-02-24T16:00:00Z'),
    helped: { practice: 'Partners talk first, then two share', at: new Date('2026-02-24T17:00:00Z'), mayBeShown: true },
    turn: 0,
    ...over,
  };
}
