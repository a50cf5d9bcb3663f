import type { ActionsBlock, InputBlock, ModalView, PlainTextOption } from '@slack/types';
import {
  type Commitment,
  isPartnerThere,
  mostSupports,
  type Readers,
  type Support,
  supportWords,
} from '../../domain/commitment.ts';
import { effectiveDue, heldDue } from '../../domain/commitment-clock.ts';
import { needFields } from '../../domain/commitment-form.ts';
import type { CommitmentDraft, NewSupport } from '../../domain/commitment-press.ts';
import type { Goal } from '../../domain/goal.ts';
import {
  actions,
  button,
  context,
  divider,
  input,
  option,
  optionsOf,
  plain,
  quote,
  section,
} from '../../slack/blocks.ts';
import { goalField } from '../../slack/goal-field.ts';
import { noPupilField } from '../../slack/no-pupil-tick.ts';
import { ids } from './action-ids.ts';
import type { Looking } from './choices.ts';
import { supportLine } from './views.ts';

export const formTitle = 'A commitment';

const kindOptions = optionsOf(supportWords);
const readerOptions: (PlainTextOption & { value: Readers })[] = [
  { ...option('The partner and the givers', 'pair'), value: 'pair' },
  { ...option('The teams of whoever does it, too', 'team'), value: 'team' },
  { ...option('Every colleague of the school', 'school'), value: 'school' },
];
const blockingOption = option('I cannot go on without it', 'yes', 'While it is late, the clock stands still.');
const hasAllOption = option('I have what I need', 'yes', 'Then no support has to be named.');

/** What the form begins with. */
export interface FormBegun {
  /** A draft that is said anew, or a proposal that its owner changes; nothing in a new form. */
  before?: CommitmentDraft | Commitment;
  /** It is asked of a colleague. */
  asksColleague: boolean;
  /** The owner's own idea: then **I have what I need** is there. */
  isOwnIdea: boolean;
  /** How many supports there is room for. */
  needs: number;
  shownTo: Readers;
  /** Those that are set, to choose from. */
  goals: readonly Goal[];
}

/** The form of a commitment. What was typed stays when it takes another shape. */
export function commitmentForm(begun: FormBegun): ModalView {
  const { before, asksColleague, isOwnIdea, needs, shownTo } = begun;
  const isProposal = before && 'status' in before;
  const isAsked = asksColleague || (isProposal && before.proposedBy !== before.ownerId);
  const supports: readonly NewSupport[] = before?.supports ?? [];
  const numbers = Array.from({ length: Math.max(1, needs, supports.length) }, (_, index) => index + 1);
  return {
    type: 'modal',
    callback_id: ids.form,
    private_metadata: before?.id ?? '',
    title: plain(formTitle),
    submit: plain(isProposal ? 'Say yes to this' : 'Preview'),
    close: plain('Cancel'),
    blocks: [
      ...(isProposal ? [] : [shapeButton(asksColleague)]),
      ...(asksColleague ? [ownerField(before)] : []),
      ...whatFields(begun),
      // Only whoever does it chooses who else may read it.
      ...(asksColleague ? [] : [readersField(before?.shownTo ?? shownTo)]),
      ...(isOwnIdea && !asksColleague ? [hasAllField(before)] : []),
      divider(),
      ...numbers.flatMap((number) => needBlocks(number, supports[number - 1])),
      ...(numbers.length < mostSupports ? [addButton()] : []),
      noPupilField(),
      context(
        `*Who sees this:* whoever does it${isAsked ? ', whoever asked for it' : ''}, the partner and those who give support, and ${asksColleague ? 'whom they choose' : 'whom you choose above'}. No student names, please.`,
      ),
    ],
  };
}

function shapeButton(asksColleague: boolean): ActionsBlock {
  const press = asksColleague
    ? button('It is my own', ids.reshape, { value: 'own' })
    : button('I ask it of a colleague', ids.reshape, { value: 'ask' });
  return { ...actions(press), block_id: 'shape' };
}

function addButton(): ActionsBlock {
  return { ...actions(button('Add a support', ids.reshape, { value: 'add' })), block_id: 'add' };
}

function ownerField(before: FormBegun['before']): InputBlock {
  const owner = before && before.ownerId !== before.proposedBy ? before.ownerId : undefined;
  return input('owner', 'Who will do it', { type: 'users_select', ...(owner && { initial_user: owner }) });
}

function whatFields({ before, asksColleague, goals }: FormBegun): InputBlock[] {
  const [only, ...others] = goals;
  // The one goal of the school is what most of it is for.
  const served = before ?? (others.length === 0 ? { goalId: only?.id } : {});
  const [what, hint] = asksColleague
    ? ['What they will do', 'They may change it before they say yes.']
    : ['What I will do', 'Such as “two talk moves in grade 7”.'];
  return [
    input(
      'words',
      what,
      { type: 'plain_text_input', multiline: true, max_length: 300, ...(before && { initial_value: before.words }) },
      { hint },
    ),
    input(
      'partner',
      'Partner',
      { type: 'users_select', ...(before && canBePartner(before) && { initial_user: before.partnerId }) },
      { hint: 'The colleague to whom it is said.' },
    ),
    input('due', 'By', { type: 'datepicker', ...(before && { initial_date: before.dueDay }) }),
    goalField(goals, served, 200),
    input(
      'topic',
      'Topic',
      { type: 'plain_text_input', max_length: 60, ...(before?.topic && { initial_value: before.topic }) },
      { optional: true, hint: 'A few words, such as “number talks”.' },
    ),
    evidenceField(before?.evidence),
  ];
}

/** Who said no, or has left, is asked again only where the owner names them anew. */
function canBePartner(one: CommitmentDraft | Commitment): boolean {
  return !('partner' in one) || isPartnerThere(one.partner);
}

function readersField(chosen: Readers): InputBlock {
  const reader = readerOptions.find(({ value }) => value === chosen);
  return input('readers', 'Who may read it', {
    type: 'radio_buttons',
    options: readerOptions,
    ...(reader && { initial_option: reader }),
  });
}

function evidenceField(evidence: string | undefined): InputBlock {
  return input(
    'evidence',
    'What shows it',
    { type: 'plain_text_input', max_length: 200, ...(evidence && { initial_value: evidence }) },
    { optional: true, hint: 'Such as “a tally of who talks”. No student is named.' },
  );
}

function hasAllField(before: FormBegun['before']): InputBlock {
  return input(
    'hasAll',
    'Support',
    { type: 'checkboxes', options: [hasAllOption], ...(before?.hasAll && { initial_options: [hasAllOption] }) },
    { optional: true, hint: 'Or name below what you need, from whom and by when.' },
  );
}

function needBlocks(number: number, before?: NewSupport): InputBlock[] {
  const names = needFields(number);
  const kind = kindOptions.find(({ value }) => value === before?.kind);
  const isBlocking = before ? before.blocking : true;
  const optional = { optional: true };
  return [
    input(
      names.words,
      `Support ${number}: what is needed`,
      { type: 'plain_text_input', max_length: 150, ...(before && { initial_value: before.words }) },
      { ...optional, hint: 'Such as “cover for one visit”.' },
    ),
    input(
      names.kind,
      `Support ${number}: kind`,
      { type: 'static_select', options: kindOptions, ...(kind && { initial_option: kind }) },
      optional,
    ),
    input(
      names.giver,
      `Support ${number}: from whom`,
      { type: 'users_select', ...(before && { initial_user: before.giverId }) },
      optional,
    ),
    input(
      names.day,
      `Support ${number}: by`,
      { type: 'datepicker', ...(before && { initial_date: before.dueDay }) },
      optional,
    ),
    input(
      names.blocking,
      `Support ${number}: how much it matters`,
      { type: 'checkboxes', options: [blockingOption], ...(isBlocking && { initial_options: [blockingOption] }) },
      optional,
    ),
  ];
}

function small(
  callbackId: string,
  value: string,
  title: string,
  submit: string,
  blocks: ModalView['blocks'],
): ModalView {
  return {
    type: 'modal',
    callback_id: callbackId,
    private_metadata: value,
    title: plain(title),
    submit: plain(submit),
    close: plain('Cancel'),
    blocks,
  };
}

/** Behind **Done**. */
export function doneForm({ id, words, evidence }: Commitment): ModalView {
  return small(ids.doneForm, id, 'Done', 'Save', [
    section(quote(words, 300)),
    input('extent', 'Did you do it?', {
      type: 'radio_buttons',
      options: [option('All of it', 'whole'), option('Part of it', 'part', 'Half worked counts.')],
    }),
    input(
      'students',
      'What did students do?',
      { type: 'plain_text_input', multiline: true, max_length: 300 },
      { hint: 'One line. “A student”, never a name.' },
    ),
    input(
      'learned',
      'What did you learn?',
      { type: 'plain_text_input', multiline: true, max_length: 300 },
      { optional: true, hint: 'For you and your partner; never for whoever evaluates you.' },
    ),
    evidenceField(evidence),
    noPupilField(),
  ]);
}

/** Behind **Say why, if you like**, once it was let go. */
export function sayWhyForm({ id, words }: Commitment): ModalView {
  return small(ids.sayWhyForm, id, 'Say why', 'Save', [
    section(quote(words, 300)),
    input(
      'reason',
      'Why you let it go',
      { type: 'plain_text_input', multiline: true, max_length: 300 },
      { optional: true, hint: 'For you and your partner; never for whoever evaluates you.' },
    ),
    noPupilField(),
    context('No reason is needed. It stands in the history; nobody is told.'),
  ]);
}

/** Behind **Change** and **Suggest a change**, once it is open. */
export function changeForm(commitment: Commitment, { userId, calendar, today }: Looking): ModalView {
  const { id, words, ownerId, partnerId } = commitment;
  const isOwner = userId === ownerId;
  const due = effectiveDue(commitment, calendar, today);
  const [callbackId, title, submit] = isOwner
    ? [ids.changeForm, 'Change it', 'Change']
    : [ids.suggestForm, 'Suggest a change', 'Suggest'];
  return small(callbackId, id, title, submit, [
    input('words', isOwner ? 'What I will do' : 'What they would do', {
      type: 'plain_text_input',
      multiline: true,
      max_length: 300,
      initial_value: words,
    }),
    input('due', 'By', { type: 'datepicker', initial_date: due }),
    ...(isOwner
      ? [
          input('partner', 'Partner', {
            type: 'users_select',
            ...(canBePartner(commitment) && { initial_user: partnerId }),
          }),
          readersField(commitment.shownTo),
        ]
      : []),
    noPupilField(),
    context(
      isOwner
        ? 'A new day is as honest as the old one. Only the two of you see what it was before.'
        : 'Only the owner decides.',
    ),
  ]);
}

/** Begins with the day by which it is owed, while that is not past. */
function dayOfSupport({ dueDay }: Support, { calendar, today }: Looking): InputBlock {
  const due = heldDue(calendar, dueDay);
  return input('due', 'By', { type: 'datepicker', ...(due >= today && { initial_date: due }) });
}

/** Behind **Give something else**: another thing, or the same later. */
export function swapForm(commitment: Commitment, support: Support, looking: Looking): ModalView {
  return small(ids.swapForm, `${commitment.id}:${support.id}`, 'Give something else', 'Offer it', [
    section(supportLine(commitment, support, looking)),
    input('words', 'What I can give', {
      type: 'plain_text_input',
      max_length: 150,
      initial_value: support.words,
    }),
    dayOfSupport(support, looking),
    noPupilField(),
    context('It counts once the owner takes it.'),
  ]);
}

/** Behind **Ask for time**. */
export function moreTimeForm(commitment: Commitment, support: Support, looking: Looking): ModalView {
  return small(ids.moreTimeForm, `${commitment.id}:${support.id}`, 'Ask for time', 'Ask', [
    section(supportLine(commitment, support, looking)),
    input('due', 'I can give it by', { type: 'datepicker' }),
    context('The new day counts once the owner takes it. Until then it stays as it is.'),
  ]);
}

/** Behind **Ask someone else**. */
export function passOnForm(commitment: Commitment, support: Support, looking: Looking): ModalView {
  return small(ids.passOnForm, `${commitment.id}:${support.id}`, 'Ask someone else', 'Ask', [
    section(supportLine(commitment, support, looking)),
    input('giver', 'Who could give it', { type: 'users_select' }),
    dayOfSupport(support, looking),
    context('They are asked first, and may say no.'),
  ]);
}
