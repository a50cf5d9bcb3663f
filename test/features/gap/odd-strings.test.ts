import { expect, test } from 'vitest';
import { type Gap, gapStages, namedGap } from '../../../src/domain/gap.ts';
import { type HelpKind, helpKinds, type OutsideHelp } from '../../../src/domain/outside-help.ts';
import { askLearnForm, askRoleForm, planForm, wordsForm } from '../../../src/features/gap/form-views.ts';
import { helpForm, helpListView } from '../../../src/features/gap/help-views.ts';
import { lookView } from '../../../src/features/gap/look-views.ts';
import {
  askLearnView,
  askListView,
  askRoleView,
  gapView,
  learnedView,
  listView,
} from '../../../src/features/gap/views.ts';
import { liveIn, oddStrings, refusedOf } from '../../helpers/odd-strings.ts';

const { random, pick, odd } = oddStrings(20260305);
const ids = ['U01', 'U05', 'U17', 'U21'];

function oddGap(at: number): Gap {
  const named = namedGap(
    { teamId: 'T1', id: `g${at}`, cause: 'c', openedBy: 'U21', openedAt: new Date(0) },
    odd(80) || 'a',
  );
  return {
    ...named,
    stage: pick(gapStages),
    ...(random() < 0.7 && { why: odd(500) }),
    ...(random() < 0.7 && { owner: pick(ids), sponsor: pick(ids), learners: ids }),
    ...(random() < 0.7 && { plan: { from: { helpId: 'h1', name: odd(100) }, byDay: '2026-03-20' } }),
  };
}

const oddHelp = (at: number): OutsideHelp => ({
  ...{ teamId: 'T1', id: `h${at}`, cause: 'c', kind: pick(Object.keys(helpKinds) as HelpKind[]), turn: 0 },
  ...{
    name: odd(100) || 'a',
    topics: odd(200),
    contact: odd(200),
    cost: odd(100),
    leadTime: odd(100),
    vettedBy: 'U04',
  },
  ...{ addedBy: 'U04', addedAt: new Date(0), uses: [{ gapId: 'g1', topic: odd(80), served: 'part' }] },
});

test('whatever people write of gaps and of help, Slack takes it and it calls nobody', () => {
  for (let run = 0; run < 40; run += 1) {
    const gaps = Array.from({ length: 45 }, (_, at) => oddGap(at));
    const register = Array.from({ length: 100 }, (_, at) => oddHelp(at));
    const [gap] = gaps as [Gap, ...Gap[]];
    const shown = {
      list: listView(
        gaps.map((one) => ({ gap: one, days: 3 })),
        gaps.slice(0, 5),
      ),
      gap: gapView({ gap, days: 1 }, pick(ids)),
      register: helpListView(register, () => true),
      look: lookView(gap, {
        ...{ inside: [{ userId: 'U01', how: 'lists', channelId: 'C1' }], known: register, others: register },
      }),
      askRole: askRoleView(gap, pick(['owner', 'sponsor'] as const), 'U05'),
      askLearn: askLearnView(gap, 'U05'),
      askList: askListView(gap),
      learned: learnedView(gap),
      words: wordsForm(gap),
      role: askRoleForm(gap, 'gap.ask-owner-form', 'Who could own it'),
      learn: askLearnForm(gap),
      plan: planForm(gap, register),
      help: helpForm(register[0]),
    };
    expect(refusedOf(shown)).toEqual([]);
    expect(liveIn(shown, /<@U(01|04|05|17|21)>|<#C1>/g)).toEqual([]);
  }
});
