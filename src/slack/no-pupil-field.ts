import type { InputBlock } from '@slack/types';
import { input, option } from './blocks.ts';

const namesNone = option('No student is named here', 'yes', 'Only if I stop you by mistake.');

/** The tick by which whoever wrote a form says that no student is named in it. */
export function noPupilField(): InputBlock {
  return input('noPupil', 'My words', { type: 'checkboxes', options: [namesNone] }, { optional: true });
}
