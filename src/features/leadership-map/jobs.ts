import type { Job } from '../../deps.ts';
import { answeredJob } from './apprentice.ts';
import { leavingJob } from './leaving.ts';
import { closeWindowsJob } from './windows.ts';

export const jobs: Job[] = [closeWindowsJob, answeredJob, leavingJob];
