import type { Job } from '../../deps.ts';
import { sendWeeks } from './week-job.ts';

export const jobs: Job[] = [sendWeeks];
