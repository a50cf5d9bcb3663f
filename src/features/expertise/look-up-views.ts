import type { KnownBlock } from '@slack/types';
import type { Wish } from '../../domain/directory.ts';
import { evidenceWords } from '../../domain/evidence-words.ts';
import type { Person } from '../../domain/person.ts';
import { actions, button, context, escaped, mention, section } from '../../slack/blocks.ts';
import { type Answer, sentence } from '../../slack/view.ts';
import { ids } from './action-ids.ts';
import type { Found, Seen } from './look-up.ts';
import { meaningQuestion } from './meanings.ts';
import { entryWords, standingWords } from './words.ts';

/** More than this is no answer any more. */
const most = { carriers: 10, close: 5, entries: 30 };
const toAsk = 'To ask, type `/who-knows` and your question. I find the one who is free.';

/** What one colleague lists. */
export function personView(found: Found, wishes: Wish[]): Answer {
  const lead = found.away ? 'is away or takes no questions at the moment. Listed here:' : 'lists this:';
  const seen = found.seen.slice(0, most.entries);
  const wants = wishes.length > 0 ? `Wants to learn: ${wishes.map(({ topic }) => escaped(topic)).join(', ')}` : '';
  const [head, nothing] = [found.seen.length > 0 ? lead : 'has listed nothing to share yet.', found.seen.length === 0];
  return {
    text: [`${escaped(found.person.name)} ${head}`, ...seen.map(seenWords), wants, toAsk].filter(Boolean).join('\n'),
    blocks: [
      section(`${mention(found.person.userId)} ${head}`),
      ...(nothing ? [] : seen.map((one) => section(seenWords(one)))),
      ...(wants ? [section(wants)] : []),
      context(toAsk),
    ],
  };
}

/** Why there is nothing to show of this person. */
export function notListedView(why: 'outsider' | 'nothing', person?: Pick<Person, 'userId' | 'name'>): Answer {
  if (why === 'outsider' || !person) {
    return sentence(
      'This person is not in the directory. Only full members of this workspace can be. Try a topic: /expertise fractions',
    );
  }
  const rest =
    'has listed nothing yet. Everyone lists themselves; you could ask in person. Or try a topic: `/expertise fractions`';
  return { text: `${escaped(person.name)} ${rest}`, blocks: [section(`${mention(person.userId)} ${rest}`)] };
}

export interface TopicFound {
  /** They list this very topic. */
  carriers: Found[];
  /** They list something near it. */
  close: Found[];
  /** The looker lists it too. */
  alsoMine: boolean;
}

/** Who knows something about a topic. */
export function topicView(words: string, { carriers, close, alsoMine }: TopicFound): Answer {
  const topic = `*${escaped(words)}*`;
  const own = alsoMine ? 'You list this too.' : '';
  const rest = carriers.length - most.carriers;
  const groups = [
    {
      lead:
        carriers.length > 0
          ? `Colleagues who list ${topic}:`
          : `${alsoMine ? 'Nobody else' : 'Nobody'} lists ${topic} yet.`,
      people: carriers.slice(0, most.carriers),
    },
    { lead: rest > 0 ? `And ${rest} more.` : '', people: [] },
    { lead: close.length > 0 ? 'Close to it:' : '', people: close.slice(0, most.close) },
  ];
  const next =
    carriers.length + close.length > 0
      ? toAsk
      : 'Do you know about it? `/expertise add` lists you. Would you like to? `/expertise learn` puts it on your list.';
  const blocks: KnownBlock[] = groups.flatMap(({ lead, people }) => [
    ...(lead ? [section(lead)] : []),
    ...people.map(foundBlock),
  ]);
  return {
    text: [...groups.flatMap(({ lead, people }) => [lead, ...people.map(foundText)]), own, next]
      .filter(Boolean)
      .join('\n'),
    blocks: [...blocks, ...(own ? [section(own)] : []), context(next)],
    replaces: true,
  };
}

/** Which of its meanings an acronym has. */
export function whichMeaningView(words: string): Answer {
  const question = meaningQuestion(words, ids.lookUpMeaning, (place, acronym) => `${acronym}:${place}`);
  if (!question) return sentence('Type `/expertise` and a topic.');
  return {
    text: `${question.text} Press one, or type it out after \`/expertise\`.`,
    blocks: [section(question.text), question.choices],
  };
}

function foundBlock({ person, away, seen }: Found): KnownBlock {
  return section(
    [`*${mention(person.userId)}*${away ? ' (away at the moment)' : ''}`, ...seen.map(seenWords)].join('\n'),
  );
}

function foundText({ person, away, seen }: Found): string {
  return `${escaped(person.name)}${away ? ' (away at the moment)' : ''}: ${seen.map(seenWords).join('; ')}`;
}

/** The reason, in the colleague's own words, and what grew from use: counts and months, never who. */
function seenWords({ entry, evidence }: Seen): string {
  return `${entryWords(entry)}\n${[standingWords(entry), ...evidence.map(evidenceWords)].join(' · ')}`;
}

/** How to use `/expertise`, in two examples. */
export function helpView(lead = 'What you can share, and who knows what.'): Answer {
  const text = [
    lead,
    '• `/expertise add number talks` lists you for it.',
    '• `/expertise fractions` shows who knows about it. A colleague’s `@name` works too.',
  ].join('\n');
  return { text, blocks: [section(text), actions(button('My expertise', ids.show))] };
}
