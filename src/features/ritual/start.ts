import type { ModalView } from '@slack/types';
import type { Deps } from '../../deps.ts';
import { pupilFaults } from '../../domain/pupil-faults.ts';
import { change, type Ritual, sharesMinute, start } from '../../domain/ritual.ts';
import type { Rhythm } from '../../domain/ritual-times.ts';
import type { School } from '../../domain/school.ts';
import { readRitual, type Said, type TypedRitual, templateOf } from '../../domain/typed-ritual.ts';
import { UserError } from '../../errors.ts';
import type { Answer } from '../../slack/view.ts';
import { dayOf } from '../../time/calendar-day.ts';
import { cardView } from './card-view.ts';
import { ritualForm } from './form-views.ts';
import type { Asked, Press, Sender, Sent } from './input.ts';
import { draftOf, keepRitual, ownRitual, type RitualDeps } from './load.ts';
import { goalFor, newCard } from './new-card.ts';
import { nextWords, rhythmWords } from './rhythm-words.ts';
import { previewAnswer, ritualsModal, saidAnswer } from './views.ts';

/** So many rituals in a channel are read; more are not. */
const mostInChannel = 8;

/** `/ritual` in a team's channel: what runs there, and the library. */
export async function openRituals(deps: Deps, { teamId, userId, channelId, isDirect }: Asked): Promise<ModalView> {
  await deps.roster.colleague(teamId, userId);
  if (isDirect)
    throw new UserError(
      'no-channel',
      'A ritual belongs to a team. Open the team’s channel and type `/ritual` there; `/ritual thanks` works anywhere.',
    );
  await needsTeam(deps, teamId, channelId);
  const rituals = await deps.rituals.inChannel(teamId, channelId);
  const { calendar } = await deps.schools.home(teamId);
  const leaders = await deps.leaders.all(teamId);
  const now = deps.clock();
  const goal = await goalFor(deps, { teamId, channelId }, dayOf(now, calendar.zone));
  const fills = { goal: goal?.words, topic: goal?.topics[0], doors: ['those of the round in this channel'] };
  return ritualsModal({ channelId, rituals, leaders, calendar, now, fills }, userId);
}

/** The form behind **Choose** and **Change**. */
export async function openRitualForm(deps: Deps, press: Press): Promise<ModalView> {
  await deps.roster.colleague(press.teamId, press.userId);
  const today = dayOf(deps.clock(), (await deps.schools.home(press.teamId)).zone);
  const place = placeIn(press.id);
  if (place) {
    const others = (await runningIn(deps, press.teamId, place.channelId)).map(({ rhythm }) => rhythm);
    return ritualForm({ template: place.template, id: press.id, today, others });
  }
  const ritual = await ownRitual(deps, press);
  return ritualForm({ template: ritual.template, id: ritual.id, ritual, today });
}

/** What is wrong with the form: a sentence by field. */
export async function ritualFaults(
  deps: Deps,
  who: Sender,
  { typed, namesNoPupil }: Sent<TypedRitual>,
): Promise<Record<string, string>> {
  const { template, channelId, ritual } = await aboutOf(deps, who);
  const read = readRitual(template, typed, readBy(await deps.schools.home(who.teamId), deps.clock()));
  if ('faults' in read) return { ...read.faults };
  const { name, prompt, topic, rhythm } = read.said;
  // What a template brings along names nobody.
  const words = { topic, ...(template === 'own' && { name, prompt }) };
  const named = pupilFaults(await deps.matcher.directory(who.teamId), words, { namesNoPupil });
  if (Object.keys(named).length > 0) return { ...named };
  const other = await sameMinute(deps, { teamId: who.teamId, channelId, id: ritual?.id, rhythm });
  return other ? { at: clashWords(other) } : {};
}

/** The form was sent: a draft that only who began it sees, or a ritual said anew. */
export async function saveRitual(deps: RitualDeps, who: Sender, typed: TypedRitual): Promise<Answer> {
  const { teamId, userId, cause } = who;
  await deps.roster.colleague(teamId, userId);
  const { template, channelId, ritual } = await aboutOf(deps, who);
  await needsTeam(deps, teamId, channelId);
  const now = deps.clock();
  const school = await deps.schools.home(teamId);
  const read = readRitual(template, typed, readBy(school, now));
  if ('faults' in read) throw new UserError('bad-ritual', Object.values(read.faults).join(' '));
  if (ritual) return sayAnew(deps, ritual, read.said, school);
  const draft: Ritual = {
    ...{ teamId, id: deps.newId(), cause, channelId, startedBy: userId, ...read.said },
    ...{ status: 'draft', activeFrom: now, startedAt: now, turn: 0 },
  };
  return preview(deps, await deps.rituals.addOnce(draft), school);
}

/** **Start it**: it comes from its next time on. */
export async function startRitual(deps: RitualDeps, press: Press): Promise<Answer> {
  const { teamId, userId } = press;
  await deps.roster.colleague(teamId, userId);
  const draft = await draftOf(deps, press);
  await needsTeam(deps, teamId, draft.channelId);
  await needsMinute(deps, draft);
  if ((await deps.rituals.inChannel(teamId, draft.channelId)).length >= mostInChannel)
    throw new UserError(
      'many-rituals',
      `${mostInChannel} rituals run here already; more are not read. Drop one first: \`/ritual\` shows them.`,
    );
  const { calendar, zone } = await deps.schools.home(teamId);
  const now = deps.clock();
  const started = start(draft, calendar, now);
  if (!started)
    throw new UserError('started-already', 'This ritual was started already. `/ritual` in its channel shows it.');
  await keepRitual(deps, started);
  return {
    ...saidAnswer(
      `It runs in <#${draft.channelId}>: ${rhythmWords(draft.rhythm)}. ${nextWords(started, zone, now)} \`/ritual\` there pauses, changes or drops it.`,
    ),
    replaces: true,
  };
}

/** Throws UserError when another ritual of the channel comes at the same minute. */
export async function needsMinute(deps: Pick<Deps, 'rituals'>, ritual: Ritual): Promise<void> {
  const other = await sameMinute(deps, ritual);
  if (other) throw new UserError('same-minute', clashWords(other));
}

async function sayAnew(deps: RitualDeps, ritual: Ritual, said: Said, school: School): Promise<Answer> {
  const now = deps.clock();
  await needsMinute(deps, { ...ritual, rhythm: said.rhythm });
  const changed = change(ritual, said, school.calendar, now);
  if (!changed) throw new UserError('ritual-gone', 'This ritual was dropped. `/ritual` shows what runs.');
  const after = await keepRitual(deps, changed);
  if (after.status === 'draft') return preview(deps, after, school);
  return saidAnswer(`Changed: ${rhythmWords(after.rhythm)}. ${nextWords(after, school.zone, now)}`);
}

async function preview(deps: RitualDeps, draft: Ritual, { calendar, zone }: School): Promise<Answer> {
  const now = deps.clock();
  const { nextAt } = start(draft, calendar, now) ?? draft;
  // As it will stand on the day on which it comes: with the norm, the doors and the pairs of then.
  const card = await newCard(deps, draft, { slot: 'preview', day: dayOf(nextAt ?? now, zone) });
  const leaders = await deps.leaders.all(draft.teamId);
  const comesSomeDay = draft.rhythm.every === 'newcomer' || !nextAt;
  const view = cardView({ card, leaders, ...(comesSomeDay && { comesSomeDay }) });
  return previewAnswer({ ...draft, ...(nextAt && { nextAt }) }, view, zone, now);
}

function readBy({ zone, defaults }: School, now: Date) {
  return { today: dayOf(now, zone), hours: defaults.hours };
}

async function needsTeam(deps: Pick<Deps, 'teams'>, teamId: string, channelId: string): Promise<void> {
  if (await deps.teams.find(teamId, channelId)) return;
  throw new UserError(
    'no-team',
    'Contour is not on in this channel yet. Type `/contour team` in it first, then `/ritual`.',
  );
}

async function sameMinute(
  deps: Pick<Deps, 'rituals'>,
  { teamId, channelId, id, rhythm }: { teamId: string; channelId: string; id: string | undefined; rhythm: Rhythm },
): Promise<Ritual | undefined> {
  const others = await runningIn(deps, teamId, channelId);
  return others.find((other) => other.id !== id && sharesMinute(other.rhythm, rhythm));
}

async function runningIn(deps: Pick<Deps, 'rituals'>, teamId: string, channelId: string): Promise<Ritual[]> {
  return (await deps.rituals.inChannel(teamId, channelId)).filter(({ status }) => status === 'running');
}

const clashWords = ({ name, rhythm }: Ritual) =>
  `“${name}” comes here at the same minute (${rhythmWords(rhythm)}), and then neither is read. Choose another day or time.`;

/** What a form was opened for: a channel and a template, or a ritual. */
async function aboutOf(
  deps: Pick<Deps, 'rituals' | 'leaders'>,
  who: Pick<Sender, 'teamId' | 'userId' | 'id'>,
): Promise<{ template: Ritual['template']; channelId: string; ritual?: Ritual }> {
  const place = placeIn(who.id);
  if (place) return place;
  const ritual = await ownRitual(deps, who);
  return { template: ritual.template, channelId: ritual.channelId, ritual };
}

/** `in-C1-goal-line`: where a form was opened is not in what Slack sends back with it. */
function placeIn(id: string): { channelId: string; template: Ritual['template'] } | undefined {
  const [, channelId, template] = /^in-([A-Z0-9]+)-([a-z-]+)$/.exec(id) ?? [];
  return channelId && template ? { channelId, template: templateOf(template) } : undefined;
}
