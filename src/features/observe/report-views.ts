import type { ModalView } from '@slack/types';
import { counted } from '../../domain/counted.ts';
import type { Round } from '../../domain/round.ts';
import { leastRooms, newReport, type Report } from '../../domain/round-report.ts';
import { actions, button, context, escaped, input, mention, plain, section } from '../../slack/blocks.ts';
import { fewerButton } from '../../slack/fewer-button.ts';
import { noPupilField } from '../../slack/no-pupil-tick.ts';
import type { Answer, View } from '../../slack/view.ts';
import { ids } from './action-ids.ts';
import { modal, saidAnswer } from './views.ts';

export const reportTitle = 'What the rooms show';

const tooFew = (rooms: number) =>
  `${rooms === 0 ? 'No room' : counted(rooms, 'room')} so far. There is no report over fewer than ${leastRooms} rooms: it would be one on a person.`;

const readers =
  '*Who sees this:* those who were in the rooms; at the end the whole channel, leaders at the same hour as everyone. No names, no rooms, and no grade that would tell whose room it was.';

/** Who looks at a report. */
interface Looking {
  rooms: number;
  /** Was in the rooms, as host or visitor. */
  wasThere: boolean;
  /** Closes each step: who began the round. */
  mayClose: boolean;
  /** What just happened. */
  lead?: string | undefined;
}

/** The step that is open, with what was said before it. */
export function reportModal(round: Round, { rooms, wasThere, mayClose, lead }: Looking): ModalView {
  const report = round.report ?? newReport;
  const top = [...(lead ? [section(lead)] : []), section(`*${escaped(round.problem)}*\n${escaped(round.focus)}`)];
  if (report.step === 'shown')
    return modal(reportTitle, [...top, ...resultLines(round, report).map((line) => section(line))]);
  if (rooms < leastRooms) return modal(reportTitle, [...top, section(tooFew(rooms))]);
  if (!wasThere && !mayClose)
    return modal(reportTitle, [
      ...top,
      section('It is written by those who were in the rooms, and shown to this channel when it is done.'),
    ]);
  const { now, write, closing } = steps[report.step];
  const closes = !mayClose
    ? `${mention(round.startedBy)} closes each step.`
    : wasThere
      ? 'You close each step.'
      : 'You were in no room, so the words are not here. Close each step when those who were there say that it is done.';
  return modal(reportTitle, [
    ...top,
    ...(wasThere ? saidLines(report).map((line) => section(line)) : []),
    section(`*Step ${now}*`),
    actions(
      ...(wasThere ? [button(write, ids.reportWrite, { value: round.id, style: 'primary' })] : []),
      ...(mayClose
        ? [
            button(closing, ids.reportClose, {
              value: round.id,
              confirm: {
                title: 'Close this step?',
                text:
                  report.step === 'next-level'
                    ? 'The result then stands in the channel, for everyone at once, and the round is over. Visits that are agreed on stay.'
                    : 'The next step opens, and this one stays as it is.',
                yes: 'Close it',
                no: 'Not yet',
              },
            }),
          ]
        : []),
    ),
    context(`${readers} ${closes}`),
  ]);
}

const steps: Record<Exclude<Report['step'], 'shown'>, { now: string; write: string; closing: string }> = {
  describe: {
    now: '1 of 3: describe. What was seen and heard, and nothing else.',
    write: 'Describe',
    closing: 'Close the description',
  },
  pattern: {
    now: '2 of 3: patterns. What came back in several rooms.',
    write: 'Write patterns',
    closing: 'Close the patterns',
  },
  'next-level': {
    now: '3 of 3: the next level of work. What we do, and what we need for it.',
    write: 'Name the next level',
    closing: 'Show it to everyone',
  },
};

const bullets = (lines: readonly string[]) => lines.map((line) => `• ${escaped(line)}`).join('\n');

/** Slack takes 3,000 characters in a section. */
function chunks(heading: string, lines: readonly string[]): string[] {
  const perSection = 8;
  const parts = Array.from({ length: Math.ceil(lines.length / perSection) }, (_, at) =>
    bullets(lines.slice(at * perSection, (at + 1) * perSection)),
  );
  return parts.map((part, at) => (at === 0 ? `*${heading}*\n${part}` : part));
}

function saidLines({ described, patterns, nextLevel }: Report): string[] {
  return [
    ...chunks('Described', described),
    ...chunks('Patterns', patterns),
    ...(nextLevel ? [`*Next level of work*\n${escaped(nextLevel)}`] : []),
  ];
}

function resultLines({ problem }: Round, { patterns, nextLevel = '' }: Report): string[] {
  return [
    `*What the rooms show:* ${escaped(problem)}`,
    ...chunks('Patterns', patterns),
    `*Next level of work*\n${escaped(nextLevel)}`,
  ];
}

/** The message that stands in the channel once it is done, for all staff of it at the same hour. */
export function resultView(round: Round): View {
  const lines = resultLines(round, round.report ?? newReport);
  // Source: product.md, "Observation rounds": it ends with commitments.
  const next =
    'What will you try of it, and what do you need for that? Talk about it in your next meeting; Commit to something keeps both.';
  const press = actions(button('Commit to something', 'commit.begin', { style: 'primary' }));
  return { text: [...lines, next].join('\n'), blocks: [...lines.map((line) => section(line)), section(next), press] };
}

const fields: Record<Exclude<Report['step'], 'shown'>, { label: string; hint: string }> = {
  describe: {
    label: 'What I saw and heard',
    hint: 'One thing a line, eight at most; no adjectives, names or rooms: “Nine of 24 students spoke.”',
  },
  pattern: {
    label: 'Patterns over the rooms',
    hint: 'One a line, eight at most. These lines take the place of those that stand there.',
  },
  'next-level': {
    label: 'The next level of work',
    hint: 'One sentence: what the staff will do, and what it needs from others.',
  },
};

/** The form of the step that is open. */
export function reportForm(round: Round): ModalView {
  const report = round.report ?? newReport;
  if (report.step === 'shown') return modal(reportTitle, [section('The result stands in the channel already.')]);
  const { label, hint } = fields[report.step];
  const before =
    report.step === 'pattern' ? report.patterns.join('\n') : report.step === 'next-level' ? report.nextLevel : '';
  return {
    type: 'modal',
    callback_id: ids.reportForm,
    private_metadata: round.id,
    title: plain(reportTitle),
    submit: plain('Save'),
    close: plain('Cancel'),
    blocks: [
      ...saidLines(report).map((line) => section(line)),
      input(
        'lines',
        label,
        { type: 'plain_text_input', multiline: true, ...(before && { initial_value: before }) },
        { hint },
      ),
      noPupilField(),
      context(readers),
    ],
  };
}

/** What was taken out of the words, so that it can be said anew. */
export function takenLead(taken: readonly string[]): string {
  return taken.length > 0
    ? `Saved, without what tells whose room it was. I took out: ${taken.map(escaped).join(', ')}. Write it anew if it reads badly now.`
    : 'Saved.';
}

/** It stands in the channel now. */
export function shownAnswer({ channelId }: Round): Answer {
  return saidAnswer(`It stands in <#${channelId}> now, for everyone at once.`);
}

/** To who began the round, when it is over and rooms enough were visited. */
export function askReportView(round: Round, rooms: number): View {
  const text = `The round in <#${round.channelId}> is over: ${rooms} rooms were visited. What do they show?`;
  return {
    text: `${text}\nThose who were there write it behind The report; you close each step.`,
    blocks: [
      section(text),
      actions(button('The report', ids.report, { value: round.id, style: 'primary' }), fewerButton()),
    ],
  };
}
