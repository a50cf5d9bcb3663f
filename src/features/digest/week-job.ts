import type { BeforeSending, Deps, Job, OutboxDraft } from '../../deps.ts';
import { type DigestFacts, type DigestReader, mirrorOf, readerOf } from '../../domain/digest-facts.ts';
import { sightOf } from '../../domain/digest-figures.ts';
import { oneMove } from '../../domain/digest-move.ts';
import { digestPage, teamPage } from '../../domain/digest-page.ts';
import { type DuePage, dueMirror, duePage } from '../../domain/digest-settings.ts';
import { unaskedPlan } from '../../domain/message-budget.ts';
import { type Person, workplaceOf } from '../../domain/person.ts';
import type { School } from '../../domain/school.ts';
import type { View } from '../../slack/view.ts';
import { type CalendarDay, dayOf } from '../../time/calendar-day.ts';
import { clockTime } from '../../time/local-time.ts';
import { mondayOfWeek } from '../../time/school-week.ts';
import { gather } from './gather.ts';
import { digestView, lateLine, mirrorView } from './views.ts';

/** A tick ends in time; what is left comes at the next one, 20 s later. */
const atOnce = 500;
const kinds = { page: 'digest.week', mirror: 'digest.mirror' } as const;

/**
 * Each leader's page, and each team's mirror of it, once a school week, on the first of its days on which they work.
 * Source: product.md, "The weekly digest".
 */
const sendWeeks: Job = {
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

export const jobs: Job[] = [sendWeeks];

/** A page that is due, as an occurrence. */
interface Due extends DuePage {
  teamId: string;
  scheduleId: string;
  /** A user id, or the channel id of a team. */
  to: string;
  person?: Person;
  kind: (typeof kinds)[keyof typeof kinds];
  /** IANA zone in which it is due. */
  zone: string;
  /** Undefined for who leads nothing any more. @param late the line above a page that comes late */
  draw(facts: DigestFacts, monday: CalendarDay, late?: string): { view: View; about: string } | undefined;
}

async function sendWeek(deps: Deps, teamId: string, now: Date): Promise<void> {
  const leaders = await deps.leaders.all(teamId);
  const teams = await deps.teams.all(teamId);
  if (leaders.length + teams.length === 0) return;
  const school = await deps.schools.home(teamId);
  const today = dayOf(now, school.zone);
  const people = await deps.people.findMany(teamId, [...new Set(leaders.map(({ userId }) => userId))]);
  const pages = people.flatMap((person): Due[] => {
    const leadsSince = leaders.find(({ userId }) => userId === person.userId)?.at;
    const page = person.standing === 'colleague' && leadsSince && duePage(person, school, { leadsSince, now });
    if (!page) return [];
    const draw: Due['draw'] = (facts, monday, lead) => {
      const reader = readerOf(facts, person.userId);
      if (!reader || reader.role === 'mirror') return undefined;
      const isWhole = person.digest?.detail === 'all';
      return { view: digestView(pageOf(facts, reader, monday, today), { lead, isWhole }), about: reader.scope };
    };
    const { zone } = workplaceOf(person, school).person;
    return [
      {
        ...page,
        teamId,
        scheduleId: `digest:${person.userId}`,
        to: person.userId,
        person,
        kind: kinds.page,
        zone,
        draw,
      },
    ];
  });
  const mirrors = teams.flatMap(({ channelId, switchedOnAt }): Due[] => {
    const page = dueMirror(school, { since: switchedOnAt, now });
    if (!page) return [];
    const draw: Due['draw'] = (facts, monday, lead) => {
      const sight = sightOf(facts, mirrorOf(channelId), monday, today);
      return { view: mirrorView(teamPage(sight), sight.weeks.week.from, { channelId, lead }), about: channelId };
    };
    const scheduleId = `digest:mirror:${channelId}`;
    return [{ ...page, teamId, scheduleId, to: channelId, kind: kinds.mirror, zone: school.zone, draw }];
  });
  const open = (await deps.occurrences.open(teamId, [...pages, ...mirrors])).slice(0, atOnce);
  const factsOf = gatheredOnce(deps, teamId);
  for (const one of open) {
    try {
      await sendOne(deps, one, { school, now, factsOf });
    } catch (error) {
      // One leader's fault does not stop the next; it is tried again at the next tick.
      deps.log.error({ event: 'digest.week-failed', teamId, scheduleId: one.scheduleId, err: error });
    }
  }
}

function pageOf(facts: DigestFacts, reader: DigestReader, monday: CalendarDay, today: CalendarDay) {
  const sight = sightOf(facts, reader, monday, today);
  return { figures: digestPage(sight), move: oneMove(sight), reader, weekFrom: sight.weeks.week.from };
}

/** The school's facts of a week, read once for all its readers. */
function gatheredOnce(deps: Deps, teamId: string): (monday: CalendarDay) => Promise<DigestFacts> {
  const known = new Map<CalendarDay, Promise<DigestFacts>>();
  return (monday) => {
    const facts = known.get(monday) ?? gather(deps, teamId, monday);
    known.set(monday, facts);
    return facts;
  };
}

async function sendOne(
  deps: Deps,
  { teamId, scheduleId, slot, dueAt, becomes, to, person, kind, zone, draw }: Due,
  { school, now, factsOf }: { school: School; now: Date; factsOf(monday: CalendarDay): Promise<DigestFacts> },
): Promise<void> {
  const once = { teamId, scheduleId, slot };
  if ('skipped' in becomes) {
    await deps.occurrences.skip(once, becomes.skipped, now);
    deps.log.info({ event: 'digest.skipped', ...once, reason: becomes.skipped });
    return;
  }
  const monday = mondayOfWeek(slot) ?? dayOf(dueAt, school.zone);
  const late = becomes.isLate ? lateLine(dayOf(dueAt, zone), clockTime(dueAt, zone)) : undefined;
  const drawn = draw(await factsOf(monday), monday, late);
  if (!drawn) return;
  const row: OutboxDraft = {
    ...{ teamId, key: `${scheduleId}:${slot}`, kind, method: 'chat.postMessage', channel: to, priority: 3 },
    ...{ payload: { ...drawn.view }, about: drawn.about, onAmbiguous: 'hold' },
    ...{ notBefore: becomes.notBefore, notAfter: becomes.notAfter },
  };
  await deps.onOccurrence(once, async (tx) => {
    await tx.outbox.add(row);
    // It comes at its time whatever else comes, and takes one of the day's places.
    const plan = person && unaskedPlan(person, school, becomes.notBefore);
    if (plan) await tx.budgets.place(plan);
  });
}

/** Whoever has lost the role since it was planned gets nothing. Source: reliability.md, "leaders re-checked when the digest is sent". */
const leadsStill: BeforeSending = async (deps, { teamId, channel, about }) => {
  const leaders = await deps.leaders.all(teamId);
  return leaders.some(({ userId, scope }) => userId === channel && scope === about)
    ? undefined
    : 'leads this no longer';
};

export const beforeSending: Record<string, BeforeSending> = { [kinds.page]: leadsStill };
