import { describe, expect, test } from 'vitest';
import { canOpen, seriesOf } from '../../../src/stores/embedded/mongod-version.ts';

describe('which MongoDB can open which data', () => {
  test.each([
    ['6.0.5', '6.0', true, 'its own series'],
    ['7.0.28', '6.0', true, 'the series before it'],
    ['8.2.6', '8.0', true, 'an earlier release of its own series'],
    ['8.0.4', '6.0', false, 'two series back: MongoDB takes one step at a time'],
    ['8.2.6', '7.0', false, 'only the .0 release takes the step'],
    ['6.0.5', '7.0', false, 'the future'],
    ['8.0.4', '8.2', false, 'a later release of its own series'],
    ['10.0.1', '9.0', true, 'the series before it, counted as numbers'],
  ])('MongoDB %s, data of %s: %s, %s', (version, series, opens) => {
    expect(canOpen(version, series)).toBe(opens);
  });

  test('a new folder belongs to the series of the MongoDB that made it', () => {
    expect(seriesOf('6.0.5')).toBe('6.0');
  });
});
