import type { Job } from '../../deps.ts';
import { keepTextDays } from '../../domain/question-retention.ts';
import { goalEnded } from './goal-ended.ts';
import { missedMessages } from './held-messages.ts';

/** A list that was read and never taken over is forgotten after a week. */
const forgetImports: Job = {
  name: 'contour.calendar-drafts',
  async run(deps, now) {
    await deps.calendars.removeDraftsBefore(new Date(+now - 7 * 24 * 3600_000));
  },
};

/** Several messages that arrived as one keep their words, because an edit of one shows them all: for as long as a question's. */
const forgetSent: Job = {
  name: 'contour.sent-words',
  async run(deps, now) {
    const halfAYearAgo = new Date(+now - keepTextDays * 24 * 3600_000);
    await deps.outbox.forgetSentBefore(halfAYearAgo, await deps.schools.underHold());
  },
};

/** What people removed under a legal hold goes for good once the hold is released. */
const finishRemovals: Job = {
  name: 'contour.removals',
  async run(deps) {
    await deps.removals.clear(await deps.schools.underHold());
  },
};

export const jobs: Job[] = [missedMessages, goalEnded, forgetImports, forgetSent, finishRemovals];
