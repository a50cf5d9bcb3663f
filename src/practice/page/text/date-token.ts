import { TZDate } from '@date-fns/tz';
import { differenceInCalendarDays, differenceInMonths, format, formatDistance } from 'date-fns';

/**
 * Fills Slack's date format, such as `{date_short_pretty} at {time}`. Source: `slack-facts.md` section 9.
 *
 * @param seconds instant, seconds since 1970
 * @param zone IANA name of the reader's zone
 * @param now instant, UTC: what "today" means, and whether the year is left out
 */
export function fillDateFormat(seconds: number, dateFormat: string, zone: string, now: Date): string {
  const at = new TZDate(seconds * 1000, zone);
  const today = new TZDate(now, zone);
  const year = Math.abs(differenceInMonths(at, today)) < 6 ? '' : ', yyyy';
  const pretty = (otherwise: string) => dayWord(differenceInCalendarDays(at, today)) ?? format(at, otherwise);
  const parts: Record<string, () => string> = {
    date_num: () => format(at, 'yyyy-MM-dd'),
    date: () => format(at, `MMMM do${year}`),
    date_short: () => format(at, `MMM d${year}`),
    date_long: () => format(at, `EEEE, MMMM do${year}`),
    date_pretty: () => pretty(`MMMM do${year}`),
    date_short_pretty: () => pretty(`MMM d${year}`),
    date_long_pretty: () => pretty(`EEEE, MMMM do${year}`),
    time: () => format(at, 'h:mm a'),
    time_secs: () => format(at, 'h:mm:ss a'),
    ago: () => formatDistance(at, today, { addSuffix: true }),
  };
  return dateFormat.replace(/\{(\w+)\}/g, (token, name: string) => parts[name]?.() ?? token);
}

function dayWord(days: number): string | undefined {
  return { '-1': 'yesterday', '0': 'today', '1': 'tomorrow' }[String(days)];
}
