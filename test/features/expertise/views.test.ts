import type { KnownBlock } from '@slack/types';
import fc from 'fast-check';
import { describe, test } from 'vitest';
import type { Entry } from '../../../src/domain/expertise.ts';
import { importForm, reportView, sentView } from '../../../src/features/expertise/import-views.ts';
import { acceptedView, declinedView, invitationView } from '../../../src/features/expertise/invitation-views.ts';
import { learnedView } from '../../../src/features/expertise/learned.ts';
import { personView, topicView } from '../../../src/features/expertise/look-up-views.ts';
import { stillYouDoneView, stillYouView } from '../../../src/features/expertise/still-you-views.ts';
import { savedView, wishSavedView } from '../../../src/features/expertise/views.ts';
import { checkMessageBlocks, checkViewBlocks } from '../../../src/practice/block-kit/check-blocks.ts';
import { question } from '../../helpers/question.ts';

const noContext = { fileIsReady: () => false, hasScope: () => true };
const at = new Date('2026-02-24T15:00:00Z');
const own = { teamId: 'T1', userId: 'U07' };

/** What people, spreadsheets and other tools may put into a text. */
const odd = fc.oneof(
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  fc.constantFrom(
    '<!channel>',
    '<!here|x>',
    '<!subteam^S1>',
    '<@U99>',
    '<#C1>',
    '&lt;!channel&gt;',
    '```',
    '*a*',
    '{{}}',
  ),
  fc.constantFrom('&'.repeat(300), '<'.repeat(300), '🎉'.repeat(150), 'x'.repeat(3_000), '\u202Eabc', '\n\n\n', ' '),
  fc
    .array(fc.constantFrom('<!', '<@', '>', '&', '|', 'a', '\n', '`'), { maxLength: 80 })
    .map((parts) => parts.join('')),
);
const words = fc.array(odd, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('').slice(0, 3_000) || 'x');
const entry: fc.Arbitrary<Entry> = fc.record({
  topic: words.map((text) => text.slice(0, 80)),
  topicKey: fc.constant('topic'),
  detail: fc.oneof(fc.constant(''), words).map((text) => text.slice(0, 300)),
  source: fc.constantFrom('skill', 'role', 'prior-knowledge'),
  level: fc.constantFrom(1, 4),
  offers: fc.constantFrom(['ask'], ['ask', 'watch', 'plan']),
});
const entries = fc.array(entry, { minLength: 1, maxLength: 30 });
/** As many and as long ones as there can be, each character of which is escaped. */
const longest: Entry[] = Array.from({ length: 30 }, () => ({
  topic: '&'.repeat(80),
  topicKey: 'topic',
  detail: '&'.repeat(300),
  source: 'prior-knowledge',
  level: 2,
  offers: ['ask', 'watch', 'plan'],
}));

type Made = { text?: string; blocks: KnownBlock[]; modal?: { blocks: unknown[] } };

/** Fails where a view is more than Slack takes, or would call someone whom we did not mean to name. */
function holds({ text = '', blocks, modal }: Made): void {
  const problems = [
    ...checkMessageBlocks(blocks, noContext),
    ...(modal ? checkViewBlocks(modal.blocks as KnownBlock[], noContext) : []),
    ...(text.length > 40_000 ? ['text is too long'] : []),
    ...[text, ...mrkdwnIn(blocks)].filter((one) => /<[!#@]/.test(one.replace(/<@U0[17]>/g, ''))),
  ];
  if (problems.length > 0) throw new Error(problems.join('\n'));
}

function mrkdwnIn(blocks: readonly KnownBlock[]): string[] {
  const found: string[] = [];
  JSON.stringify(blocks, (_, value) => {
    if (value?.type === 'mrkdwn') found.push(String(value.text));
    return value;
  });
  return found;
}

const runs = { numRuns: 1_000 };

describe('whatever stands in an entry, it calls nobody and fits', () => {
  test('in an invitation, also as part of several messages in one', () => {
    fc.assert(
      fc.property(entries, (listed) => {
        const view = invitationView({
          ...own,
          id: 'i1',
          invitedBy: 'U01',
          entries: listed,
          status: 'open',
        });
        holds(view);
        if (view.blocks.length > 8) throw new Error('too many blocks for a bundle');
      }),
      { ...runs, examples: [[longest]] },
    );
  });

  test('in the answer to an invitation', () => {
    fc.assert(
      fc.property(entries, (listed) => {
        const view = acceptedView({
          entries: listed.map((one) => ({ ...one, ...own, id: 'e1', confirmedOn: '2026-02-24' })),
        });
        holds(view);
        if (view.text.length > 4_000) throw new Error('too long for an edit');
      }),
      { ...runs, examples: [[longest]] },
    );
    holds(declinedView());
  });

  test('in the report of an import', () => {
    const many = Array.from({ length: 600 }, (_, n) => ({ line: n, sentence: '&'.repeat(3_000), taken: n % 2 > 0 }));
    const line = fc.record({ line: fc.nat(), sentence: words, taken: fc.boolean() });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 150 }), (lines) => {
        const invitations = lines.filter(({ taken }) => taken).map(() => ({ userId: 'U07', entries: [] }));
        holds(reportView({ teamId: 'T1', by: 'U01', id: 'd1', pasted: '', invitations, at }, lines));
      }),
      { numRuns: 300, examples: [[many]] },
    );
    holds(sentView(3, 2));
  });

  test('in the form for a list', () => {
    fc.assert(
      fc.property(words, (pasted) => {
        const problems = checkViewBlocks(importForm(pasted).blocks as KnownBlock[], noContext);
        if (problems.length > 0) throw new Error(problems.join('\n'));
      }),
      runs,
    );
  });

  test('in the words that lead to someone', () => {
    const learned = fc.record({
      words: fc.array(
        words.map((text) => text.slice(0, 30)),
        { maxLength: 6 },
      ),
      topic: words,
    });
    fc.assert(
      fc.property(fc.array(learned, { maxLength: 20 }), fc.array(words, { maxLength: 20 }), (rows, said) => {
        const helped = { at: new Date('2026-02-24T17:00:00Z'), mayBeShown: true, answererAgrees: true };
        holds(
          learnedView({
            learned: rows.map((row) => ({
              ...{ ...own, ...row, id: 'l1', how: 'passed' as const, day: '2026-03-02', cause: 'question:q1' },
            })),
            answers: said.map((text) => question({ text, helped: { ...helped, practice: text } })),
          }),
        );
      }),
      runs,
    );
  });

  test('in what is asked once a year', () => {
    fc.assert(
      fc.property(entries, (listed) => {
        const mine = listed.map((one) => ({ ...one, ...own, id: 'e1', confirmedOn: '2025-02-24' }));
        const view = stillYouView(mine, '2026-02-24');
        for (const one of [view, stillYouDoneView(mine, 'confirmed'), stillYouDoneView(mine, 'removed')]) holds(one);
        if (view.blocks.length > 8) throw new Error('too many blocks for a bundle');
      }),
      { ...runs, examples: [[longest]] },
    );
  });

  test('in what was just saved, and in what is looked up', () => {
    fc.assert(
      fc.property(entry, words, (one, name) => {
        const found = { person: { userId: 'U07', name }, away: false, seen: [{ entry: one, evidence: [] }] };
        holds(savedView('added', { ...one, id: 'e1' }));
        holds(wishSavedView({ id: 'w1', topic: one.topic }, { added: true, joined: true }));
        holds(personView(found, [{ ...own, id: 'w1', topic: one.topic, topicKey: 'topic' }]));
        holds(topicView(one.topic, { carriers: [found], close: [found], alsoMine: true }));
      }),
      runs,
    );
  });
});
