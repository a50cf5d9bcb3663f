import type { KnownBlock, ModalView } from '@slack/types';
import { type Agreement, defaultAgreementText, isSignatory, toConfirm } from '../../domain/agreement.ts';
import { actions, button, context, input, mention, plain, quote, section } from '../../slack/blocks.ts';
import type { Answer, View } from '../../slack/view.ts';
import type { CalendarDay } from '../../time/calendar-day.ts';
import { dayWords } from '../../time/day-words.ts';
import { ids } from './action-ids.ts';

export const agreementTitle = 'Working agreement';

const whatFor =
  'Colleagues visit each other’s lessons only when the principal and a staff representative have agreed how. It is switched off until then.';

/** Who looks at the agreement. */
interface Looking {
  userId: string;
  /** May put a new one on record now. */
  mayRecord: boolean;
  /** What just happened. */
  lead?: string | undefined;
}

/** The agreement as it stands, with what this person can do. */
export function agreementView(agreement: Agreement | undefined, { userId, mayRecord, lead }: Looking): Answer {
  const state = stateWords(agreement);
  const text = agreement && (agreement.status === 'pending' || agreement.status === 'in-force');
  const presses = [
    ...(agreement?.status === 'pending' && toConfirm(agreement).includes(userId) ? [confirmButton(agreement)] : []),
    ...(text && isSignatory(agreement, userId) ? [stopButton(agreement)] : []),
    ...(mayRecord
      ? [button(agreement ? 'Record a new one' : 'Record the agreement', ids.agreementRecord, { value: 'school' })]
      : []),
  ];
  const next = nextWords(agreement, mayRecord);
  return {
    text: [lead, state, text && agreement.text, next].filter(Boolean).join('\n'),
    blocks: [
      ...(lead ? [section(lead)] : []),
      section(state),
      ...(text ? [section(quote(agreement.text))] : []),
      ...(presses.length > 0 ? [actions(...presses)] : []),
      context(next),
    ],
    replaces: true,
  };
}

function stateWords(agreement: Agreement | undefined): string {
  if (!agreement || agreement.status === 'replaced') return `No working agreement is on record. ${whatFor}`;
  const { principalId, staffId, agreedOn, status, stoppedBy } = agreement;
  const who = `${mention(principalId)} as principal and ${mention(staffId)} for the staff, ${dayWords(agreedOn)}`;
  if (status === 'in-force') return `*The working agreement is on record*: ${who}.`;
  if (status === 'pending')
    return `*The working agreement waits* for ${toConfirm(agreement).map(mention).join(' and ')} to confirm it for the new school year: ${who}.`;
  return `*Visits are stopped* by ${mention(stoppedBy ?? '')}. The agreement was ${who}.`;
}

function nextWords(agreement: Agreement | undefined, mayRecord: boolean): string {
  if (agreement?.status === 'in-force')
    return 'Either of the two stops all visits at once with `/contour agreement stop`. `/observe` in a team’s channel begins a round.';
  if (agreement?.status === 'pending') return 'Nobody can visit before both have confirmed it for the new school year.';
  return mayRecord
    ? 'Record what the two have agreed on; both are told, and either can stop all visits.'
    : 'A leader of the school or an admin puts it on record. `/contour leaders` shows whom to ask.';
}

const confirmButton = ({ id }: Agreement) =>
  button('Confirm', ids.agreementConfirm, { value: id, style: 'primary', label: 'Confirm the working agreement' });

const stopButton = ({ id }: Agreement) =>
  button('Stop visits', ids.agreementStop, {
    value: id,
    style: 'danger',
    confirm: {
      title: 'Stop all visits?',
      text: 'No visit takes place in the whole school from now on. Those who had one coming are told once. No reason is needed.',
      yes: 'Stop visits',
      no: 'Keep them',
    },
  });

/** Behind **Record the agreement**. */
export function agreementForm(today: CalendarDay): ModalView {
  return {
    type: 'modal',
    callback_id: ids.agreementForm,
    title: plain(agreementTitle),
    submit: plain('Put on record'),
    close: plain('Cancel'),
    blocks: [
      input('principal', 'Principal', { type: 'users_select' }),
      input(
        'staff',
        'Staff representative',
        { type: 'users_select' },
        { hint: 'Whoever the staff have chosen to sign for them.' },
      ),
      input('agreedOn', 'Agreed on', { type: 'datepicker', initial_date: today }),
      input('text', 'What was agreed', {
        type: 'plain_text_input',
        multiline: true,
        max_length: 2_000,
        initial_value: defaultAgreementText,
      }),
      context(
        '*Who sees this:* all colleagues. Visits are on once this is on record; the two who sign are told, and either stops all visits with one press.',
      ),
    ],
  };
}

/** To a signatory who did not put it on record themself. */
export function namedView(agreement: Agreement): View {
  const lead = `${mention(agreement.recordedBy)} has put the working agreement about visits on record, and names you as one of the two who sign it. Colleagues can visit each other now.`;
  const next = 'If it is not what you agreed on, press Stop visits: it needs no reason, and it can be recorded anew.';
  return {
    text: [lead, agreement.text, next].join('\n'),
    blocks: [section(lead), section(quote(agreement.text)), actions(stopButton(agreement)), context(next)],
  };
}

/** The same message once visits are stopped, or another agreement has taken its place. */
export function wasNamedView(agreement: Agreement): View {
  const text = `${stateWords(agreement)} \`/contour agreement\` shows it.`;
  return { text, blocks: [section(text)] };
}

/** On Home of a signatory who is to confirm it for the new school year. */
export function homeConfirm(agreement: Agreement): KnownBlock[] {
  return [section(stateWords(agreement)), actions(confirmButton(agreement))];
}

/** To those who signed or recorded it. */
export function agreementNews(agreement: Agreement, by: string): View {
  const text =
    agreement.status === 'stopped'
      ? `${mention(by)} has stopped visits in the whole school. Those who had one coming are told. \`/contour agreement\` shows the way on.`
      : `${mention(by)} has confirmed the working agreement: colleagues can visit each other now. \`/observe\` in a team’s channel begins a round.`;
  return { text, blocks: [section(text)] };
}
