import type { Job } from '../../deps.ts';
import { forgetWhy, lookAtSessions } from './learned.ts';

export const jobs: Job[] = [lookAtSessions, forgetWhy];
