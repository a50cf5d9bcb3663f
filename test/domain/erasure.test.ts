import { describe, expect, test } from 'vitest';
import { partOf, without } from '../../src/domain/erasure.ts';
import { describe as describeGap, type Gap, namedGap, takeRole } from '../../src/domain/gap.ts';
import { commitment, support } from '../helpers/commitment.ts';

const peters = commitment({
  history: [{ on: '2026-02-24', by: 'U11', what: 'opened', words: 'Talk in the science block', dueDay: '2026-03-12' }],
});

describe('someone who is taken out', () => {
  test('of their own commitment leaves its state and its days, and none of its words, whoever changed it', () => {
    const left = without(peters, 'U13', 'erased-1');
    expect(left).toMatchObject({
      ownerId: 'erased-1',
      partnerId: 'U11',
      status: 'open',
      dueDay: '2026-03-12',
      words: '',
    });
    expect(left.supports).toMatchObject([{ giverId: 'U01', status: 'owed', words: '' }]);
    expect(JSON.stringify(left)).not.toMatch(/U13|science block|whiteboards/);
  });

  test('as partner or giver leaves the words of the one whose commitment it is', () => {
    const left = without(without(peters, 'U11', 'erased-2'), 'U01', 'erased-3');
    expect(left).toMatchObject({ words: 'Talk in the science block', partnerId: 'erased-2' });
    expect(left.supports).toMatchObject([{ giverId: 'erased-3', words: 'whiteboards' }]);
    expect(left.history).toMatchObject([{ by: 'erased-2', words: 'Talk in the science block' }]);
  });

  test('takes along why they let it go, which is in what is theirs, and not in what is their partner’s', () => {
    const gone = {
      on: '2026-03-01',
      by: 'U13',
      what: 'released',
      words: 'w',
      dueDay: '2026-03-12',
      reason: 'ill',
    } as const;
    const one = commitment({ status: 'released', history: [gone] });
    expect(without(one, 'U13', 'erased-1').history).toMatchObject([{ what: 'released', reason: '' }]);
    expect(partOf(one, 'U13')).toMatchObject({ history: [gone] });
    expect(JSON.stringify(partOf(one, 'U11') ?? {})).not.toContain('ill');
  });

  test('is no more named in the words of others, nor in a key', () => {
    const left = without({ key: 'commitment:c1:to:U13', text: 'Ask <@U13> about it' }, 'U13', 'erased-1');
    expect(left).toEqual({ key: 'commitment:c1:to:erased-1', text: 'Ask someone about it' });
  });

  test('twice is the same as once, and who is not in it changes nothing', () => {
    const once = without(peters, 'U13', 'erased-1');
    expect(without(once, 'U13', 'erased-1')).toEqual(once);
    expect(without(peters, 'U99', 'erased-9')).toEqual(peters);
  });
});

test('what someone takes with them of a record of others is their part alone', () => {
  const session = {
    id: 's1',
    hostId: 'U11',
    place: 'Room 12',
    visitors: [
      { userId: 'U13', seatNo: 1 },
      { userId: 'U17', seatNo: 2 },
    ],
    tries: [
      { userId: 'U13', words: 'I ask again' },
      { userId: 'U17', words: 'I wait' },
      { userId: 'U11', words: 'I stop sooner' },
    ],
  };
  expect(partOf(session, 'U13')).toEqual({
    visitors: [{ userId: 'U13', seatNo: 1 }],
    tries: [{ userId: 'U13', words: 'I ask again' }],
  });
  // What its host will try is the host's alone, whoever takes what, and goes with them.
  expect(partOf(session, 'U11')).toMatchObject({ tries: [{ words: 'I stop sooner' }] });
  expect(JSON.stringify(partOf(session, 'U11'))).not.toMatch(/I ask again|I wait/);
  expect(without(session, 'U11', 'erased-1').tries[2]).toEqual({ userId: 'erased-1', words: '' });
  expect(partOf(session, 'U99')).toBeUndefined();
  expect(partOf(commitment({ supports: [support()] }), 'U13')).toMatchObject({ words: 'Talk in the science block' });
});

test('why someone declined is theirs alone, whoever passed the question to them', () => {
  const passed = {
    offers: [{ userId: 'U11', passedBy: 'U13', note: 'ask her', state: 'declined', reason: 'no-time' }],
  };
  expect(JSON.stringify(partOf(passed, 'U13'))).not.toContain('no-time');
  expect(partOf(passed, 'U11')).toEqual({ offers: [{ reason: 'no-time' }] });
  expect(without(passed, 'U11', 'erased-1').offers[0]).toMatchObject({ note: 'ask her', reason: '' });
});

test('why a gap matters is of who wrote it, whoever owns or named it', () => {
  const by = { teamId: 'T1', id: 'g1', cause: 'c1', openedBy: 'U13', openedAt: new Date('2026-03-05T15:00:00Z') };
  const named = takeRole(namedGap(by, 'slife', 'My newcomers sit and wait.'), 'owner', 'U11', by.openedAt) as Gap;
  expect(partOf(named, 'U13')).toMatchObject({ why: 'My newcomers sit and wait.' });
  expect(partOf(named, 'U11')).toBeUndefined();
  expect(without(named, 'U13', 'erased-1')).toMatchObject({ openedBy: 'erased-1', owner: 'U11', why: '' });
  expect(without(named, 'U11', 'erased-2')).toMatchObject({ owner: 'erased-2', why: 'My newcomers sit and wait.' });
  // Its owner says the topic in other words, and then why.
  const renamed = describeGap(named, 'U11', { topic: 'newcomer math', why: 'My newcomers sit and wait.' }) as Gap;
  expect(partOf(renamed, 'U11')).toBeUndefined();
  const anew = describeGap(renamed, 'U11', { topic: 'newcomer math', why: 'They cannot follow.' }) as Gap;
  expect(partOf(anew, 'U11')).toMatchObject({ why: 'They cannot follow.' });
  expect(JSON.stringify(partOf(anew, 'U13'))).not.toContain('follow');
});

test('thanks are the giver’s', () => {
  expect(partOf({ giverId: 'U13', receiverId: 'U11', because: 'you asked' }, 'U13')).toMatchObject({
    because: 'you asked',
  });
  expect(partOf({ giverId: 'U13', receiverId: 'U11', because: 'you asked' }, 'U11')).toBeUndefined();
});
