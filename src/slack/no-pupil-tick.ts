import type { InputBlock } from '@slack/types';
import { z } from 'zod';
import { input, option } from './blocks.ts';

const said = 'no-pupil';
const tick = option('No student is named here', said, 'Only if I stop you by mistake.');

/** The tick by which whoever wrote a form says that no student is named in it. */
export function noPupilField(): InputBlock {
  return input('namesNoPupil', 'Your words', { type: 'checkboxes', options: [tick] }, { optional: true });
}

/** Whether it is set, in a form that was sent; the field has this name in each. */
export const namesNoPupil = z
  .array(z.string())
  .nullish()
  .transform((ticked) => (ticked ?? []).includes(said));
