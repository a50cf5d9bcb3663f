import { counted } from '../../domain/counted.ts';
import type { CoverBook } from '../../domain/time-back.ts';
import { actions, context, escaped, mention, section } from '../../slack/blocks.ts';
import { fewerButton } from '../../slack/fewer-button.ts';
import type { Answer, View } from '../../slack/view.ts';
import { dayWords } from '../../time/day-words.ts';

const mostPromised = 10;

/** To who pressed it. @param leader who hears it; undefined where one was told this week already */
export function toldAnswer(leader: string | undefined): Answer {
  const text = leader
    ? `${mention(leader)} hears in their working hours that you have as many questions this week as you take and need time. No question and no number is told. \`/contour time\` shows cover lent and owed.`
    : 'Your leader was told this week already. Ask them, or set your own limit with `/expertise`.';
  return { text, blocks: [section(text)], replaces: false };
}

/** To one leader: who needs time, and what to do. */
export function toLeaderView(userId: string): View {
  const lead = `${mention(userId)} has as many questions this week as they take, and lets you know that they need time.`;
  const next = `Could you teach one period, or find cover? Say it with \`/commit cover one period by Friday with\` and their name.`;
  const seen = '*Who sees this:* you; leaders read the name on the weekly page too. It counts against nobody.';
  return {
    text: [lead, next, seen].join('\n'),
    blocks: [section(lead), section(next), actions(fewerButton()), context(seen)],
  };
}

/** `/contour time` */
export function coverView(book: CoverBook): Answer {
  const { lent, received, toLend, toReceive, byLeaders, owes, isOwed } = book;
  const promised = (rows: CoverBook['owes'], say: (other: string) => string) =>
    rows
      .slice(0, mostPromised)
      .map(
        ({ words, other, dueDay }) => `• ${say(mention(other))}: ${escaped(words || 'cover')}, by ${dayWords(dueDay)}`,
      );
  const lines = [
    '*Cover this school year*',
    `You have minded classes for ${counted(lent, 'minute')}. Yours was minded for ${counted(received, 'minute')}.`,
    ...(toLend + toReceive > 0
      ? [
          `Still to come: you mind classes for ${counted(toLend, 'minute')}, and yours is minded for ${counted(toReceive, 'minute')}.`,
        ]
      : []),
    ...promised(owes, (other) => `You owe ${other}`),
    ...promised(isOwed, (other) => `${other} owes you`),
    `Leaders have minded classes themselves for ${counted(byLeaders, 'minute')}.`,
  ];
  const next =
    'Cover is written down with a session (`/model`), a visit (`/observe list`) or a commitment (`/commit`).';
  return {
    text: [...lines, next].join('\n'),
    blocks: [
      section(lines.join('\n')),
      context(`${next} *Who sees this:* only you; the minutes of leaders are those that stood in channels.`),
    ],
    replaces: true,
  };
}

/** On Home, in a line that says only what there is; nothing where no cover was lent or promised. */
export function coverLine({ lent, received, toLend, toReceive, owes, isOwed }: CoverBook): string | undefined {
  const said = [
    ...(lent > 0 ? [`you minded classes for ${counted(lent, 'minute')}`] : []),
    ...(received > 0 ? [`yours was minded for ${counted(received, 'minute')}`] : []),
    ...(toLend > 0 ? [`you will mind classes for ${counted(toLend, 'minute')}`] : []),
    ...(toReceive > 0 ? [`yours will be minded for ${counted(toReceive, 'minute')}`] : []),
    ...(owes.length > 0 ? ['you have promised some'] : []),
    ...(isOwed.length > 0 ? ['some is promised to you'] : []),
  ];
  return said.length === 0 ? undefined : `*Cover this year:* ${said.join('; ')}.`;
}
