import type { BeforeSending, Deps, Job, OutboxDraft } from '../../deps.ts';
import { mirrorOf, readerOf } from '../../domain/digest-facts.ts';
import { type DuePage, dueMirror, duePage, type Sendable } from '../../domain/digest-settings.ts';
import type { Leader } from '../../domain/leader.ts';
import { unaskedPlan } from '../../domain/message-budget.ts';
import { type Person, workplaceOf } from '../../domain/person.ts';
import type { School } from '../../domain/school.ts';
import type { Team } from '../../domain/team.ts';
import type { View } from '../../slack/view.ts';
import { type CalendarDay, dayOf } from '../../time/calendar-day.ts';
import { clockTime } from '../../time/local-time.ts';
import { mondayOf, mondayOfWeek } from '../../time/school-week.ts';
import { closeWeek } from './close-week.ts';
import { chartsToCome, pageOf, type SchoolWeek, schoolWeek } from './school-week.ts';
import { aheadLine, digestView, lateLine, mirrorView } from './views.ts';

/** A tick ends in time; what is left comes at the next one, 20 s later. */
const atOnce = 500;
/** What the outbox calls a leader’s page, its edit after a form, and a team’s mirror. */
export const kinds = { page: 'digest.week', redrawn: 'digest.redrawn', mirror: 'digest.mirror' } as const;

/**
 * Each leader's page, and each team's mirror of it, once a school week, on the first of its days on which they work.
 * Source: product.md, "The weekly digest".
 */
export const sendWeeks: Job = {
  name: 'digest.week',
  async run(deps, now) {
    for (const { teamId } of await deps.schools.everywhere()) {
      try {
        await sendWeek(deps, teamId, now);
      } catch (error) {
        // One school's fault does not stop the next; it is tried again at the next tick.
        deps.log.error({ event: 'digest.week-failed', teamId, err: error });
      }
    }
  },
};

/** A page that is due, as an occurrence. */
interface Due extends DuePage {
  teamId: string;
  scheduleId: string;
  /** A user id, or the channel id of a team. */
  to: string;
  person?: Person;
  kind: typeof kinds.page | typeof kinds.mirror;
  /** IANA zone in which it is due. */
  zone: string;
  /** Undefined for who leads nothing any more. @param lead what stands above a page that comes late, or ahead of the school's week */
  draw(week: SchoolWeek, today: CalendarDay, lead?: string): Promise<{ view: View; about: string } | undefined>;
}

async function sendWeek(deps: Deps, teamId: string, now: Date): Promise<void> {
  const leaders = await deps.leaders.all(teamId);
  const teams = await deps.teams.all(teamId);
  if (leaders.length + teams.length === 0) return;
  const school = await deps.schools.home(teamId);
  const weekOf = readOnce((monday) => schoolWeek(deps, teamId, monday));
  await closeWeek(deps, school, { now, weekNow: () => weekOf(mondayOf(dayOf(now, school.zone))) });
  const people = await deps.people.findMany(teamId, [...new Set(leaders.map(({ userId }) => userId))]);
  const due = [...pagesDue(people, { school, leaders, now }), ...mirrorsDue(teams, { school, now })];
  const open = (await deps.occurrences.open(teamId, due)).slice(0, atOnce);
  // What was closed just now has its charts by now.
  const freshOf = readOnce((monday) => schoolWeek(deps, teamId, monday));
  for (const one of open) {
    try {
      await sendOne(deps, one, { school, now, weekOf: freshOf });
    } catch (error) {
      // One reader's fault does not stop the next; it is tried again at the next tick.
      deps.log.error({ event: 'digest.week-failed', teamId, scheduleId: one.scheduleId, err: error });
    }
  }
}

function pagesDue(
  people: readonly Person[],
  { school, leaders, now }: { school: School; leaders: readonly Leader[]; now: Date },
): Due[] {
  return people.flatMap((person) => {
    const { teamId, userId } = person;
    const leadsSince = leaders.find((leader) => leader.userId === userId)?.at;
    const page = person.standing === 'colleague' && leadsSince && duePage(person, school, { leadsSince, now });
    if (!page) return [];
    const draw: Due['draw'] = async (week, today, lead) => {
      const reader = readerOf(week.facts, userId);
      if (!reader || reader.role === 'mirror') return undefined;
      const shown = await pageOf(week, reader, { today, charts: chartsToCome(week) });
      return {
        view: digestView(shown, { lead, isWhole: person.digest?.detail === 'all', isUnasked: true }),
        about: readAs(reader),
      };
    };
    const { zone } = workplaceOf(person, school).person;
    return [{ ...page, teamId, scheduleId: `digest:${userId}`, to: userId, person, kind: kinds.page, zone, draw }];
  });
}

function mirrorsDue(teams: readonly Team[], { school, now }: { school: School; now: Date }): Due[] {
  return teams.flatMap(({ teamId, channelId, switchedOnAt }) => {
    const page = dueMirror(school, { since: switchedOnAt, now });
    if (!page) return [];
    const draw: Due['draw'] = async (week, today, lead) => {
      const shown = await pageOf(week, mirrorOf(channelId), { today, charts: chartsToCome(week) });
      return { view: mirrorView(shown, { channelId, lead }), about: channelId };
    };
    const scheduleId = `digest:mirror:${channelId}`;
    return [{ ...page, teamId, scheduleId, to: channelId, kind: kinds.mirror, zone: school.zone, draw }];
  });
}

/** A school's week by its Monday, read once for all its readers. */
function readOnce(read: (monday: CalendarDay) => Promise<SchoolWeek>): (monday: CalendarDay) => Promise<SchoolWeek> {
  const known = new Map<CalendarDay, Promise<SchoolWeek>>();
  return (monday) => {
    const week = known.get(monday) ?? read(monday);
    known.set(monday, week);
    return week;
  };
}

interface Sending {
  school: School;
  now: Date;
  weekOf(monday: CalendarDay): Promise<SchoolWeek>;
}

async function sendOne(deps: Deps, due: Due, sending: Sending): Promise<void> {
  const { teamId, scheduleId, slot, becomes, person } = due;
  const once = { teamId, scheduleId, slot };
  if ('skipped' in becomes) {
    await deps.occurrences.skip(once, becomes.skipped, sending.now);
    deps.log.info({ event: 'digest.skipped', ...once, reason: becomes.skipped });
    return;
  }
  const row = await rowOf(due, becomes, sending);
  if (!row) return;
  await deps.onOccurrence(once, async (tx) => {
    await tx.outbox.add(row);
    // It comes at its time whatever else comes, and takes one of the day's places.
    const plan = person && unaskedPlan(person, sending.school, becomes.notBefore);
    if (plan) await tx.budgets.place(plan);
  });
}

/** Undefined for who leads nothing any more. */
async function rowOf(
  { teamId, scheduleId, slot, dueAt, to, kind, zone, draw }: Due,
  { isLate, notBefore, notAfter }: Sendable,
  { school, now, weekOf }: Sending,
): Promise<OutboxDraft | undefined> {
  const today = dayOf(now, school.zone);
  const readers = mondayOfWeek(slot) ?? dayOf(dueAt, school.zone);
  const schools = mondayOf(today);
  // On a clock ahead of the school's it is Monday while the school's week still goes on: it closes for nobody before it is over.
  const isAhead = schools < readers;
  const lead = [
    ...(isLate ? [lateLine(dayOf(dueAt, zone), clockTime(dueAt, zone))] : []),
    ...(isAhead ? [aheadLine] : []),
  ].join(' ');
  const drawn = await draw(await weekOf(isAhead ? schools : readers), today, lead || undefined);
  return (
    drawn && {
      ...{ teamId, key: `${scheduleId}:${slot}`, kind, method: 'chat.postMessage', channel: to, priority: 3 },
      ...{ payload: { ...drawn.view }, about: drawn.about, onAmbiguous: 'hold', notBefore, notAfter },
    }
  );
}

/** Whoever has lost the role since it was planned gets nothing. Source: reliability.md, "leaders re-checked when the digest is sent". */
const leadsStill: BeforeSending = async (deps, { teamId, about }) => {
  const leaders = await deps.leaders.all(teamId);
  return leaders.some((leader) => readAs(leader) === about) ? undefined : 'leads this no longer';
};

/** Whoever leads something else still gets the page of that instead. */
const leadsStillOrElse: BeforeSending = async (deps, row) => {
  const why = await leadsStill(deps, row);
  if (why) await addInstead(deps, row);
  return why;
};

async function addInstead(deps: Deps, { teamId, key, about = '' }: Parameters<BeforeSending>[1]): Promise<void> {
  const [userId = ''] = about.split(' ');
  const person = await deps.people.find(teamId, userId);
  if (!person) return;
  const school = await deps.schools.home(teamId);
  const sending = { school, now: deps.clock(), weekOf: (monday: CalendarDay) => schoolWeek(deps, teamId, monday) };
  const [due] = pagesDue([person], { ...sending, leaders: await deps.leaders.all(teamId) });
  // A newer one than that of this row comes by itself.
  if (!due || 'skipped' in due.becomes || !key.startsWith(`${due.scheduleId}:${due.slot}`)) return;
  const row = await rowOf(due, due.becomes, sending);
  if (row) await deps.outbox.add({ ...row, key: insteadOf(key) });
}

/** The key of the page that comes instead of this one. */
export const insteadOf = (key: string) => `${key}:instead`;

/** Whose page it is, and of what, for the row that brings it. */
export function readAs({ userId, scope }: Pick<Leader, 'userId' | 'scope'>): string {
  return `${userId} ${scope}`;
}

export const beforeSending: Record<string, BeforeSending> = {
  [kinds.page]: leadsStillOrElse,
  // An edit with the mirror, which everyone may read, is about nobody’s lead.
  [kinds.redrawn]: async (deps, row) => (row.about ? leadsStill(deps, row) : undefined),
};
