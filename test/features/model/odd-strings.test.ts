import type { KnownBlock, ModalView } from '@slack/types';
import { describe, expect, test } from 'vitest';
import { type CoverKind, coverWords, type ModelingSession } from '../../../src/domain/modeling.ts';
import { formatNames } from '../../../src/domain/modeling-format.ts';
import { offerForm } from '../../../src/features/model/form-views.ts';
import {
  askHeldView,
  askTryView,
  heldView,
  triedForm,
  triedView,
  tryForm,
  tryingView,
} from '../../../src/features/model/try-views.ts';
import {
  cancelledView,
  cardView,
  listView,
  movedUpView,
  placeAnswer,
  postedAnswer,
  previewAnswer,
  reminderView,
} from '../../../src/features/model/views.ts';
import { checkMessageBlocks } from '../../../src/practice/block-kit/check-blocks.ts';
import { checkView } from '../../../src/practice/block-kit/check-view.ts';
import { seededRandom } from '../../helpers/seeded-random.ts';
import { session } from '../../helpers/session.ts';

const zone = 'America/Chicago';
const noContext = { fileIsReady: () => false, hasScope: () => true };
const scraps = [
  '<!channel>',
  '<!here|x>',
  '<@U0000000XX>',
  '<#C123|general>',
  '<https://evil.example|click>',
  '&lt;!channel&gt;',
  '&',
  '>',
  '<',
  '*_~`',
  '\n> ',
  '\u200b\ufeff',
  '\u202e',
  '\u0000',
  '👩‍👩‍👧',
  '\ud83d',
  'é́́́́',
  'מורה',
  '{"$gt":""}',
  '=cmd()',
  'math ',
  '%s',
];

const random = seededRandom(20260225);
const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
function odd(most: number): string {
  const length = Math.floor(random() ** 3 * most) + 1;
  let text = '';
  while (text.length < length) text += pick(scraps);
  return text.slice(0, most);
}

/** U01 has a seat and says what they will try; U02 waits; U11 is the host. */
function oddSession(): ModelingSession {
  const outcome = pick([undefined, 'tried', 'did-not-fit'] as const);
  const followUp = { asked: 1, ...(outcome ? { outcome, students: odd(300) } : { askOn: '2026-03-11' }) };
  const seats = pick([1, 2, 30]);
  return session({
    topic: odd(100),
    goal: odd(200),
    place: odd(100),
    lookFors: [odd(150), odd(150), odd(150)],
    format: pick(formatNames),
    cover: { kind: pick(Object.keys(coverWords) as CoverKind[]), minutes: pick([0, 480]) },
    learner: pick(['visitor', 'host', 'both'] as const),
    status: pick(['draft', 'open', 'cancelled', 'held'] as const),
    seats,
    visitors: Array.from({ length: seats }, (_, n) => ({
      userId: 'U01',
      seatNo: n + 1,
      trying: { words: odd(300), followUp },
    })),
    waiting: ['U02'],
  });
}

function messages(one: ModelingSession): Record<string, { text: string; blocks: KnownBlock[] }> {
  const reader = { userId: pick(['U01', 'U02', 'U11', 'U03']), now: pick([one.offeredAt, one.endsAt]) };
  return {
    card: cardView(one, zone),
    preview: previewAnswer(one, zone),
    posted: postedAnswer(one),
    place: placeAnswer(one, zone, 'You have a seat.'),
    movedUp: movedUpView(one, zone),
    cancelled: cancelledView(one, zone),
    reminder: reminderView(one, zone, reader.userId),
    list: listView(
      Array.from({ length: 20 }, () => one),
      zone,
      reader,
    ),
    askHeld: askHeldView(one, zone),
    held: heldView(one),
    askTry: askTryView(one),
    tried: triedView(one, 'U01'),
    trying: tryingView(one, 'U01'),
  };
}

function forms(one: ModelingSession): Record<string, ModalView> {
  const preview = previewAnswer(one, zone).modal;
  return {
    offer: offerForm({ draft: one }, zone, '2026-02-24'),
    try: tryForm(one),
    tried: triedForm(one, 'U01'),
    ...(preview && { preview }),
  };
}

/** Mentions and calls that are Contour's own. */
const own = /<@U(?:01|02|11)>|<#C1>|<!date\^\d+\^\{date_short_pretty\} \{time\}\|[^<>]*>/g;
const live = (text: string) => text.replaceAll(own, '').match(/<[!@#][^>]*>?|<https?:[^>]*>/g) ?? [];
function mrkdwnIn(blocks: readonly unknown[]): string[] {
  const found: string[] = [];
  JSON.stringify(blocks, (_, value: unknown) => {
    if (typeof value === 'object' && value && 'type' in value && value.type === 'mrkdwn' && 'text' in value)
      found.push(String(value.text));
    return value;
  });
  return found;
}

describe('what people write, through every message and form of modeling', () => {
  const sessions = Array.from({ length: 1_000 }, oddSession);

  test('calls nobody and links nowhere', () => {
    const found = sessions.flatMap((one) => [
      ...Object.values(messages(one)).flatMap(({ text, blocks }) => [text, ...mrkdwnIn(blocks)].flatMap(live)),
      ...Object.values(forms(one)).flatMap(({ blocks }) => mrkdwnIn(blocks).flatMap(live)),
    ]);
    expect(found.slice(0, 5)).toEqual([]);
  });

  test('stays within what Slack takes', () => {
    const found = sessions.flatMap((one) => [
      ...Object.entries(messages(one)).flatMap(([name, { text, blocks }]) => [
        ...checkMessageBlocks(blocks, noContext).map((problem) => ({ name, problem })),
        ...(text.length > 40_000 ? [{ name, problem: `${text.length} characters of text` }] : []),
      ]),
      ...Object.entries(forms(one)).flatMap(([name, view]) =>
        checkView(view, 'modal', noContext).map((problem) => ({ name, problem })),
      ),
    ]);
    expect(found.slice(0, 5)).toEqual([]);
  });
});
