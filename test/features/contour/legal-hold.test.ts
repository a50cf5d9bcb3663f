import { readdirSync, readFileSync } from 'node:fs';
import type { Document } from 'mongodb';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Gap } from '../../../src/domain/gap.ts';
import type { Observation } from '../../../src/domain/observation.ts';
import type { OutsideHelp } from '../../../src/domain/outside-help.ts';
import { jobs } from '../../../src/features/index.ts';
import { desk, labels } from '../../helpers/desk.ts';
import { question } from '../../helpers/question.ts';

const { types, presses, bot, slack, db } = await desk('/contour');
const { deps } = bot;
const hold = async () => (await deps.schools.home('T1')).legalHold ?? null;
const long = new Date('2026-02-24T15:00:00Z');
const aYearOn = new Date('2027-03-01T15:00:00Z');
const tick = async () => {
  for (const { name, run } of jobs) if (/forget|words|removals/.test(name)) await run(deps, aYearOn);
};

beforeEach(async () => {
  await db.collection('schools').updateMany({}, { $unset: { legalHold: '' } });
  for (const userId of ['U01', 'U07'])
    await deps.people.keepSlack(
      { teamId: 'T1', userId, name: userId, standing: 'colleague', isAdmin: userId === 'U01', zone: 'UTC' },
      long,
    );
});

test('a legal hold is set and released by an admin, on record, and found by nobody else', async () => {
  expect(labels(await types('privacy'))).toEqual(['Take my data with me', 'Erase what is kept of me']);
  expect((await presses('contour.hold-set', 'school')).text).toContain('Only an admin');
  expect(await hold()).toBeNull();

  expect(labels(await types('privacy', 'U01')).at(-1)).toBe('Set a legal hold');
  const set = await presses('contour.hold-set', 'school', { userId: 'U01' });
  expect(set.text).toContain('A legal hold is set');
  await presses('contour.hold-set', 'school', { userId: 'U01' });
  expect(await hold()).toMatchObject({ by: 'U01' });
  expect((await presses('contour.hold-release', 'school')).text).toContain('Only an admin');
  await presses('contour.hold-release', 'school', { userId: 'U01' });
  expect(await hold()).toBeNull();
  expect((await deps.audit.latest('T1', 9)).map(({ act }) => act)).toEqual(['hold.released', 'hold.set']);
});

const helped = { practice: 'Partners first', at: long, mayBeShown: true };

/** What each routine keeps in people’s words, long past its time. */
const written: Record<string, Document> = {
  questions: question({ text: 'kept words', helped: { ...helped, answererAgrees: true } }),
  sessions: { place: 'kept words', startsAt: long, visitors: [], turn: 0 },
  modelingRequests: { wish: 'kept words', askedAt: long, turn: 0 },
  commitments: { words: 'kept words', endedOn: '2026-02-24', supports: [], history: [], turn: 0 },
  gaps: { stage: 'carried', stageSince: long, why: 'kept words', turn: 0 },
  outbox: { key: 'k', state: 'sent', notBefore: long, payload: { text: 'kept words' } },
  observations: { status: 'held', endsAt: long, place: 'kept words', focus: '', turn: 0 },
  openVisit: { status: 'open', endsAt: long, place: 'kept words', focus: '', turn: 0 },
  rounds: { to: '2026-02-24', report: { step: 'describe', described: ['kept words'] }, turn: 0 },
  ritualCards: { postedAt: long, answers: [{ userId: 'U07', words: 'kept words' }] },
  hiddenAnswer: { hasHidden: true, postedAt: aYearOn, answers: [{ words: 'kept words', isHidden: true }] },
  thanks: { at: long, because: 'kept words' },
  visitNotes: { keptUntil: long, noticed: 'kept words', isHidden: false },
  hiddenNote: { keptUntil: new Date('2028-01-01T00:00:00Z'), noticed: 'kept words', isHidden: true },
  removals: { from: 'outsideHelp', record: { words: 'kept words' }, isHidden: true },
};
const placeOf: Record<string, string> = {
  openVisit: 'observations',
  hiddenAnswer: 'ritualCards',
  hiddenNote: 'visitNotes',
};

describe('under a legal hold', () => {
  test('nothing that people wrote goes when its time is over; in the school next door it does, and on release', async () => {
    const keptIn = async (teamId: string) => {
      const kept: string[] = [];
      for (const name of Object.keys(written)) {
        const records = await db
          .collection(placeOf[name] ?? name)
          .find({ teamId, madeFor: name })
          .toArray();
        if (JSON.stringify(records).includes('kept words')) kept.push(name);
      }
      return kept;
    };
    await deps.schools.set('T1', { legalHold: { by: 'U01', at: long } });
    for (const [name, record] of Object.entries(written))
      for (const teamId of ['T1', 'T2'])
        await db
          .collection(placeOf[name] ?? name)
          .insertOne({ id: name, cause: name, ritualId: name, authorId: name, madeFor: name, ...record, teamId });
    expect(await deps.questions.answered('T1', 9)).toHaveLength(1);
    await tick();
    expect(await keptIn('T1')).toEqual(Object.keys(written));
    expect(await keptIn('T2')).toEqual([]);
    // Kept, and no more found by others.
    expect(await deps.questions.answered('T1', 9)).toEqual([]);
    await deps.schools.set('T1', { legalHold: null });
    await tick();
    expect(await keptIn('T1')).toEqual([]);
  });

  const read = (teamId: string) => ({ teamId, id: 'x', turn: 0 });
  const removing: [string, Document, (teamId: string) => Promise<unknown>][] = [
    [
      'outsideHelp',
      { id: 'x', name: 'kept words', turn: 0 },
      (teamId) => deps.outsideHelp.remove(read(teamId) as OutsideHelp),
    ],
    ['gaps', { id: 'x', why: 'kept words', turn: 0 }, (teamId) => deps.gaps.remove(read(teamId) as Gap)],
    [
      'expertise',
      { id: 'x', userId: 'U07', detail: 'kept words' },
      (teamId) => deps.expertise.remove(teamId, 'U07', 'x'),
    ],
    [
      'wishes',
      { id: 'x', userId: 'U07', topic: 'kept words' },
      (teamId) => deps.expertise.removeWish(teamId, 'U07', 'x'),
    ],
    [
      'learnedWords',
      { id: 'x', userId: 'U07', words: ['kept words'] },
      (teamId) => deps.learnedWords.remove(teamId, 'U07', 'x'),
    ],
    [
      'observations',
      { id: 'x', place: 'kept words', turn: 0 },
      (teamId) => deps.observations.remove(read(teamId) as Observation),
    ],
    ['norms', { scope: 'school', norms: ['kept words'] }, (teamId) => deps.norms.set(teamId, 'school', [])],
  ];
  test('what someone removes is gone for everyone at once, and for good on release', async () => {
    await deps.schools.set('T1', { legalHold: { by: 'U01', at: long } });
    for (const [name, record, remove] of removing)
      for (const teamId of ['T1', 'T2']) {
        await db.collection(name).insertOne({ ...record, teamId });
        await remove(teamId);
      }
    await tick();
    for (const [name] of removing) expect(await db.collection(name).countDocuments(), name).toBe(0);
    const aside = await db.collection('removals').find().toArray();
    expect(aside.map(({ teamId, from }) => [teamId, from])).toEqual(removing.map(([name]) => ['T1', name]));
    for (const one of aside) expect(JSON.stringify(one.record)).toContain('kept words');
    await presses('contour.data-take', 'mine', { userId: 'U07' });
    expect(String(slack.callsOf('upload').at(-1)?.text)).not.toContain('kept words');
    await presses('contour.hold-release', 'school', { userId: 'U01' });
    await tick();
    expect(await db.collection('removals').countDocuments()).toBe(0);
  });
});

/** Stores that delete without asking for a legal hold, each with the reason. */
const asksNoHold: Record<string, string> = {
  'booking-store.ts': 'times without words',
  'calendar-store.ts': 'a list that nobody took over',
  'commitment-store.ts': 'drafts, which nobody else has seen',
  'door-draft-store.ts': 'drafts',
  'facilitator-store.ts': 'a week one looks after, without words',
  'inbox-store.ts': 'a delivery that was refused',
  'invitation-store.ts': 'a list that nobody sent',
  'leader-store.ts': 'who leads; that it changed is on record for ever',
  'not-with-store.ts': 'the last name is taken off a list of names',
  'pause-store.ts': 'of the sender',
  'personal-data.ts': 'who is under a hold is not erased',
  'question-store.ts': 'drafts, and what was sealed because it may name a pupil',
  'ritual-store.ts': 'drafts, and a card that never stood in its channel',
  'round-store.ts': 'drafts',
  'seat-store.ts': 'places without words',
  'session-store.ts': 'drafts',
  'team-store.ts': 'who is in a team, and where Contour is switched on',
  'visit-note-store.ts': 'the verb hides instead',
};

test('whoever lets a store delete something says why a legal hold need not keep it', () => {
  const deleting = /\.(deleteOne|deleteMany|findOneAndDelete)\((?![^;]*notHeld)/;
  const stores = readdirSync('src/stores').filter((name) => name.endsWith('.ts') && name !== 'removal-store.ts');
  const found = stores.filter((name) => deleting.test(readFileSync(`src/stores/${name}`, 'utf8')));
  expect(found).toEqual(Object.keys(asksNoHold));
});
