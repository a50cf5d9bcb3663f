import { expect, test } from 'vitest';
import type { Asks } from '../../../src/domain/ritual-library.ts';
import { templateNames } from '../../../src/domain/ritual-library.ts';
import { filled } from '../../../src/domain/ritual-words.ts';
import type { Thanks } from '../../../src/domain/thanks.ts';
import { cardView } from '../../../src/features/ritual/card-view.ts';
import { answerForm, moveForm, pauseForm, ritualForm } from '../../../src/features/ritual/form-views.ts';
import { homeCard, homeResting } from '../../../src/features/ritual/home-views.ts';
import { aloneView, pairView } from '../../../src/features/ritual/pair-views.ts';
import { chosenView, shownThanksView, thanksForm, thanksView } from '../../../src/features/ritual/thanks-views.ts';
import {
  allAnswersModal,
  askView,
  parkedView,
  previewAnswer,
  ritualsModal,
} from '../../../src/features/ritual/views.ts';
import { liveIn, oddStrings, refusedOf } from '../../helpers/odd-strings.ts';
import { ritual, ritualCard } from '../../helpers/ritual.ts';
import { weekdaysOnly } from '../../helpers/weekdays-only.ts';

const { random, pick, odd } = oddStrings(20260306);
const calendar = weekdaysOnly('America/Chicago');
const now = new Date('2026-03-02T15:00:00Z');
const leaders = [{ teamId: 'T1', userId: 'U01', scope: 'school', namedBy: 'U00', at: now }];

function oddRitual(no = 0) {
  return ritual({
    id: `r${no}`,
    template: pick(['own' as const, ...templateNames]),
    name: odd(60),
    prompt: `${odd(280)} {goal}`,
    topic: odd(60),
    status: pick(['running', 'asking', 'parked'] as const),
    ...(random() < 0.3 && { rhythm: { every: 'meeting' as const, from: '2026-02-23' } }),
    ...(random() < 0.3 && { pausedUntil: '2026-03-23' }),
  });
}

function oddCard() {
  const fills = {
    goal: odd(200),
    topic: odd(60),
    norm: odd(150),
    doors: ['<@U01>, Room 12'],
    move: odd(150),
    lookFor: odd(150),
  };
  return ritualCard({
    name: odd(60),
    goal: odd(200) || 'a',
    words: filled({ prompt: `{goal} {topic} {norm} {list} {name} {move} {look-for} ${odd(200)}` }, fills),
    asks: pick<Asks>(['words', 'thanks', 'pairs', 'move']),
    answers: Array.from({ length: Math.floor(random() * 120) }, (_, no) => ({
      userId: `U${no}`,
      words: odd(500),
      at: now,
    })),
    members: ['U01', 'U02'],
    ...(random() < 0.5 && { pairsOn: '2026-03-05', pairsAt: now }),
    thanks: pick([0, 3]),
  });
}

function shown() {
  const [one, card] = [oddRitual(), oddCard()];
  const thanks: Thanks = {
    ...{ teamId: 'T1', id: 't1', cause: 'c', giverId: 'U07', receiverId: 'U01', because: odd(500), could: odd(500) },
    ...{ at: now, week: '2026-W10', place: 1, turn: 0 },
    ...(random() < 0.5 && { shownIn: 'C1' }),
  };
  const drawn = cardView({ card, leaders });
  const { modal, ...preview } = previewAnswer(one, drawn, calendar.zone, now);
  const pair = { userIds: ['U01', 'U07'] as const, complement: { from: 'U01', to: 'U07', topic: odd(80) } };
  const rituals = Array.from({ length: 8 }, (_, no) => oddRitual(no));
  const fills = { goal: odd(200), topic: odd(60), doors: [] };
  const about = { template: one.template, id: one.id, today: '2026-03-02' };
  return {
    card: drawn,
    preview,
    ...(modal && { previewModal: modal }),
    rituals: ritualsModal({ channelId: 'C1', rituals, leaders, calendar, now, fills }, pick(['U01', 'U09'])),
    all: allAnswersModal(card),
    ask: askView(one),
    parked: parkedView(rituals, 'C1'),
    form: ritualForm({ ...about, ritual: one }),
    answerForm: answerForm(card, 'U3'),
    pauseForm: pauseForm(one),
    moveForm: moveForm(one),
    home: { text: '', blocks: [...homeCard(card), ...homeResting(one)] },
    pair: pairView(card, one, 'U01', pair),
    alone: aloneView(card),
    thanksForm: thanksForm('k1', 'U01'),
    thanks: thanksView(thanks, ['C1', 'C2']),
    chosen: chosenView(thanks),
    shownThanks: shownThanksView(thanks),
  };
}

test('whatever people write, no card, form or message calls anyone, leads away or is refused by Slack', () => {
  for (let run = 0; run < 150; run += 1) {
    const all = shown();
    expect(liveIn(all, /<@U\d+>|<#C\d>|<@U\d{2}>/g), `run ${run}`).toEqual([]);
    expect(refusedOf(all), `run ${run}`).toEqual([]);
  }
});
