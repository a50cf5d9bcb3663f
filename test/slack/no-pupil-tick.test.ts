import type { Checkboxes } from '@slack/types';
import { expect, test } from 'vitest';
import { namesNoPupil, noPupilField } from '../../src/slack/no-pupil-tick.ts';

test('the one tick of the field says that no student is named, and an empty field says nothing', () => {
  const { options } = noPupilField().element as Checkboxes;
  const values = options.map(({ value }) => String(value));
  expect([values, [], null, undefined].map((sent) => namesNoPupil.parse(sent))).toEqual([true, false, false, false]);
});
