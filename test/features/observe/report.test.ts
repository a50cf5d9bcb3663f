import { beforeEach, describe, expect, test } from 'vitest';
import { jobs } from '../../../src/features/observe/index.ts';
import { labels } from '../../helpers/desk.ts';
import { observation } from '../../helpers/observation.ts';
import { choice, observeDesk } from './observe-desk.ts';

const { types, presses, sends, begun, rounds, person, card, modal, modalText, messagesTo, bot, slack, db } =
  await observeDesk();
const { deps } = bot;
const inModal = { view: { id: 'V1', type: 'modal' } };
const tick = async (at: string) => {
  bot.setNow(new Date(at));
  for (const { run } of jobs) await run(deps, new Date(at));
  bot.sender.wake();
  await bot.settled();
};
const report = async () => (await rounds())[0]?.report;
const write = (lines: string | null, userId = 'U01', more = {}) =>
  sends('observe.report-form', { lines: { value: lines }, ...more }, { userId, id });
const close = () => presses('observe.report-close', id, inModal);
const result = () =>
  slack.callsOf('chat.postMessage').filter(({ text }) => String(text).startsWith('*What the rooms show'));

let id = '';
/** U01 walked through the rooms of these hosts. */
async function walked(hosts: string[], protocol = 'learning-walk'): Promise<void> {
  id = await begun({ protocol: choice(protocol) });
  for (const [at, hostId] of hosts.entries())
    await deps.observations.addOnce(
      observation({
        ...{ id: `o${at}`, cause: `c${at}`, roundId: id, hostId, place: `Room ${at + 10}`, status: 'held' },
        visitors: [{ userId: 'U01', seatNo: 1 }],
      }),
    );
}

beforeEach(async () => {
  for (const [userId, name] of [
    ['U01', 'Renata Okafor'],
    ['U03', 'Priya Raman'],
    ['U07', 'Kofi Mensah'],
  ] as const) {
    await person(userId, { name });
    await deps.people.join('T1', userId, new Date('2026-02-01T15:00:00Z'));
  }
});

describe('a report', () => {
  test('is not written over fewer than four rooms, by whatever press, and says why', async () => {
    await walked(['U08', 'U09', 'U10', 'U10']);
    await presses('observe.report', id, inModal);
    expect(modalText()).toContain('3 rooms so far. There is no report over fewer than 4 rooms');
    expect(labels(modal() as never)).toEqual([]);
    await presses('observe.report-write', id, { userId: 'U01', ...inModal });
    expect(modalText()).toContain('no report over fewer than 4 rooms');
    await write('Nine students spoke');
    await close();
    expect(await report()).toBeUndefined();
  });

  test('is none of a focused visit', async () => {
    await walked(['U08', 'U09', 'U10', 'U11'], 'focused-visit');
    await presses('observe.report', id, inModal);
    expect(modalText()).toContain('not after this kind of visit');
  });

  test('goes step by step, and stands in the channel for everyone at once when the last is closed', async () => {
    await walked(['U08', 'U09', 'U10', 'U11']);
    await presses('observe.report', id, { userId: 'U01', ...inModal });
    expect(modalText()).toContain('Step 1 of 3');
    expect(labels(modal() as never)).toEqual(['Describe']);
    await close();
    expect(modalText()).toContain('Nothing was written in this step yet');
    await write('Nine of 24 students spoke\nThree asked a classmate');
    expect(modalText()).toContain('Nine of 24 students spoke');
    await presses('observe.report-close', id, { userId: 'U01', ...inModal });
    expect(modalText()).toContain('Only who began this round');
    await close();
    expect(modalText()).toContain('Step 2 of 3');
    await write('Few students ask each other');
    await close();
    await write('Partners talk first; we need ten minutes to plan it');
    expect(result()).toEqual([]);
    await close();
    expect(result()).toMatchObject([{ channel: 'C1', text: expect.stringContaining('Few students ask each other') }]);
    expect(result()[0]?.text).not.toContain('Nine of 24');
    expect(result()[0]?.text).toContain('Commit to something keeps both.');
    expect(labels(result()[0] as never)).toEqual(['Commit to something']);
    await presses('commit.begin', '', { userId: 'U01' });
    expect(modal().title.text).toBe('A commitment');
    expect(card().text).toContain('The round is over');
    for (const userId of ['U01', 'U07'])
      expect(
        messagesTo(userId)
          .map(({ text }) => text)
          .join(),
      ).not.toContain('Few');
    await close();
    expect(result()).toHaveLength(1);
    await write('Another pattern');
    expect(modalText()).toContain('This step is closed by now');
  });

  test('is read on the way by those who were there, and by nobody else, not by a leader of the school nor by who began the walk and was in no room', async () => {
    await walked(['U08', 'U09', 'U10', 'U11']);
    await write('Nine of 24 students spoke');
    await deps.leaders.name({ teamId: 'T1', userId: 'U03', scope: 'school', namedBy: 'U01', at: new Date() });
    for (const userId of ['U03', 'U04', 'U07']) {
      await presses('observe.report', id, { userId, ...inModal });
      expect(modalText(), userId).not.toContain('Nine of 24');
      await presses('observe.report-write', id, { userId, ...inModal });
      expect(modalText(), userId).not.toContain('Nine of 24');
      await write('I was not there', userId);
    }
    for (const userId of ['U01', 'U08']) {
      await presses('observe.report', id, { userId, ...inModal });
      expect(modalText(), userId).toContain('Nine of 24');
    }
    expect((await report())?.described).toEqual(['Nine of 24 students spoke']);
    await close();
    expect(modalText()).toContain('Step 2 of 3');
    expect(modalText()).not.toContain('Nine of 24');
  });

  test('is closed step by step by anyone who was there once who began the walk has left, and by nobody else', async () => {
    await walked(['U08', 'U09', 'U10', 'U11']);
    await write('Nine of 24 students spoke');
    await person('U07', { standing: 'deactivated' });
    await presses('observe.report-close', id, { userId: 'U03', ...inModal });
    expect((await report())?.step).toBe('describe');
    await presses('observe.report', id, { userId: 'U01', ...inModal });
    expect(labels(modal() as never)).toEqual(['Describe', 'Close the description']);
    await presses('observe.report-close', id, { userId: 'U01', ...inModal });
    expect((await report())?.step).toBe('pattern');
  });

  test('that is full says so beside the field, and keeps what was written there', async () => {
    await walked(['U08', 'U09', 'U10', 'U11']);
    const described = Array.from({ length: 59 }, (_, line) => `Seen ${line}`);
    await db
      .collection('rounds')
      .updateOne({ id }, { $set: { report: { step: 'describe', described, patterns: [] } } });
    expect((await write('One more\nAnd another'))?.lines).toContain('Write 1 at most');
    expect(await write('One more')).toBeUndefined();
    expect((await report())?.described).toHaveLength(60);
  });

  test('keeps a grade that two of the visited teachers list, and loses one of a single teacher', async () => {
    await walked(['U08', 'U09', 'U10', 'U11']);
    for (const [userId, detail] of [
      ['U08', 'in grade 4'],
      ['U09', 'with fourth graders'],
      ['U10', 'in grade 2'],
    ] as const)
      await deps.expertise.put({
        ...{ teamId: 'T1', userId, id: `e-${userId}`, topic: 'fractions', topicKey: 'fractions', detail },
        ...{ source: 'skill', level: 3, offers: [], confirmedOn: '2026-02-01' },
      } as never);
    await write('In grade 4 few speak\nIn grade 2 more do');
    expect((await report())?.described).toEqual(['In grade 4 few speak', 'In a grade more do']);
    expect(modalText()).toContain('I took out: grade 2');
  });

  test('loses names and rooms, and says which', async () => {
    await person('U01', { name: 'Grace Okafor' });
    await walked(['U08', 'U09', 'U10', 'U11']);
    await write('In Room 11 Kofi asked twice\nRoom 13 was quiet\nGrace waited for both');
    expect((await report())?.described).toEqual([
      'In a room a colleague asked twice',
      'A room was quiet',
      'A colleague waited for both',
    ]);
    expect(modalText()).toContain('I took out: Room 11, Kofi, Room 13, Grace');
    expect(JSON.stringify(await db.collection('rounds').find().toArray())).not.toMatch(/Kofi|Room 1/);
  });

  test('asks once to say judging words anew, and stops a student’s name', async () => {
    await walked(['U08', 'U09', 'U10', 'U11']);
    expect(await write('A great lesson')).toEqual({ lines: expect.stringContaining('judgment') });
    expect(await write('A great lesson')).toBeUndefined();
    expect(await write('Marisol keeps talking in my class')).toEqual({ lines: expect.stringContaining('Marisol') });
    expect(await write(' ')).toEqual({ lines: expect.stringContaining('Write what you saw') });
  });

  test('is asked for once the fourth room is said to have been visited, also when the round was over before', async () => {
    await walked(['U08', 'U09', 'U10', 'U11', 'U12']);
    await db.collection('observations').updateMany({ id: { $in: ['o3', 'o4'] } }, { $set: { status: 'open' } });
    await presses('observe.end', id, inModal);
    const asked = () => messagesTo('U07').filter(({ text }) => text.includes('What do they show?'));
    expect(asked()).toEqual([]);
    bot.setNow(new Date('2026-02-26T16:00:00Z'));
    for (const visit of ['o3', 'o4']) await presses('observe.held', visit, { userId: 'U01' });
    expect(asked()).toHaveLength(1);
    expect(await db.collection('budgets').findOne({ userId: 'U07' })).toMatchObject({ count: 1 });
  });

  test('is asked for when the round is over, and can be written then; what was described goes once it is shown', async () => {
    await walked(['U08', 'U09', 'U10', 'U11']);
    await presses('observe.end', id, inModal);
    expect(messagesTo('U07').at(-1)?.text).toContain('4 rooms were visited. What do they show?');
    expect(labels(card())).toEqual(['The report']);
    await write('Nine of 24 students spoke');
    await close();
    await write('Few students ask each other');
    await close();
    await write('Partners talk first');
    await close();
    expect(labels(card())).toEqual([]);
    await deps.schools.set('T1', { legalHold: { by: 'U01', at: new Date() } });
    await tick('2026-03-14T15:00:00Z');
    expect((await report())?.described).toHaveLength(1);
    await deps.schools.set('T1', { legalHold: null });
    await tick('2026-03-14T15:00:20Z');
    expect(await report()).toMatchObject({ described: [], patterns: ['Few students ask each other'] });
    await types('');
    expect(modal().title.text).toBe('A round of visits');
  });
});

test('where a visit was, and what was looked at, is forgotten after half a year; that it took place is not', async () => {
  await walked(['U08']);
  await tick('2026-08-20T15:00:00Z');
  expect((await db.collection('observations').findOne())?.place).toBe('Room 10');
  await tick('2026-08-25T15:00:00Z');
  expect(await db.collection('observations').findOne()).toMatchObject({ place: '', focus: '', status: 'held' });
});
