import type { ModalView } from '@slack/types';
import { protocolNames, protocols } from '../../domain/observation-protocol.ts';
import type { Round } from '../../domain/round.ts';
import { context, input, option, plain } from '../../slack/blocks.ts';
import { noPupilField } from '../../slack/no-pupil-tick.ts';
import { addDays, type CalendarDay } from '../../time/calendar-day.ts';
import { ids } from './action-ids.ts';

export const formTitle = 'A round of visits';

/** How long a round lasts unless someone says otherwise: three school weeks. */
const usualDays = 18;

const kept = {
  that: 'kept: that it took place',
  notes: 'kept: notes of the two, deleted after a time',
  patterns: 'kept: what four or more rooms show',
  template: 'posts its outline; you plan the rest',
} as const;

const protocolOptions = protocolNames.map((name) =>
  option(protocols[name].name, name, `${protocols[name].minutes.usual} min; ${kept[protocols[name].keeps]}`),
);

/** The form of a round. @param today calendar day in the school's zone */
export function roundForm(draft: Round | undefined, today: CalendarDay): ModalView {
  const chosen = protocolOptions.find(({ value }) => value === (draft?.protocol ?? 'focused-visit'));
  const value = (text: string | number | undefined) => (text === undefined ? {} : { initial_value: String(text) });
  return {
    type: 'modal',
    callback_id: ids.form,
    private_metadata: draft?.id ?? '',
    title: plain(formTitle),
    submit: plain('Preview'),
    close: plain('Cancel'),
    blocks: [
      input(
        'problem',
        'What puzzles us in our teaching',
        { type: 'plain_text_input', max_length: 200, ...value(draft?.problem) },
        { hint: 'Something the staff can act on; not a student, not a colleague.' },
      ),
      input(
        'focus',
        'The one question to look at',
        { type: 'plain_text_input', max_length: 200, ...value(draft?.focus) },
        { hint: 'Such as “Who talks after I ask?” Each host can have one of their own.' },
      ),
      input('protocol', 'How the visits go', {
        type: 'static_select',
        options: protocolOptions,
        ...(chosen && { initial_option: chosen }),
      }),
      input('from', 'First day', { type: 'datepicker', initial_date: draft?.from ?? today }),
      input('to', 'Last day', { type: 'datepicker', initial_date: draft?.to ?? addDays(today, usualDays) }),
      input(
        'minutes',
        'Minutes in the room',
        { type: 'number_input', is_decimal_allowed: false, ...value(draft?.minutes) },
        { optional: true, hint: 'Empty: what is usual for it.' },
      ),
      input(
        'visitors',
        'Visitors in a room, at most',
        { type: 'number_input', is_decimal_allowed: false, ...value(draft?.visitors) },
        { optional: true, hint: 'Empty: what is usual for it. Each host can choose fewer.' },
      ),
      noPupilField(),
      context('*Who sees this:* this channel, after you have seen a preview. No student names, please.'),
    ],
  };
}
