import type { Deps } from '../../deps.ts';
import { readerOf, scopesToChoose } from '../../domain/digest-facts.ts';
import type { Person, Who } from '../../domain/person.ts';
import { UserError } from '../../errors.ts';
import type { View } from '../../slack/view.ts';
import { dayOf } from '../../time/calendar-day.ts';
import { mondayOf } from '../../time/school-week.ts';
import { pageOf, type SchoolWeekDeps, schoolWeek } from './school-week.ts';
import { digestView, type Page, type PageChart } from './views.ts';

type ShowDeps = SchoolWeekDeps & Pick<Deps, 'roster' | 'clock' | 'outbox'>;

/** That page as a message, as long as its reader wants it. @param who `isUnasked`: the message that it is put into came by itself */
export async function viewNow(
  deps: ShowDeps,
  { isUnasked = false, ...who }: Who & { channelId?: string; isUnasked?: boolean },
): Promise<View> {
  return pageView(await pageNow(deps, who), await deps.people.find(who.teamId, who.userId), isUnasked);
}

/** @param person its reader, who may want the whole page */
export function pageView(page: Page, person: Pick<Person, 'digest'> | undefined, isUnasked: boolean): View {
  const isWhole = page.reader.role !== 'mirror' && person?.digest?.detail === 'all';
  return digestView(page, { isWhole, isUnasked });
}

/**
 * The page of this week for whoever asks now: the school's or their team's where they lead it at this moment, else the mirror.
 * Its charts are those that stand in Slack by now.
 *
 * @throws UserError for who is no colleague, or leads that team no more
 */
export async function pageNow(
  deps: ShowDeps,
  { teamId, userId, channelId }: Who & { channelId?: string },
): Promise<Page> {
  await deps.roster.colleague(teamId, userId);
  const { zone } = await deps.schools.home(teamId);
  const today = dayOf(deps.clock(), zone);
  const week = await schoolWeek(deps, teamId, mondayOf(today));
  const mayRead = channelId !== undefined && scopesToChoose(week.facts, userId).includes(channelId);
  const reader = readerOf(week.facts, userId, mayRead ? channelId : undefined);
  if (!reader) throw new UserError('no-page', 'You do not lead this team now. `/digest` shows what everyone may read.');
  const charts: PageChart[] = [];
  for (const { name, altText, key } of week.charts) {
    const sent = key ? await deps.outbox.find(teamId, key) : undefined;
    if (!key) charts.push({ name, altText });
    else if (sent?.state === 'sent' && sent.fileId) charts.push({ name, altText, fileId: sent.fileId });
  }
  return pageOf(week, reader, { today, charts });
}
