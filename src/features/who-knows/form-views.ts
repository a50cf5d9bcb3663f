import type { KnownBlock, ModalView } from '@slack/types';
import { topicOf } from '../../domain/evidence.ts';
import type { Goal } from '../../domain/goal.ts';
import type { Question } from '../../domain/question.ts';
import { context, input, option, plain, quote, section } from '../../slack/blocks.ts';
import { goalField } from '../../slack/goal-field.ts';
import { noPupilField } from '../../slack/no-pupil-tick.ts';
import type { Answer } from '../../slack/view.ts';
import { ids } from './action-ids.ts';

const needs = [option('An answer', 'ask'), option('A look at it together', 'plan'), option('To see it live', 'watch')];

/** Who reads a question. Source: domain.md section 2, "Who sees what". */
export const whoSeesDraft =
  '*Who sees this:* only you, until you press Ask. Then the colleagues I offer it to, one at a time; whoever looks after questions this week; and who accepts. Nobody sees it for being a leader.';

/** The form behind the bare command and **Edit**, filled with what is known. `callback`: which check its text has to pass. */
export function askForm(
  filled: Partial<Question>,
  goals: readonly Goal[],
  callback: typeof ids.form | typeof ids.teachingForm = ids.form,
): ModalView {
  const { text, teaching, tried, need = 'ask', neededBy, anonymous, chosen, id } = filled;
  const nameHidden = option('Ask without my name until someone accepts', 'yes');
  return {
    type: 'modal',
    callback_id: callback,
    private_metadata: id ?? '',
    title: plain('Who knows?'),
    submit: plain('Find colleagues'),
    close: plain('Cancel'),
    blocks: [
      input(
        'question',
        'Your question',
        { type: 'plain_text_input', multiline: true, max_length: 2_000, ...(text && { initial_value: text }) },
        { hint: 'No student names, please: “a student in grade 4” says enough.' },
      ),
      input(
        'teaching',
        'What I teach',
        { type: 'plain_text_input', max_length: 150, ...(teaching && { initial_value: teaching }) },
        { optional: true },
      ),
      input(
        'tried',
        'What I have tried',
        { type: 'plain_text_input', multiline: true, max_length: 500, ...(tried && { initial_value: tried }) },
        { optional: true },
      ),
      input('need', 'What would help', {
        type: 'radio_buttons',
        options: needs,
        initial_option: needs.find(({ value }) => value === need) ?? option('An answer', 'ask'),
      }),
      input(
        'neededBy',
        'By when',
        { type: 'datepicker', ...(neededBy && { initial_date: neededBy }) },
        { optional: true },
      ),
      goalField(goals, filled, 150),
      input(
        'chosen',
        'Ask these colleagues, in this order',
        { type: 'multi_users_select', max_selected_items: 5, ...(chosen?.length && { initial_users: chosen }) },
        { optional: true, hint: 'Leave this empty and I will look for the colleagues who know.' },
      ),
      input(
        'anonymous',
        'My name',
        { type: 'checkboxes', options: [nameHidden], ...(anonymous && { initial_options: [nameHidden] }) },
        { optional: true },
      ),
      context(whoSeesDraft),
    ],
  };
}

/** An answer as it looks in the form that asked for it. */
export function resultModal(blocks: KnownBlock[]): ModalView {
  return { type: 'modal', title: plain('Who knows?'), close: plain('Close'), blocks };
}

export function passForm(
  question: Question,
  callback: typeof ids.passForm | typeof ids.teachingPassForm = ids.passForm,
): ModalView {
  return {
    type: 'modal',
    callback_id: callback,
    private_metadata: question.id,
    title: plain('I know who knows'),
    submit: plain('Pass it on'),
    close: plain('Cancel'),
    blocks: [
      section(quote(question.text, 600)),
      input(
        'colleague',
        'Who knows',
        { type: 'users_select' },
        { hint: 'They need not have joined; answering enrolls nobody.' },
      ),
      input(
        'note',
        'A word to them',
        { type: 'plain_text_input', multiline: true, max_length: 300 },
        { optional: true },
      ),
      noPupilField(),
      context(
        '*Who sees this:* the colleague you choose reads the question and your note. The asker sees who has it now.',
      ),
    ],
  };
}

export function teamForm(question: Question): ModalView {
  return {
    type: 'modal',
    callback_id: ids.teamForm,
    private_metadata: question.id,
    title: plain('Ask the team'),
    submit: plain('Post it'),
    close: plain('Cancel'),
    blocks: [
      section(quote(question.text, 600)),
      input('channel', 'In which channel', {
        type: 'conversations_select',
        filter: { include: ['public', 'private'], exclude_bot_users: true, exclude_external_shared_channels: true },
      }),
      context(
        question.anonymous
          ? '*Who sees this:* everyone in the channel; your name is not shown.'
          : '*Who sees this:* everyone in the channel, with your name.',
      ),
    ],
  };
}

export function helpedForm(
  question: Question,
  callback: typeof ids.helpedForm | typeof ids.teachingHelpedForm = ids.helpedForm,
): ModalView {
  const yes = option('Others with a similar question may find this one', 'yes');
  return {
    type: 'modal',
    callback_id: callback,
    private_metadata: question.id,
    title: plain('This helped'),
    submit: plain('Say thanks'),
    close: plain('Cancel'),
    blocks: [
      input(
        'practice',
        'What practice helped?',
        { type: 'plain_text_input', max_length: 300 },
        { hint: 'One sentence: what will you do, or what did you do?' },
      ),
      input(
        'mayBeShown',
        'Sharing',
        { type: 'checkboxes', options: [yes] },
        { optional: true, hint: 'Others find it only if your colleague agrees too.' },
      ),
      noPupilField(),
      context(
        topicOf(question, String(question.answerer))
          ? '*Who sees this:* your colleague. It speaks for what they know, without your name.'
          : '*Who sees this:* your colleague. Where it names a topic of the school’s, it speaks for what they know, without your name.',
      ),
    ],
  };
}

/** Private answers look the same in the form as in a message. */
export function inModal(answer: Answer): Answer {
  return { ...answer, modal: resultModal(answer.blocks) };
}
