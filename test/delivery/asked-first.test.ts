import { describe, expect, test } from 'vitest';
import { askedFirst } from '../../src/delivery/asked-first.ts';

describe('a transaction that needs answers of Slack’s', () => {
  test('begins again with each, and asks for none twice', async () => {
    const asked: string[] = [];
    let runs = 0;
    const told = await askedFirst(async (askSlack) => {
      runs += 1;
      const ask = (name: string) =>
        askSlack(name, async () => {
          asked.push(name);
          return name.toUpperCase();
        });
      return [await ask('mateo'), await ask('aisha'), await ask('mateo')];
    });
    expect(told).toEqual(['MATEO', 'AISHA', 'MATEO']);
    expect(asked).toEqual(['mateo', 'aisha']);
    expect(runs).toBe(3);
  });

  test('meets a fault of Slack’s where it asks', async () => {
    const told = await askedFirst(async (askSlack) => {
      try {
        return await askSlack('mateo', () => Promise.reject(new RangeError('429')));
      } catch (error) {
        if (error instanceof RangeError) return error.message;
        throw error;
      }
    });
    expect(told).toBe('429');
  });

  test('that asks for something else at every run comes to an end', async () => {
    let run = 0;
    const endless = askedFirst((askSlack) => {
      run += 1;
      return askSlack(`person ${run}`, async () => run);
    });
    await expect(endless).rejects.toThrow('without end');
  });
});
