import type { ModalView } from '@slack/types';
import type { Deps } from '../../deps.ts';
import {
  type CalendarDraft,
  type ImportLine,
  withEntries,
  withoutClosedDays,
  withoutPupils,
} from '../../domain/calendar-import.ts';
import type { Who } from '../../domain/person.ts';
import { UserError } from '../../errors.ts';
import { type ReadFile, readFile } from '../../slack/read-file.ts';
import type { Answer } from '../../slack/view.ts';
import { addDays, dayOf } from '../../time/calendar-day.ts';
import { showCalendar } from './calendar.ts';
import { type CalendarDeps, keepCalendar } from './calendar-edit.ts';
import { importFaultView, importForm, importView } from './calendar-import-views.ts';
import type { Press, Sender } from './input.ts';
import { maySet } from './may-set.ts';
import { readCalendarCsv } from './read-calendar-csv.ts';
import { readIcs } from './read-ics.ts';

type ImportDeps = CalendarDeps & Pick<Deps, 'newId'>;

/** A file or a pasted list; `read` is what stands in it. */
export interface TypedImport {
  file?: string[] | null | undefined;
  list?: string | null | undefined;
  read?: ReadFile;
}

/** Ten thousand entries take less; a larger file is no calendar. */
const mostBytes = 5_000_000;
const yearDays = 400;

export async function openImportForm(deps: ImportDeps, who: Who): Promise<ModalView> {
  await maySet(deps, who);
  return importForm();
}

/** What can be told beside the field, with all that was pasted still in it. */
export async function importFaults(
  deps: ImportDeps,
  who: Who,
  { file, list }: TypedImport,
): Promise<Record<string, string>> {
  if (file?.length) return {};
  if (!list?.trim()) return { list: 'Choose a file, or paste a list.' };
  const lines = await linesOf(deps, who, { name: '', text: list });
  return typeof lines === 'string' ? { list: lines } : {};
}

/** Fetches the file: after the acknowledgement, and outside of the transaction. */
export async function readImport(
  deps: ImportDeps,
  who: Sender,
  typed: TypedImport,
  client: Parameters<typeof readFile>[0],
): Promise<TypedImport> {
  const [fileId] = typed.file ?? [];
  await maySet(deps, who);
  return { ...typed, read: fileId ? await readFile(client, fileId, mostBytes) : { name: '', text: typed.list ?? '' } };
}

/** What would come of it, line by line. The calendar stays as it is. */
export async function reportImport(
  deps: ImportDeps,
  who: Who,
  { read = { name: '', text: '' } }: TypedImport,
): Promise<Answer> {
  await maySet(deps, who);
  const found = await linesOf(deps, who, read);
  if (typeof found === 'string') return importFaultView(found);
  const { calendar } = await deps.schools.home(who.teamId);
  const { colleagues } = await deps.matcher.directory(who.teamId);
  const names = [...colleagues.values()].map(({ name }) => name);
  const lines = withoutPupils(withoutClosedDays(found, calendar), names);
  const draft: CalendarDraft = {
    teamId: who.teamId,
    id: deps.newId(),
    by: who.userId,
    at: deps.clock(),
    entries: lines.flatMap(({ entry }) => entry ?? []),
  };
  if (draft.entries.length > 0) await deps.calendars.keepDraft(draft);
  return importView(draft.id, lines, calendar.studentWeekdays);
}

async function linesOf(deps: ImportDeps, { teamId }: Who, { name, text }: ReadFile): Promise<ImportLine[] | string> {
  const { calendar } = await deps.schools.home(teamId);
  const { zone, year } = calendar;
  const today = dayOf(deps.clock(), zone);
  const last = year && year.to > today ? year.to : today;
  const window = { from: year?.from ?? addDays(today, -yearDays), to: addDays(last, yearDays) };
  const isIcs = name.toLowerCase().endsWith('.ics') || text.slice(0, 200).includes('BEGIN:');
  return isIcs ? readIcs(text, { zone, window }) : readCalendarCsv(text, zone);
}

/** **Use these days**: takes a list over, once; messages and deadlines follow it. */
export async function useImport(deps: ImportDeps, press: Press): Promise<Answer> {
  await maySet(deps, press);
  const { teamId, userId, value } = press;
  const draft = await deps.calendars.takeDraft(teamId, userId, value);
  if (!draft) {
    throw new UserError(
      'import-gone',
      'These days are not waiting any more: they were taken over, or another list took their place. `/contour calendar` shows what holds.',
    );
  }
  const { version } = await deps.calendars.of(teamId);
  const { calendar } = await deps.schools.home(teamId);
  await keepCalendar(deps, press, withEntries(calendar, draft.entries), version);
  return showCalendar(deps, press, 'The days are in the calendar now.');
}
