import type { ContourWord } from '../../deps.ts';
import { showNewYear } from './begin.ts';

export { aboutTeaching, registerForms as register } from './forms.ts';
export { jobs } from './jobs.ts';

/** `/contour new year`, because it is needed once a year. */
export const contourWords: Record<string, ContourWord> = { 'new year': (tx, who) => showNewYear(tx, who) };
