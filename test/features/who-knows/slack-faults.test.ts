import { describe, expect, test } from 'vitest';
import type { FaultPlan } from '../../../src/practice/faults.ts';
import { freshSchools, askedText as text } from '../../helpers/fresh-schools.ts';

// Tuesday 26 February 2036, 09:00 in Chicago: a practice workspace is ahead of this machine's clock, by which history is read.
const at = await freshSchools('2036-02-26T15:00:00Z');

const { records } = at;

/** More than a minute of machine time goes by for all that waits. */
async function aMinuteLater(): Promise<void> {
  const back = (field: string) => ({ $subtract: [`$${field}`, 70_000] });
  await records('outbox').updateMany({ state: { $in: ['pending', 'sending'] }, firstTry: { $exists: true } }, [
    { $set: { retryAt: back('retryAt'), leaseUntil: back('leaseUntil'), firstTry: back('firstTry') } },
  ]);
  await records('pauses').updateMany({}, [{ $set: { until: back('until') } }]);
  at.school.path.sender.wake();
  await at.school.path.settled();
}

const faults: [string, FaultPlan][] = [
  ['429 with Retry-After', { kind: 'rate_limited', retryAfter: 7 }],
  ['429 without Retry-After', { kind: 'rate_limited', retryAfter: null }],
  ['500 before it took effect', { kind: 'http_error', status: 500, when: 'before' }],
  ['500 after it took effect', { kind: 'http_error', status: 500, when: 'after' }],
  ['a reset before it took effect', { kind: 'reset', when: 'before' }],
  ['a reset after it took effect', { kind: 'reset', when: 'after' }],
];

const neverTaken = faults.filter(([, fault]) => !('when' in fault) || fault.when === 'before');

describe('while Slack answers the opening of a form with', () => {
  test.each(neverTaken)('%s, the asker is told how to ask without one', async (_, fault) => {
    at.school.faults.add({ ...fault, method: 'views.open', times: null });
    await at.school.as('17').command('/who-knows');
    await at.school.as('17').sees('Write your question after the command');
  });
});

describe('while Slack answers every post with', () => {
  test.each(faults)('%s, the question is not lost, and in the end each message stands once', async (_, fault) => {
    const [mateo, aisha] = [at.school.as('17'), at.school.as('11')];
    const { id } = at.school.faults.add({ ...fault, method: 'chat.postMessage', times: null });
    await mateo.command('/who-knows', text);
    await mateo.press('Ask Aisha');
    await mateo.sees('Asked');
    await at.school.path.settled();
    expect(await records('outbox').countDocuments({ state: { $in: ['sent', 'dead'] } })).toBe(0);

    at.school.faults.remove(id);
    await aMinuteLater();
    await mateo.sees('has it until');
    const offers = aisha.messages().filter((message) => message.text.includes(text));
    const states = mateo.messages().filter((message) => message.text.includes('has it until'));
    expect([offers.length, states.length]).toEqual([1, 1]);
    await aisha.press('I can help', offers[0]);
    await mateo.sees('can help. Talk in this thread');
    expect(await records('outbox').countDocuments({ maybeTwice: true })).toBe(0);
  });
});
