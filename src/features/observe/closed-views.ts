import type { ShutDay } from '../../domain/door.ts';
import { waitsUntil } from '../../domain/lost-day.ts';
import type { Observation } from '../../domain/observation.ts';
import { section } from '../../slack/blocks.ts';
import type { View } from '../../slack/view.ts';
import { dayOf } from '../../time/calendar-day.ts';
import { shortDay } from '../../time/day-words.ts';
import { shutLine } from './door-form-views.ts';
import { waitingActions } from './visit-buttons.ts';
import { visitLine, whenWords } from './visit-words.ts';

/** To who was to come: it waits for a new day. */
export function displacedView(observation: Observation, shut: ShutDay, zone: string): View {
  const cannot = observation.displaced?.late ? 'This visit could not be then' : 'This visit cannot be then';
  const text = `${cannot}: ${visitLine(observation, zone)}. ${shutLine(shut)}. Your host is asked for a new day, and I write to you; \`/observe list\` lets you withdraw.`;
  return { text, blocks: [section(text)] };
}

/** To the host: the day that is proposed, and one press for it. */
export function askNewDayView(observation: Observation, shut: ShutDay | undefined, zone: string): View {
  const { to, late, isOtherClass } = observation.displaced ?? {};
  const lead = waitsView(observation, shut, zone).text;
  const held = late ? ' Did it take place all the same? Press It took place.' : '';
  const next = to
    ? `I propose ${whenWords({ startsAt: to.from, endsAt: to.to }, zone)}. Whoever was to come is told once.`
    : 'I find no day that could take its place. Call it off, and open a door on another day.';
  const end = ` If you do nothing, I call it off on ${shortDay(dayOf(waitsUntil(observation), zone))}.`;
  const kept = isOtherClass ? ' Or press Keep this day, with the class that is there then.' : '';
  return {
    text: `${lead}\n${next}${held}${kept}${end}`,
    blocks: [section(lead), section(`${next}${held}${kept}${end}`), waitingActions(observation)],
  };
}

/** In the place of what the host was asked before: the day is one without visits, or was when all were told so. */
export function waitsView(observation: Observation, shut: ShutDay | undefined, zone: string): View {
  const { late, isOtherClass } = observation.displaced ?? {};
  const cannot = isOtherClass
    ? 'Another class is in this lesson then'
    : `Your door ${late ? 'could not' : 'cannot'} be open then`;
  const why = shut ? ` ${shutLine(shut)}.` : '';
  const text = `${cannot}: ${visitLine(observation, zone)}.${why}`;
  return { text, blocks: [section(text)] };
}

/** It stands as it was, because the day is one with visits after all. @param observation as it was while it waited */
export function standsView(observation: Observation, zone: string): View {
  const text = observation.displaced?.late
    ? `There were visits on that day after all: ${visitLine(observation, zone)}. If you were there, press It took place on your Home.`
    : `It stands after all: ${visitLine(observation, zone)}. \`/observe list\` shows it.`;
  return { text, blocks: [section(text)] };
}

/**
 * Whether someone still comes on the new day, or waits, or comes only now; `uncovered` where nobody minds their class any
 * more, `nothing` where they are elsewhere then.
 */
export type Keeps = keyof typeof keepsWords;

/** To who was to come, or waited: the new day. */
export function movedView(observation: Observation, zone: string, keeps: Keeps): View {
  const text = `This visit has moved: ${visitLine(observation, zone)}. ${keepsWords[keeps]}`;
  return { text, blocks: [section(text)] };
}

const keepsWords = {
  place: 'You keep your place. If you cannot come then, press Withdraw in `/observe list`.',
  uncovered:
    'You keep your place. Nobody minds your class then yet: `/observe list` has Who minds my class, and Withdraw.',
  line: 'You keep your place on the waitlist. `/observe list` lets you leave it.',
  'new-place': 'A place became free, and it is yours now. If you cannot come then, press Withdraw in `/observe list`.',
  host: 'Open this file to move it in your calendar too.',
  nothing: 'You are somewhere else then, so your place is free again. `/observe list` shows what else is coming.',
};
