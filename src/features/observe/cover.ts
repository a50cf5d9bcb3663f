import type { ModalView } from '@slack/types';
import type { Deps } from '../../deps.ts';
import { cellsOf } from '../../domain/booking.ts';
import { type Cover, type CoverKind, coverWords, readCover, type TypedCover } from '../../domain/cover.ts';
import { isVisitor, mindsClass, type Observation, withCover, withoutLender } from '../../domain/observation.ts';
import { UserError } from '../../errors.ts';
import { actions, button, context, input, mention, optionsOf, plain, section } from '../../slack/blocks.ts';
import { faultBeside } from '../../slack/parse.ts';
import { onlyChosen } from '../../slack/roster.ts';
import { type Answer, sentence, type View } from '../../slack/view.ts';
import { ids } from './action-ids.ts';
import type { Press, Pressed, Sender } from './input.ts';
import { isHindered, keepVisit, type ObserveDeps, observationOf } from './load.ts';
import { closeMessage, tellOne } from './messages.ts';
import { saidAnswer } from './views.ts';
import { visitorActions } from './visit-buttons.ts';
import { visitLine, whenWords } from './visit-words.ts';

export const coverTitle = 'Who minds my class';

/** As a visitor says it of their own class. */
const own: Readonly<Record<CoverKind, string>> = { ...coverWords, prep: 'I come in my own prep, because I like to' };
const options = optionsOf(own);

/** The form behind **Who minds my class**, for who has a place. */
export async function openCover(deps: Deps, press: Press): Promise<ModalView> {
  const observation = await visitedBy(deps, press);
  const { zone } = await deps.schools.home(press.teamId);
  const cover = observation.visitors.find(({ userId }) => userId === press.userId)?.cover;
  const chosen = options.find(({ value }) => value === (cover?.kind ?? 'none'));
  return {
    type: 'modal',
    callback_id: ids.coverForm,
    private_metadata: observation.id,
    title: plain(coverTitle),
    submit: plain('Keep it'),
    close: plain('Cancel'),
    blocks: [
      section(visitLine(observation, zone)),
      input('cover', 'How my class is minded', {
        type: 'static_select',
        options,
        ...(chosen && { initial_option: chosen }),
      }),
      input(
        'coverMinutes',
        'Minutes lent for it',
        {
          type: 'number_input',
          is_decimal_allowed: false,
          ...(cover?.minutes && { initial_value: String(cover.minutes) }),
        },
        { optional: true, hint: 'Empty when none are needed.' },
      ),
      input(
        'coverBy',
        'Who lends them',
        { type: 'users_select', ...(cover?.by && { initial_user: cover.by }) },
        { optional: true, hint: 'Ask them first. They read when it is, not where you are.' },
      ),
      context('*Who sees this:* you, and who lends the minutes. Both find the sum in `/contour time`.'),
    ],
  };
}

/** What is wrong with the form. */
export async function coverFaults(deps: Deps, who: Sender, typed: TypedCover): Promise<Record<string, string>> {
  const observation = await visitedBy(deps, who);
  const read = readCover(typed, 'Choose how your class is minded.');
  if ('faults' in read) return { ...read.faults };
  const { by } = read;
  if (!by) return {};
  return faultBeside('coverBy', async () => {
    if (by !== who.userId) await onlyChosen(deps.roster, { teamId: who.teamId, userId: by });
    await needsLender(deps, observation, { visitorId: who.userId, by });
  });
}

/** Throws UserError with the reason when this colleague cannot mind the visitor's class. */
async function needsLender(
  deps: ObserveDeps,
  observation: Observation,
  { visitorId, by }: { visitorId: string; by: string },
): Promise<void> {
  const refuse = (why: string) => new UserError('no-lender', `${why} Choose who minds your class.`);
  if (by === visitorId) throw refuse('You are at the visit then.');
  if (by === observation.hostId) throw refuse('Your host teaches then.');
  if (isVisitor(observation, by)) throw refuse('They are at the visit, too.');
  const lender = await deps.people.find(observation.teamId, by);
  if (!lender || (await isHindered(deps, lender, observation))) throw refuse('They are away or somewhere else then.');
}

/** Gives the time of who minded a class back, unless they mind another one meanwhile. @param after the visit as it is now */
export async function freeLender(deps: ObserveDeps, after: Observation, lenderId: string | undefined): Promise<void> {
  if (lenderId && !mindsClass(after, lenderId)) await deps.bookings.release(after.teamId, after.id, lenderId);
}

/** Keeps how a visitor's class is minded, and takes the time of who minds it, who hears it once. */
export async function saveCover(deps: ObserveDeps, who: Sender, typed: TypedCover): Promise<Answer> {
  const observation = await visitedBy(deps, who);
  const read = readCover(typed, 'Choose how your class is minded.');
  const covered = 'faults' in read ? undefined : withCover(observation, who.userId, read);
  if (!covered || 'faults' in read)
    throw new UserError('cover-fault', 'Fill in how your class is minded, and send it again.');
  const before = observation.visitors.find(({ userId }) => userId === who.userId)?.cover;
  const isOther = before?.by !== read.by;
  if (read.by && isOther) await needsLender(deps, observation, { visitorId: who.userId, by: read.by });
  const after = await keepVisit(deps, covered);
  const { teamId, id: eventId, startsAt: from, endsAt: to } = after;
  if (isOther) await freeLender(deps, after, before?.by);
  if (read.by && !mindsClass(observation, read.by))
    await deps.bookings.take({ teamId, userId: read.by, eventId, cells: cellsOf({ from, to }) });
  if (isOther) await tellLenders(deps, observation, [who.userId]);
  if (!read.by) return saidAnswer('Kept. `/observe list` shows your visit.');
  const { zone } = await deps.schools.home(who.teamId);
  const view = lenderView(after, read, who.userId, zone);
  if (!isSame(before, read))
    await tellOne(deps, after, read.by, {
      key: lendsKey(after, read.by, (await timesNamed(deps, after, read.by)) + 1),
      view,
    });
  return saidAnswer(`Kept. ${mention(read.by)} hears it in their working hours, and \`/contour time\` counts it.`);
}

/** Nobody has to mind the classes of these visitors any more; who was to is told once. @param observation as it was before */
export async function tellLenders(
  deps: ObserveDeps,
  observation: Observation,
  visitorIds: readonly string[],
): Promise<void> {
  const { zone } = await deps.schools.home(observation.teamId);
  for (const { userId, cover } of observation.visitors) {
    if (!cover?.by || !visitorIds.includes(userId) || observation.startsAt <= deps.clock()) continue;
    const text = `You need not mind the class of ${mention(userId)} then: ${whenWords(observation, zone)}. Your time is free again; \`/contour time\` counts it no more.`;
    await tell(deps, observation, cover.by, { what: `uncover:${userId}`, view: { text, blocks: [section(text)] } });
  }
}

async function tell(
  deps: ObserveDeps,
  observation: Observation,
  lenderId: string,
  { what, view }: { what: string; view: View },
): Promise<void> {
  await tellOne(deps, observation, lenderId, {
    key: `observation:${observation.id}:${what}:v${observation.turn}:${lenderId}`,
    view,
  });
}

/** A visit by who has a place in it. Throws UserError for everyone else. */
async function visitedBy(deps: Pick<Deps, 'observations'>, press: Pressed): Promise<Observation> {
  const observation = await observationOf(deps, press.teamId, press.id);
  if (isVisitor(observation, press.userId)) return observation;
  throw new UserError('no-place', 'You have no place in this visit. `/observe list` shows what is coming.');
}

function isSame(before: Cover | undefined, after: Cover): boolean {
  return before?.by === after.by && before?.minutes === after.minutes;
}

/** To who lends the minutes: when, and for whom; not where the visitor is. */
function lenderView({ id, startsAt, endsAt }: Observation, { minutes }: Cover, visitorId: string, zone: string): View {
  const when = whenWords({ startsAt, endsAt }, zone);
  const text = `${mention(visitorId)} wrote that you mind their class: ${when}. That counts as ${minutes} min of yours in \`/contour time\`.`;
  const next = 'Is it not so? Press Not me, and they hear it.';
  const press = actions(button('Not me', ids.notMe, { value: id }));
  return { text: `${text} ${next}`, blocks: [section(text), press, context(next)] };
}

/** How often someone was told that they mind a class; each is a message of its own. */
const timesNamed = ({ outbox }: ObserveDeps, observation: Observation, userId: string) =>
  outbox.timesAdded(observation.teamId, (time) => lendsKey(observation, userId, time));

const lendsKey = ({ id }: Observation, userId: string, time: number) => `observation:${id}:lends:${time}:${userId}`;

/** **Not me**: whoever was named as minding a class does not, and the visitor is told once. */
export async function sayNotMe(deps: ObserveDeps, press: Press): Promise<Answer> {
  const observation = await observationOf(deps, press.teamId, press.id);
  if (!(await freeFromAll(deps, observation, press.userId)))
    throw new UserError(
      'not-the-lender',
      'You are not down to mind a class then any more, or it has begun. `/observe list` shows what is coming.',
    );
  return saidAnswer('Thank you for saying so. Your time is free again, and whoever counted on you hears it.');
}

/** Gives back the time of who was to mind a class, and tells each whose it is; false when they were to mind none. */
export async function freeFromAll(deps: ObserveDeps, observation: Observation, lenderId: string): Promise<boolean> {
  const freed = withoutLender(observation, lenderId, deps.clock());
  if (!freed) return false;
  const { teamId, id } = freed;
  await deps.bookings.release(teamId, id, lenderId);
  const after = await keepVisit(deps, freed);
  const { zone } = await deps.schools.home(teamId);
  const named = await timesNamed(deps, after, lenderId);
  const lendsNot = sentence(
    'You do not mind a class at that time, as you said or because you are away. `/contour time` does not count it.',
  );
  for (let time = 1; time <= named; time += 1)
    await closeMessage(deps, after, { key: lendsKey(after, lenderId, time), view: lendsNot });
  for (const { userId, cover } of observation.visitors)
    if (cover?.by === lenderId)
      await tellOne(deps, after, userId, {
        key: `observation:${id}:uncovered:v${observation.turn}:${userId}`,
        view: uncoveredView(after, lenderId, zone),
      });
  return true;
}

/** To the visitor whose class nobody minds any more. */
function uncoveredView(observation: Observation, lenderId: string, zone: string): View {
  const lead = `${mention(lenderId)} does not mind your class then: ${visitLine(observation, zone)}.`;
  const next = 'Choose somebody else by Who minds my class, or press Withdraw.';
  return { text: `${lead} ${next}`, blocks: [section(lead), visitorActions(observation), context(next)] };
}

/** Days away of who minds a class: they need not, and whose it is hears so. */
export async function lenderAway(deps: ObserveDeps, observation: Observation, lenderId: string): Promise<void> {
  if (observation.displaced || !(await freeFromAll(deps, observation, lenderId))) return;
  const { zone } = await deps.schools.home(observation.teamId);
  const text = `You are away then, so you need not mind a class: ${whenWords(observation, zone)}.`;
  await tell(deps, observation, lenderId, { what: 'lender-away', view: { text, blocks: [section(text)] } });
}
