import type { Job } from '../../deps.ts';
import { answeredJob, unansweredJob } from './apprentice.ts';
import { leavingJob } from './leaving.ts';
import { closeWindowsJob } from './windows.ts';

export const jobs: Job[] = [closeWindowsJob, answeredJob, unansweredJob, leavingJob];
