import type { Job } from '../../deps.ts';
import { newYearJob } from './steps.ts';

export const jobs: Job[] = [newYearJob];
