import type { Job } from '../../deps.ts';
import { askStillYou } from './still-you.ts';

const draftForMs = 7 * 24 * 3600_000;

/** A list that was pasted and never sent names people who know nothing of it; it is forgotten after a week. */
const forgetDrafts: Job = {
  name: 'expertise.drafts',
  async run(deps, now) {
    await deps.invitations.removeDraftsBefore(new Date(now.getTime() - draftForMs));
  },
};

export const jobs: Job[] = [forgetDrafts, askStillYou];
