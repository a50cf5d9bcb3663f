import { describe, expect, test } from 'vitest';
import { movedOffer } from '../../src/domain/moved-offer.ts';
import type { QuestionOffer } from '../../src/domain/question.ts';
import { usualWorkingTime } from '../../src/time/working-hours.ts';
import { weekdaysOnly } from '../helpers/weekdays-only.ts';

const chicago = 'America/Chicago';
const at = (wall: string) => new Date(`${wall}:00-06:00`);
const open = { person: usualWorkingTime(chicago), calendar: weekdaysOnly(chicago) };
const closed = (...closures: string[]) => ({ ...open, calendar: { ...open.calendar, closures } });

/** Offered on Tue 3 March at 14:00 with four hours: two that day, two on Wednesday. */
function offer(over: Partial<QuestionOffer> = {}): QuestionOffer {
  return {
    userId: 'U11',
    kind: 'colleague',
    deliverAt: at('2026-03-03T14:00'),
    deadline: at('2026-03-04T09:30'),
    state: 'open',
    ...over,
  };
}

const morning = at('2026-03-04T06:00');

describe('an offer, when the school closes on Wednesday', () => {
  test('that has gone out has its last two hours on Thursday', () => {
    const moved = movedOffer(offer(), closed('2026-03-04'), 4, morning);
    expect(moved).toMatchObject({ deliverAt: at('2026-03-03T14:00'), deadline: at('2026-03-05T09:30') });
  });

  test('that was to go out on Wednesday goes out on Thursday, with all its hours', () => {
    const planned = offer({ deliverAt: at('2026-03-04T07:30'), deadline: at('2026-03-04T11:30') });
    const moved = movedOffer(planned, closed('2026-03-04'), 4, morning);
    expect(moved).toMatchObject({ deliverAt: at('2026-03-05T07:30'), deadline: at('2026-03-05T11:30') });
  });

  test('is where it was when the closure is undone, and further on when Thursday closes too', () => {
    const planned = offer({ deliverAt: at('2026-03-04T07:30'), deadline: at('2026-03-04T11:30') });
    for (const one of [offer(), planned]) {
      const moved = movedOffer(one, closed('2026-03-04'), 4, morning);
      const { deliverAt, deadline } = movedOffer(moved, open, 4, morning);
      expect({ deliverAt, deadline }).toEqual({ deliverAt: one.deliverAt, deadline: one.deadline });
    }
    const twice = movedOffer(
      movedOffer(offer(), closed('2026-03-04'), 4, morning),
      closed('2026-03-04', '2026-03-05'),
      4,
      morning,
    );
    expect(twice.deadline).toEqual(at('2026-03-06T09:30'));
  });

  test('is the same offer where nothing moves, and never comes earlier than it was first said', () => {
    const one = offer();
    expect(movedOffer(one, closed('2026-03-06'), 4, morning)).toBe(one);
    expect(movedOffer(one, open, 1, morning)).toBe(one);
  });

  test('stays where it is for someone who never works again', () => {
    const one = offer();
    expect(movedOffer(one, { ...open, person: { ...open.person, days: [] } }, 4, morning)).toBe(one);
  });
});
