import type { KnownBlock, ModalView } from '@slack/types';
import type { ImportLine } from '../../domain/calendar-import.ts';
import { counted } from '../../domain/counted.ts';
import { type DayEntry, kindsInWords, leftOutOf } from '../../domain/day-lines.ts';
import { actions, button, capped, context, escaped, input, plain, section } from '../../slack/blocks.ts';
import { packed } from '../../slack/packed.ts';
import { type Answer, noticeModal } from '../../slack/view.ts';
import type { Weekday } from '../../time/calendar-day.ts';
import { weekdayWords } from '../../time/day-words.ts';
import { ids } from './action-ids.ts';

export const importTitle = 'Import days';
/** Slack takes as many characters in a field. */
const mostPasted = 3_000;
/** Slack takes 50 blocks in a message and 250 kB in a form; what a school year holds fits. */
const mostOfAKind = 40_000;

export function importForm(): ModalView {
  return {
    type: 'modal',
    callback_id: ids.importForm,
    title: plain(importTitle),
    submit: plain('Check'),
    close: plain('Cancel'),
    blocks: [
      input(
        'file',
        'A calendar file (.ics) or a list (.csv)',
        { type: 'file_input', max_files: 1, filetypes: ['ics', 'csv', 'txt'] },
        { optional: true, hint: 'Most calendars on the web have “Export” or “Download” in their settings.' },
      ),
      input(
        'list',
        'Or paste the list here',
        { type: 'plain_text_input', multiline: true, max_length: mostPasted },
        { optional: true, hint: `The first line is from,to,kind,name. Kinds: ${kindsInWords}.` },
      ),
      context('You see first what would change, line by line. Nothing changes before you press *Use these days*.'),
    ],
  };
}

/**
 * What would come of an import, line by line, and the button that takes it over.
 *
 * @param studentWeekdays of the school: several days in a row are those alone
 */
export function importView(id: string, lines: readonly ImportLine[], studentWeekdays: readonly Weekday[]): Answer {
  const right = lines.filter(({ entry }) => entry);
  const wrong = lines.filter(({ entry }) => !entry);
  const lead =
    right.length > 0
      ? `I can take over ${counted(right.length, 'entry', 'entries')}. Where the calendar says something else of a day, these hold. A snow day opens only where a line names that very day.`
      : 'There is nothing here that I can take over.';
  const groups = [
    ...(wrong.length > 0 ? [told(`*${counted(wrong.length, 'line')} left out:*`, wrong, studentWeekdays)] : []),
    ...(right.length > 0 ? [told('*Ready:*', right, studentWeekdays)] : []),
  ];
  return framed([lead, ...groups.flat()].join('\n'), [
    section(lead),
    ...groups.flatMap(packed).map((text) => section(text)),
    actions(
      ...(right.length > 0 ? [button('Use these days', ids.useImport, { value: id, style: 'primary' })] : []),
      button('Import something else', ids.calendarImport),
    ),
  ]);
}

/** What was given is none: why, and the way to give another. */
export function importFaultView(why: string): Answer {
  return framed(escaped(why), [section(escaped(why)), actions(button('Import something else', ids.calendarImport))]);
}

/** The lines as far as they fit; how many more there are is said under them. */
function told(lead: string, lines: readonly ImportLine[], studentWeekdays: readonly Weekday[]): string[] {
  const fit: string[] = [];
  let length = 0;
  for (const { line, said, entry, why, unnamed } of lines) {
    const end = entry ? `${readyWords(entry, studentWeekdays)}${unnamedWords(unnamed)}` : `. ${why}`;
    const words = `Line ${line}: ${escaped(capped(`${said}${end}`, 300))}`;
    length += words.length + 1;
    if (length > mostOfAKind) break;
    fit.push(words);
  }
  const rest = lines.length - fit.length;
  return [lead, ...fit, ...(rest > 0 ? [`And ${counted(rest, 'more line')}.`] : [])];
}

function readyWords(entry: DayEntry, studentWeekdays: readonly Weekday[]): string {
  const out = weekdayWords(leftOutOf(entry, studentWeekdays));
  return `: ${entry.kind.replace('-', ' ')}${out && `, but not on ${out}`}`;
}

function unnamedWords(unnamed: ImportLine['unnamed']): string {
  const names = unnamed?.map((name) => `“${name}”`).join(', ');
  return names ? `, without its name: ${names} may be a student. If not, *Edit* takes it` : '';
}

function framed(text: string, blocks: KnownBlock[]): Answer {
  const view = { text: capped(text, 39_000), blocks };
  return { ...view, modal: noticeModal(importTitle, view) };
}
