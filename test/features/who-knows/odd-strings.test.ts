import type { KnownBlock, ModalView } from '@slack/types';
import { describe, expect, test } from 'vitest';
import type { FollowUp } from '../../../src/domain/follow-up.ts';
import type { Question, QuestionOffer, QuestionStatus, Suggested } from '../../../src/domain/question.ts';
import { askForm, helpedForm, passForm, resultModal, teamForm } from '../../../src/features/who-knows/form-views.ts';
import { mineLine } from '../../../src/features/who-knows/mine.ts';
import {
  apartView,
  closedOfferView,
  closedPostView,
  movedView,
  offerView,
  postView,
  thanksView,
  togetherDoneView,
  togetherView,
} from '../../../src/features/who-knows/offer-views.ts';
import { stateView } from '../../../src/features/who-knows/state-view.ts';
import { toldView, triedButton, triedForm, triedNewsView, tryView } from '../../../src/features/who-knows/try-views.ts';
import { matchesView, mineView, noneOfTheseView, pupilView } from '../../../src/features/who-knows/views.ts';
import { goal } from '../../helpers/goal.ts';
import { liveIn, oddStrings, refusedOf } from '../../helpers/odd-strings.ts';

const at = new Date('2026-02-24T15:00:00Z');
const statuses: QuestionStatus[] = ['draft', 'asking', 'unanswered', 'accepted', 'helped', 'stopped', 'gap'];
/** Of a closed offer. */
const states: QuestionOffer['state'][] = ['accepted', 'declined', 'expired', 'passed-on', 'withdrawn'];

const { random, pick, odd } = oddStrings(20260224);

function oddQuestion(): Question {
  const suggestion: Suggested = {
    userId: 'U11',
    topic: odd(80),
    detail: odd(300),
    evidence: [{ kind: 'helped', count: 2, lastMonth: '2026-01' }],
    offers: ['ask', 'watch', 'plan'],
    freeFrom: at,
  };
  const offer: QuestionOffer = {
    userId: 'U11',
    kind: pick(['colleague', 'passed', 'facilitator'] as const),
    passedBy: 'U12',
    note: odd(300),
    deliverAt: at,
    deadline: at,
    state: pick(states),
  };
  return {
    teamId: 'T1',
    id: '4e7b3fe6-3585-4169-83d9-0cd6caec2d5a',
    cause: 'c',
    askedBy: 'U17',
    askedAt: at,
    status: pick(statuses),
    text: odd(2_000),
    teaching: odd(150),
    tried: odd(500),
    goal: odd(150),
    neededBy: '2026-03-01',
    need: pick(['ask', 'plan', 'watch'] as const),
    anonymous: random() < 0.5,
    chosen: ['U11'],
    suggestions: [suggestion],
    offers: [offer],
    roundFrom: 0,
    turn: 0,
    post: { channelId: 'C1', postedAt: at, open: random() < 0.5 },
    answerer: 'U11',
    helped: { practice: odd(300), at, mayBeShown: true },
    followUp: pick<FollowUp>([
      { asked: 0, askOn: '2026-03-10' },
      { asked: 2 },
      { asked: 1, outcome: 'did-not-fit' },
      { asked: 1, outcome: 'tried', students: odd(300), answererMayHear: true },
    ]),
  };
}

/** Mentions and calls that are Contour's own: the people and the channel of the question, and dates. */
const own = /<@U1[127]>|<#C1>|<!date\^\d+\^\{date_short_pretty\} \{time\}\|[^<>]*>/g;

function messages(question: Question): Record<string, { text: string; blocks: KnownBlock[] }> {
  const [offer] = question.offers;
  const [why] = question.suggestions;
  if (!offer || !why) throw new Error('an odd question has both');
  const shown = ['Ana', odd(80), odd(80)].map((name) => ({
    ...why,
    name,
    buttonName: name,
    isSure: pick([true, false]),
  }));
  const similar = [
    { asked: odd(2_000), practice: odd(300), age: '3 months ago', answerer: odd(80) },
    { asked: odd(2_000), practice: odd(300), age: 'today' },
  ];
  return {
    matches: matchesView(question, {
      ...{ shown, certainty: pick(['sure', 'closest', 'nobody', 'chosen'] as const), similar },
      bestIsBusy: pick([true, false]),
    }),
    nobody: matchesView(question, { shown: [], certainty: 'nobody', bestIsBusy: false, similar: [] }),
    none: noneOfTheseView(question),
    pupil: pupilView(question, [odd(40), odd(40)]),
    mine: mineView(Array.from({ length: 20 }, () => ({ line: mineLine(question), presses: [triedButton(question)] }))),
    moved: movedView(question, offer, pick(['U11', 'U17'])),
    try: tryView(question),
    told: toldView(question),
    triedNews: triedNewsView(question),
    state: stateView(question),
    offer: offerView(question, offer, why),
    closedOffer: closedOfferView(question, offer),
    together: togetherView(question),
    apart: apartView(question, 'U17'),
    togetherDone: togetherDoneView(question, question),
    thanks: thanksView(question),
    post: postView(question),
    closedPost: closedPostView(question),
  };
}

function forms(question: Question): Record<string, ModalView> {
  return {
    ask: askForm(question, []),
    askForGoal: askForm(question, [goal({ words: question.teaching ?? '' })]),
    pass: passForm(question),
    team: teamForm(question),
    helped: helpedForm(question),
    tried: triedForm(question),
    result: resultModal(
      matchesView(question, { shown: [], certainty: 'nobody', bestIsBusy: false, similar: [] }).blocks,
    ),
  };
}

describe('what people write, through every message and form of who-knows', () => {
  const questions = Array.from({ length: 1_000 }, oddQuestion);

  test('calls nobody and links nowhere', () => {
    const found = questions.flatMap((question) => liveIn({ ...messages(question), ...forms(question) }, own));
    expect(found.slice(0, 5)).toEqual([]);
  });

  test('stays within what Slack takes', () => {
    const found = questions.flatMap((question) => refusedOf({ ...messages(question), ...forms(question) }));
    expect(found.slice(0, 5)).toEqual([]);
  });
});
