import type { Gap } from '../../domain/gap.ts';
import { helpKinds, type OutsideHelp } from '../../domain/outside-help.ts';
import { actions, button, context, escaped, mention, section } from '../../slack/blocks.ts';
import type { Answer } from '../../slack/view.ts';
import { ids } from './action-ids.ts';
import { helpLine } from './help-views.ts';

/** A colleague who may know something of it. */
export interface Inside {
  userId: string;
  how: 'lists' | 'showed';
  /** A team they are in. */
  channelId?: string;
}

export interface Found {
  inside: readonly Inside[];
  /** Of the register, what is about the topic; the best first. */
  known: readonly OutsideHelp[];
  others: readonly OutsideHelp[];
}

const mostShown = 5;

/** Where to look for it: inside first, then whom the school knows, then what kinds of places there are. */
export function lookView(gap: Gap, { inside, known, others }: Found): Answer {
  const value = gap.id;
  const parts = [
    `*Where to look for ${escaped(gap.topic)}*`,
    inside.length > 0
      ? `*In other teams:* ${inside.map(insideWords).join('; ')}. Ask them first with \`/who-knows\`.`
      : '*In other teams:* nobody lists it, and nobody has shown it within a year.',
    known.length > 0
      ? `*In our register:*\n${known.slice(0, mostShown).map(bullet).join('\n')}`
      : '*In our register:* nothing on this topic yet.',
    ...(others.length > 0
      ? [
          `*Also in our register:* ${others
            .slice(0, mostShown)
            .map(({ name }) => escaped(name))
            .join(', ')}.`,
        ]
      : []),
    `*Where others found help:* ${Object.values(helpKinds).map(inLine).join(', ')}.`,
  ];
  const isSearching = gap.stage === 'searching';
  const next = isSearching ? 'Press Add outside help, or Plan to bring it in.' : 'Press Add outside help.';
  return {
    text: [...parts, next].join('\n'),
    replaces: true,
    blocks: [
      ...parts.map((part) => section(part)),
      actions(
        button('Add outside help', ids.addHelp, { style: 'primary' }),
        ...(isSearching ? [button('Plan to bring it in', ids.plan, { value })] : []),
        button('Back', ids.show, { value }),
      ),
      context('Nothing is sent to anyone from here.'),
    ],
  };
}

function insideWords({ userId, how, channelId }: Inside): string {
  const team = channelId ? ` (<#${channelId}>)` : '';
  return `${mention(userId)}${team} ${how === 'lists' ? 'lists something of it' : 'has shown it'}`;
}

const bullet = (help: OutsideHelp) => `• ${helpLine(help)}`;
const inLine = (words: string) => `${words[0]?.toLowerCase()}${words.slice(1)}`;
