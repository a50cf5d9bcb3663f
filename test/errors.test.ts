import { MongoServerError } from 'mongodb';
import { expect, test } from 'vitest';
import { loggedError, UserError } from '../src/errors.ts';

test('the log of a double entry names its code and where it was, and none of a person’s words', () => {
  const error = new MongoServerError({
    message: 'E11000 duplicate key error index: topic dup key: { teamId: "T1", topic: "crying in class" }',
    code: 11000,
    keyValue: { topic: 'crying in class' },
  });
  const logged = loggedError(error);
  expect(logged).toMatchObject({ type: 'MongoServerError', code: 11000 });
  expect(JSON.stringify(logged)).toContain('errors.test.ts');
  expect(JSON.stringify(logged)).not.toContain('crying');
});

test('the log of an outage has the message of its cause and not the whole view of the cluster', () => {
  const error = Object.assign(new Error('no primary', { cause: new Error('timed out') }), {
    reason: { servers: 'all' },
  });
  expect(loggedError(error)).toMatchObject({ message: 'no primary', cause: 'timed out' });
  expect(loggedError(error)).not.toHaveProperty('reason');
});

test('what a person must put right is logged by its code', () => {
  expect(loggedError(new UserError('slot-taken', 'Pick another.'))).toMatchObject({ code: 'slot-taken' });
  expect(loggedError('a word')).toBe('a word');
});
