import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  accept,
  agreeToShow,
  askedInTurn,
  becomeGap,
  closeOffer,
  isForAskerToDecide,
  letGo,
  markHelped,
  newRound,
  nextChosen,
  noneLeft,
  notAskedAgain,
  offerTo,
  openOffer,
  type Question,
  type QuestionOffer,
  reopen,
  stop,
} from '../../src/domain/question.ts';
import { question } from '../helpers/question.ts';

const at = new Date('2026-02-24T15:00:00Z');
const asker = 'U07';

function offer(userId: string, over: Partial<QuestionOffer> = {}): QuestionOffer {
  return { userId, kind: 'colleague', deliverAt: at, deadline: at, state: 'open', ...over };
}

/** A question that this colleague, Aisha where none is named, has now. */
function asked(over: Partial<Question> = {}): Question {
  const { helped: _, answerer: __, acceptedAt: ___, ...rest } = question();
  return { ...rest, status: 'asking', offers: [offer('U11')], ...over };
}

describe('a question', () => {
  test('that is held out to the next colleague is taken back from the one before', () => {
    const { offers } = offerTo(asked(), offer('U12'));
    expect(offers.map(({ userId, state }) => [userId, state])).toEqual([
      ['U11', 'withdrawn'],
      ['U12', 'open'],
    ]);
  });

  test('is never taken by its own asker', () => {
    expect(accept(asked(), asker, at)).toBeUndefined();
  });

  test('can be taken by whoever said "Not this time", and the next one is told that it is settled', () => {
    const next = offerTo(closeOffer(asked(), 'declined'), offer('U12'));
    expect(accept(next, 'U11', at)?.offers.map(({ state }) => state)).toEqual(['accepted', 'withdrawn']);
  });

  test('that is taken in a channel stands there no longer, and says who took it', () => {
    const posted = asked({ offers: [], post: { channelId: 'C1', postedAt: at, open: true } });
    expect(accept(posted, 'U13', at)).toMatchObject({
      post: { open: false },
      answerer: 'U13',
      offers: [{ userId: 'U13', state: 'accepted' }],
    });
  });

  test.each(['sealed', 'draft', 'accepted', 'helped', 'stopped', 'gap'] as const)(
    'that is %s is not to be taken',
    (status) => {
      expect(accept(asked({ status }), 'U12', at)).toBeUndefined();
    },
  );

  test('that nobody is left for is the asker’s, unless it stands in a channel', () => {
    const declined = closeOffer(asked(), 'declined');
    expect(noneLeft(declined).status).toBe('unanswered');
    const posted = noneLeft({ ...declined, post: { channelId: 'C1', postedAt: at, open: true } });
    expect(posted.status).toBe('asking');
    expect(isForAskerToDecide(posted)).toBe(true);
  });

  test('that someone has is not the asker’s to send on', () => {
    expect(isForAskerToDecide(asked())).toBe(false);
  });

  test('becomes a gap before it is taken, never after', () => {
    expect(becomeGap(asked(), at)).toMatchObject({ status: 'gap', offers: [{ state: 'withdrawn' }] });
    expect(becomeGap(question({ status: 'accepted' }), at)).toBeUndefined();
  });

  test.each(['helped', 'stopped', 'gap'] as const)('that is %s is not stopped once more', (status) => {
    expect(stop(asked({ status }), at)).toBeUndefined();
  });

  test('helped only when someone had taken it', () => {
    expect(markHelped(asked(), 'Partners talk first', true, at)).toBeUndefined();
  });

  test('is found by others only when both agree', () => {
    const helped = markHelped(question({ status: 'accepted' }), 'Partners talk first', false, at) as Question;
    expect(agreeToShow(helped)).toBeUndefined();
    const shown = markHelped(question({ status: 'accepted' }), 'Partners talk first', true, at) as Question;
    expect(agreeToShow(shown)?.helped?.answererAgrees).toBe(true);
  });

  test('that its answerer cannot go on with has nobody, and may be theirs again later', () => {
    const back = letGo(question({ status: 'accepted' }), 'U11') as Question;
    expect(back).toMatchObject({ status: 'unanswered', offers: [{ state: 'withdrawn' }] });
    expect(notAskedAgain(back)).toEqual([]);
    expect(letGo(question({ status: 'accepted' }), 'U12')).toBeUndefined();
  });
});

describe('who is asked next', () => {
  const offers = [
    offer('U11', { state: 'declined', reason: 'no-time' }),
    offer('U12', { state: 'declined', reason: 'not-mine' }),
    offer('U13', { state: 'accepted' }),
  ];
  const taken = asked({ status: 'accepted', answerer: 'U13', offers });

  test('after "Still stuck" is nobody of those asked before, and three more in turn', () => {
    const back = reopen(taken) as Question;
    expect(notAskedAgain(back)).toEqual(['U11', 'U12', 'U13']);
    expect(askedInTurn(back)).toBe(0);
  });

  test('after "Ask again" may be who had no time, but not whose it is not, nor who did not help', () => {
    expect(notAskedAgain(newRound(reopen(taken) as Question))).toEqual(['U12', 'U13']);
  });

  test('after "Still stuck" may be who had it when somebody else took it, for they never answered', () => {
    const late = accept(offerTo(closeOffer(asked(), 'expired'), offer('U12')), 'U11', at) as Question;
    expect(notAskedAgain(reopen(late) as Question)).toEqual(['U11']);
    const away = closeOffer(asked({ offers: [offer('U12')] }), 'withdrawn');
    expect(notAskedAgain(away)).toEqual(['U12']);
  });

  test('does not count whom it was passed to, nor who could not be written to', () => {
    const those = [offer('U11', { kind: 'passed' }), offer('U12', { state: 'withdrawn' }), offer('U13')];
    expect(askedInTurn(asked({ offers: those }))).toBe(1);
  });

  test('follows the asker’s own order first', () => {
    expect(nextChosen(asked({ chosen: ['U11', 'U14', 'U12'], offers: [offer('U11')] }))).toBe('U14');
  });
});

const colleagues = ['U11', 'U12', 'U13', 'U14', asker];
type Step = (question: Question, userId: string) => Question | undefined;

const ifOpen = (question: Question, then: (question: Question) => Question) =>
  openOffer(question) ? then(question) : undefined;
/** The next colleague, as the routine finds them: never the asker, never someone who is not to be asked again. */
function goOn(question: Question, userId: string): Question {
  const notThese = [asker, ...notAskedAgain(question)];
  return notThese.includes(userId) ? noneLeft(question) : offerTo(question, offer(userId));
}

/** All that can happen to a question, by the words people press. */
const steps: Record<string, Step> = {
  'I can help': (one, userId) => accept(one, userId, at),
  'Not this time': (one, userId) => ifOpen(one, (open) => goOn(closeOffer(open, 'declined'), userId)),
  'the deadline passes': (one, userId) => ifOpen(one, (open) => goOn(closeOffer(open, 'expired'), userId)),
  'I know who knows': (one, userId) =>
    userId === asker
      ? undefined
      : ifOpen(one, (open) => offerTo(closeOffer(open, 'passed-on'), offer(userId, { kind: 'passed' }))),
  'Still stuck': (one, userId) => {
    const back = reopen(one);
    return back && goOn(back, userId);
  },
  'Ask again': (one, userId) => (isForAskerToDecide(one) ? goOn(newRound(one), userId) : undefined),
  'Ask the team': (one) =>
    ['asking', 'unanswered'].includes(one.status) && !one.post?.open
      ? { ...one, status: 'asking', post: { channelId: 'C1', postedAt: at, open: true } }
      : undefined,
  'Stop asking': (one) => stop(one, at),
  'None of us knows this yet': (one) => becomeGap(one, at),
  'This helped': (one) => markHelped(one, 'Partners talk first', true, at),
  'goes on leave': letGo,
};

describe('whatever is pressed, in whatever order', () => {
  const presses = fc.array(fc.tuple(fc.constantFrom(...Object.keys(steps)), fc.constantFrom(...colleagues)), {
    maxLength: 30,
  });

  test('one colleague at a time holds a question, it is never its asker, and what is settled stays settled', () => {
    fc.assert(
      fc.property(presses, (sequence) => {
        let now = asked();
        for (const [press, userId] of sequence) {
          const next = steps[press]?.(now, userId);
          if (['helped', 'stopped', 'gap'].includes(now.status)) expect(next, press).toBeUndefined();
          now = next ?? now;
          const open = now.offers.filter(({ state }) => state === 'open');
          expect(open.length, press).toBeLessThanOrEqual(now.status === 'asking' ? 1 : 0);
          expect(now.offers.map((one) => one.userId)).not.toContain(asker);
          expect(now.answerer).not.toBe(asker);
          if (['accepted', 'helped'].includes(now.status)) expect(now.answerer, press).toBeDefined();
          if (['asking', 'unanswered', 'gap'].includes(now.status)) expect(now.answerer, press).toBeUndefined();
          if (now.status !== 'asking') expect(Boolean(now.post?.open), press).toBe(false);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('nobody who was asked in a round, and nobody who took it in vain, is asked once more unasked', () => {
    fc.assert(
      fc.property(presses, (sequence) => {
        let now = asked();
        for (const [press, userId] of sequence) {
          const next = steps[press]?.(now, userId);
          const isUnasked = ['Not this time', 'the deadline passes', 'Still stuck'].includes(press);
          const answered = now.offers.slice(now.roundFrom).filter(({ overtaken }) => !overtaken);
          if (next && isUnasked && next.offers.length > now.offers.length)
            expect(answered.map((one) => one.userId)).not.toContain(next.offers.at(-1)?.userId);
          now = next ?? now;
        }
      }),
      { numRuns: 500 },
    );
  });
});
