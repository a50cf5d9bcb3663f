import type { Button } from '@slack/types';
import type { ModelingSession } from '../../domain/modeling.ts';
import { button } from '../../slack/blocks.ts';
import { dayOf } from '../../time/calendar-day.ts';
import { shortDay } from '../../time/day-words.ts';
import { ids } from './action-ids.ts';

const isFull = ({ visitors, seats }: ModelingSession) => visitors.length >= seats;

export function seatButton(session: ModelingSession): Button {
  const label = `${isFull(session) ? 'Waitlist' : 'Join'}: ${session.topic}`;
  return isFull(session)
    ? button('Waitlist', ids.wait, { value: session.id, label })
    : button('Join', ids.join, { value: session.id, style: 'primary', label });
}

export function calendarButton({ id: value, topic }: ModelingSession): Button {
  return button('Add to calendar', ids.calendar, { value, label: `Add to calendar: ${topic}` });
}

export function moveButton({ id: value, topic }: ModelingSession): Button {
  return button('Change', ids.move, { value, label: `Change: ${topic}` });
}

/** To the proposed time where there is one, else to the form. */
export function newDayButton({ id: value, topic, displaced }: ModelingSession, zone: string): Button {
  if (!displaced?.to) return button('Another time', ids.move, { value, label: `Another time: ${topic}` });
  const day = shortDay(dayOf(displaced.to.startsAt, zone));
  return button(`Move to ${day}`, ids.newDay, { value, style: 'primary', label: `Move to ${day}: ${topic}` });
}

/** **It did not take place**, for its host. */
export function missedButton({ id: value, topic }: Pick<ModelingSession, 'id' | 'topic'>): Button {
  return button('It did not take place', ids.missed, { value, label: `It did not take place: ${topic}` });
}

export function cancelButton({ id, topic }: ModelingSession): Button {
  return button('Cancel', ids.cancel, {
    value: id,
    label: `Cancel: ${topic}`,
    confirm: {
      title: 'Call it off?',
      text: 'Everyone who has a seat or waits is told once. No reason is needed.',
      yes: 'Call it off',
      no: 'Keep it',
    },
  });
}

/** **Not me**: of who was named as minding a class. */
export function notMeButton({ id: value, topic }: Pick<ModelingSession, 'id' | 'topic'>): Button {
  return button('Not me', ids.notMe, { value, label: `Not me: ${topic}` });
}

/** **It took place** beside what is asked first. */
export function plainHeldButton(session: Pick<ModelingSession, 'id' | 'topic'>): Button {
  const { style: _, ...plain } = heldButton(session);
  return plain;
}

/** **It took place**, wherever host and visitors meet the session. */
export function heldButton({ id: value, topic }: Pick<ModelingSession, 'id' | 'topic'>): Button {
  return button('It took place', ids.held, { value, style: 'primary', label: `It took place: ${topic}` });
}
