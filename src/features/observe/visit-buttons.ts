import type { Button, KnownBlock } from '@slack/types';
import type { Observation } from '../../domain/observation.ts';
import { protocols } from '../../domain/observation-protocol.ts';
import { actions, button } from '../../slack/blocks.ts';
import { ids } from './action-ids.ts';
import { isFull } from './visit-words.ts';

export function placeButton(observation: Observation): Button {
  const { id: value, place } = observation;
  return isFull(observation)
    ? button('Waitlist', ids.wait, { value, label: `Waitlist: ${place}` })
    : button('Sign up', ids.signUp, { value, style: 'primary', label: `Sign up: ${place}` });
}

/** What someone can do with a place. */
export function visitorActions(observation: Observation) {
  const { id: value, place, displaced } = observation;
  const cover = button('Who minds my class', ids.cover, { value, label: `Who minds my class: ${place}` });
  return actions(
    ...(displaced?.late ? [heldButton(observation)] : []),
    ...(displaced ? [] : [fileButton(observation), cover]),
    withdrawButton(observation),
  );
}

/** What someone can do who waits for a place. */
export function inLineActions(observation: Observation) {
  return actions(withdrawButton(observation));
}

function withdrawButton({ id: value, place }: Observation): Button {
  return button('Withdraw', ids.withdraw, { value, label: `Withdraw: ${place}` });
}

export function hostActions(observation: Observation) {
  const { id: value, place } = observation;
  return actions(
    button('Invite', ids.invite, { value, label: `Invite a colleague: ${place}` }),
    fileButton(observation),
    cancelButton(observation),
  );
}

function fileButton({ id: value, place }: Observation): Button {
  return button('Add to calendar', ids.file, { value, label: `Add to calendar: ${place}` });
}

function cancelButton({ id, place }: Observation): Button {
  return button('Call off', ids.cancel, {
    value: id,
    label: `Call off: ${place}`,
    confirm: {
      title: 'Call it off?',
      text: 'Whoever was to come is told once. No reason is needed, and nothing is kept of it.',
      yes: 'Call it off',
      no: 'Keep it',
    },
  });
}

/** What a host can do with a visit that has lost its day. */
export function waitingActions(observation: Observation) {
  const { id: value, place, displaced } = observation;
  return actions(
    ...(displaced?.to
      ? [button('Move it there', ids.move, { value, style: 'primary', label: `Move it there: ${place}` })]
      : []),
    ...(displaced?.isOtherClass
      ? [button('Keep this day', ids.keepDay, { value, label: `Keep this day: ${place}` })]
      : []),
    ...(displaced?.late ? [plainHeldButton(observation)] : []),
    cancelButton(observation),
  );
}

/** What host and visitors can do with a visit that has begun. */
export function afterActions(observation: Observation): KnownBlock | undefined {
  const { status, visitors, protocol } = observation;
  const withNotes = protocols[protocol].keeps === 'notes' && visitors.length > 0;
  const presses = [
    ...(status === 'open' && visitors.length > 0 ? [heldButton(observation)] : []),
    ...(withNotes ? [writeButton(observation)] : []),
    ...(withNotes && status === 'held' ? [readButton(observation)] : []),
  ];
  return presses.length > 0 ? actions(...presses) : undefined;
}

/** **Write notes**, wherever host and visitors meet the visit. */
export function writeButton({ id: value, place }: Observation): Button {
  return button('Write notes', ids.notes, { value, label: `Write notes: ${place}` });
}

/** **Read notes**: of one's own visit. */
export function readButton({ id: value, place }: Observation): Button {
  return button('Read notes', ids.readNotes, { value, label: `Read notes: ${place}` });
}

/** **It took place** beside what is asked first. */
function plainHeldButton(observation: Observation): Button {
  const { style: _, ...plain } = heldButton(observation);
  return plain;
}

export function heldButton({ id: value, place }: Observation): Button {
  return button('It took place', ids.held, { value, style: 'primary', label: `It took place: ${place}` });
}
