import { describe, expect, test } from 'vitest';
import { cleanText } from '../../../src/domain/clean-text.ts';
import {
  type Commitment,
  readers,
  type Support,
  type SupportKind,
  supportWords,
} from '../../../src/domain/commitment.ts';
import {
  changeForm,
  commitmentForm,
  doneForm,
  moreTimeForm,
  passOnForm,
  sayWhyForm,
  swapForm,
} from '../../../src/features/commit/form-views.ts';
import { previewAnswer } from '../../../src/features/commit/preview.ts';
import {
  answeredView,
  commitmentView,
  historyModal,
  promptView,
  supportRow,
} from '../../../src/features/commit/views.ts';
import { sampleCalendar } from '../../../src/practice/sample-calendar.ts';
import { commitment, support } from '../../helpers/commitment.ts';
import { goal } from '../../helpers/goal.ts';
import { liveIn, oddStrings, refusedOf } from '../../helpers/odd-strings.ts';

const { pick, odd } = oddStrings(20260301);
const calendar = { ...sampleCalendar, zone: 'America/Chicago' };
const said = (most: number) => cleanText(odd(most)) || 'x';

function oddSupport(_: unknown, index: number): Support {
  return support({
    id: `s${index + 1}`,
    kind: pick(Object.keys(supportWords) as SupportKind[]),
    words: said(150),
    giverId: pick(['U01', 'U13']),
    status: pick(['owed', 'owed', 'said-delivered', 'delivered', 'waived', 'swapped'] as const),
    ...pick([{}, { swap: { words: said(150), dueDay: '2026-03-20' } }, { cannot: true as const }]),
  });
}

/** U13 says it to U11; U01 gives, U02 asked. */
function oddCommitment(): Commitment {
  const words = said(300);
  const what = pick(['proposed', 'changed', 'carried-on'] as const);
  return commitment({
    words,
    proposedBy: pick(['U13', 'U02']),
    topic: said(60),
    goal: said(200),
    evidence: said(200),
    status: pick(['proposed', 'open', 'open', 'kept', 'released', 'declined'] as const),
    partner: pick(['asked', 'agreed', 'not-this-time', 'left'] as const),
    ownerAgreed: pick([true, false]),
    shownTo: pick(readers),
    supports: Array.from({ length: pick([0, 1, 10, 25]) }, oddSupport),
    ...pick([{}, { suggestion: { words: said(300), dueDay: '2026-03-20' } }, { suggestion: { letGo: true as const } }]),
    howKept: { extent: pick(['whole', 'part'] as const), students: said(300) },
    learned: said(300),
    history: Array.from({ length: 30 }, () => ({
      on: '2026-03-01',
      by: 'U13',
      what,
      words,
      dueDay: '2026-03-12',
      reason: words,
    })),
  });
}

function shown(one: Commitment) {
  const today = pick(['2026-02-24', '2026-03-13', '2026-03-18', '2026-04-20']);
  const reader = {
    userId: pick(['U13', 'U11', 'U01', 'U02']),
    calendar,
    today,
    evaluatesOwner: pick([true, false]),
    sharesTeam: false,
  };
  const view = commitmentView(one, reader);
  const owed = one.supports[0] ?? support();
  const now = { ...reader, by: 'U13', openBeside: 0, ownerIsHourly: pick([true, false]) };
  const { status: _, ...draft } = { ...one, supports: one.supports.slice(0, 10) };
  const preview = previewAnswer(draft as never, now);
  return {
    view,
    answered: answeredView(one, reader, true),
    prompt: promptView('Its day is near.', one, reader),
    row: supportRow(one, owed, reader),
    preview,
    ...(preview.modal && { previewModal: preview.modal }),
    history: historyModal(one),
    form: commitmentForm({
      before: { ...one, supports: one.supports.slice(0, 10) },
      asksColleague: pick([true, false]),
      isOwnIdea: true,
      needs: pick([1, 10]),
      shownTo: 'pair',
      goals: pick([[], [goal({ words: one.words })]]),
    }),
    done: doneForm(one),
    sayWhy: sayWhyForm(one),
    change: changeForm(one, reader),
    swap: swapForm(one, owed, reader),
    moreTime: moreTimeForm(one, owed, reader),
    passOn: passOnForm(one, owed, reader),
  };
}

const own = /<@U(?:01|02|11|13)>/g;

describe('what people write, through every message and form of commitments', () => {
  const all = Array.from({ length: 1_000 }, oddCommitment).map(shown);

  test('calls nobody and links nowhere', () => {
    expect(all.flatMap((one) => liveIn(one, own)).slice(0, 5)).toEqual([]);
  });

  test('stays within what Slack takes, and within what an edit may hold', () => {
    expect(all.flatMap(refusedOf).slice(0, 5)).toEqual([]);
    for (const { view, prompt } of all) for (const { text } of [view, prompt]) expect(text.length).toBeLessThan(4_000);
  });

  test('stands among no word of blame of our own', () => {
    const plain = all.map(({ view, prompt, preview, history, done, change }) =>
      JSON.stringify([view, prompt, preview.blocks, history, done, change]),
    );
    const blame = /overdue|fail|inactive|low performer|bottom|compliance|participation rate|must improve|behind/i;
    expect(plain.filter((text) => blame.test(text)).slice(0, 3)).toEqual([]);
  });
});

test('what was not given for a commitment that is over is as late as it was on that day, however much later one looks', () => {
  const late = (today: string) =>
    supportRow(commitment({ status: 'released', endedOn: '2026-03-09' }), support(), { userId: 'U01', calendar, today })
      .text;
  expect(late('2026-03-09')).toContain('owed, 3 school days late');
  expect(late('2026-03-25')).toBe(late('2026-03-09'));
});
