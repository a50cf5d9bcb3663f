import type { Deps, Job } from '../../deps.ts';
import { workplaceOf } from '../../domain/person.ts';
import { closeOffer, openOffer, type Question, type QuestionOffer } from '../../domain/question.ts';
import { keepTextDays, withoutWords } from '../../domain/question-retention.ts';
import { addWorkingHours, nextWorkingInstant } from '../../time/working-hours.ts';
import { releaseAway } from './away.ts';
import { goOn } from './go-on.ts';
import { keep } from './load.ts';
import { closeOffers, isOfferUnsent, redrawOffer, showState } from './messages.ts';
import { askTried } from './try-job.ts';

const sealedForMs = 3600_000;
const forgottenATick = 100;

/** An offer whose time has passed goes on to the next colleague; each is one occurrence, so two instances do it once. */
const passOverdue: Job = {
  name: 'who-knows.overdue',
  async run(deps, now) {
    for await (const { teamId, id, offers } of deps.questions.overdue(now)) {
      const slot = `${offers.length}:${offers.at(-1)?.deadline.toISOString()}`;
      try {
        await deps.onOccurrence({ teamId, scheduleId: `question:${id}:deadline`, slot }, (tx) =>
          expire(tx, teamId, id, now),
        );
      } catch (error) {
        // One question's fault does not stop the next; it is tried again at the next tick.
        deps.log.error({ event: 'who-knows.overdue-failed', teamId, questionId: id, err: error });
      }
    }
  },
};

async function expire(deps: Deps, teamId: string, id: string, now: Date): Promise<void> {
  const question = await deps.questions.find(teamId, id);
  const offer = question && openOffer(question);
  if (!question || !offer || offer.deadline > now) return;
  if (await waitsStill(deps, question, offer)) return;
  const expired = await keep(deps, closeOffer(question, 'expired'));
  await closeOffers(deps, question, expired);
  await goOn(deps, expired);
}

/** An offer that nobody could read yet, because Contour or Slack was away, gets its whole time from now on; false when it was read. */
async function waitsStill(deps: Deps, question: Question, offer: QuestionOffer): Promise<boolean> {
  const { teamId } = question;
  const person = await deps.people.find(teamId, offer.userId);
  if (!person || !(await isOfferUnsent(deps, question))) return false;
  const school = await deps.schools.home(teamId);
  const workplace = workplaceOf(person, school);
  const deliverAt = nextWorkingInstant(workplace, deps.clock());
  const deadline = deliverAt && addWorkingHours(workplace, deliverAt, school.defaults.offerHours);
  if (!deliverAt || !deadline) return false;
  const offers = question.offers.map((one) => (one === offer ? { ...one, deliverAt, deadline } : one));
  const kept = await keep(deps, { ...question, offers });
  await redrawOffer(deps, kept);
  await showState(deps, kept);
  return true;
}

/** What was sealed because it seemed to name a pupil is deleted after an hour. Source: domain.md section 2, "Student privacy". */
const removeSealed: Job = {
  name: 'who-knows.sealed',
  async run(deps, now) {
    await deps.questions.removeSealedBefore(new Date(now.getTime() - sealedForMs));
  },
};

/** What people wrote is kept for half a year; then the topic is all that is left, and others do not find it any more; under a legal hold they do not either. */
const forgetWords: Job = {
  name: 'who-knows.words',
  async run(deps, now) {
    const before = new Date(now.getTime() - keepTextDays * 24 * 3600_000);
    const held = await deps.schools.underHold();
    if (held.length > 0)
      for (const teamId of await deps.questions.hidePastTime(before, held)) await deps.schools.directoryChanged(teamId);
    let forgotten = 0;
    for await (const question of deps.questions.withWordsBefore(before, held)) {
      const { teamId, id, helped } = question;
      try {
        if (!(await deps.questions.change(withoutWords(question)))) continue;
        if (helped?.answererAgrees) await deps.schools.directoryChanged(teamId);
        // There is no hurry: who asks right now comes first. What fails does not count, so it keeps nothing waiting.
        forgotten += 1;
        if (forgotten === forgottenATick) return;
      } catch (error) {
        deps.log.error({ event: 'who-knows.words-failed', teamId, questionId: id, err: error });
      }
    }
  },
};

export const jobs: Job[] = [passOverdue, releaseAway, askTried, removeSealed, forgetWords];
