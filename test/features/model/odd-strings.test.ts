import type { KnownBlock, ModalView } from '@slack/types';
import { describe, expect, test } from 'vitest';
import { type CoverKind, coverWords } from '../../../src/domain/cover.ts';
import type { ModelingSession } from '../../../src/domain/modeling.ts';
import { formatNames } from '../../../src/domain/modeling-format.ts';
import type { ModelingRequest } from '../../../src/domain/modeling-request.ts';
import { cardView } from '../../../src/features/model/card-views.ts';
import { changeForm, offerForm, shownOf } from '../../../src/features/model/form-views.ts';
import {
  askForm,
  notNowView,
  requestDoneView,
  requestRow,
  requestView,
} from '../../../src/features/model/request-views.ts';
import {
  awayView,
  cancelledView,
  displacedView,
  forYouView,
  movedView,
  newDayDoneView,
  newDayView,
  reminderView,
  undisplacedView,
} from '../../../src/features/model/told-views.ts';
import {
  askHeldView,
  askTryView,
  hasTriedView,
  heldView,
  triedForm,
  triedView,
  tryForm,
  tryingView,
  willTryView,
} from '../../../src/features/model/try-views.ts';
import {
  listView,
  movedUpView,
  placeAnswer,
  postedAnswer,
  previewAnswer,
  sessionRow,
} from '../../../src/features/model/views.ts';
import { goal } from '../../helpers/goal.ts';
import { liveIn, oddStrings, refusedOf } from '../../helpers/odd-strings.ts';
import { session } from '../../helpers/session.ts';

const zone = 'America/Chicago';

const { pick, odd } = oddStrings(20260225);

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
    status: pick(['draft', 'open', 'cancelled', 'held', 'missed'] as const),
    ...(pick([true, false, false]) && { guest: odd(100) }),
    ...(pick([true, false, false, false]) && {
      displaced: {
        turn: 1,
        to: { startsAt: new Date('2026-02-26T16:00:00Z'), endsAt: new Date('2026-02-26T16:20:00Z') },
      },
    }),
    ...(pick([true, false, false]) && {
      more: [{ startsAt: new Date('2026-02-26T16:00:00Z'), endsAt: new Date('2026-02-26T16:20:00Z') }],
    }),
    seats,
    visitors: Array.from({ length: seats }, (_, n) => ({
      userId: 'U01',
      seatNo: n + 1,
    })),
    tries: [{ userId: 'U01', words: odd(300), followUp }],
    waiting: ['U02'],
  });
}

function messages(one: ModelingSession): Record<string, { text: string; blocks: KnownBlock[] }> {
  const request: ModelingRequest = {
    ...{
      teamId: 'T1',
      id: 'r1',
      cause: 'c',
      askerId: pick(['U01', 'U02']),
      toId: 'U11',
      topic: odd(100),
      wish: odd(1_000),
    },
    ...{ status: pick(['open', 'offered', 'declined', 'withdrawn'] as const), askedAt: one.offeredAt, turn: 0 },
  };
  const reader = { userId: pick(['U01', 'U02', 'U11', 'U03']), now: pick([one.offeredAt, one.endsAt]) };
  return {
    card: cardView([one], zone),
    cardOfFour: cardView([one, { ...one, status: 'open' }, one, { ...one, begun: true }], zone),
    moved: movedView(one, { ...one, place: odd(100) }, zone, pick(['seat', 'nothing'])),
    displaced: displacedView(one, zone),
    undisplaced: undisplacedView(one, zone),
    newDay: newDayView(one, zone),
    newDayDone: newDayDoneView(one, zone),
    preview: previewAnswer(one, zone),
    posted: postedAnswer(one),
    place: placeAnswer(one, zone, 'You have a seat.'),
    away: awayView(one, 'U01', zone),
    movedUp: movedUpView(one, zone),
    cancelled: cancelledView(one, zone),
    reminder: reminderView(one, zone, reader),
    list: listView({
      shown: [
        ...Array.from({ length: 5 }, () => requestRow(request, 'U01')),
        ...Array.from({ length: 18 }, () => sessionRow(one, zone, reader)),
      ],
      rest: '9 more: `/model list 2`.',
    }),
    willTry: willTryView(one, 'U01', odd(300)),
    hasTried: hasTriedView(one, 'U01', odd(300)),
    request: requestView(request),
    requestDone: requestDoneView(request),
    notNow: notNowView(request),
    forYou: forYouView([one, one, one, one], zone),
    askHeld: askHeldView(one, zone),
    held: heldView(one),
    askTry: askTryView(one, 'U01'),
    tried: triedView(one, 'U01'),
    trying: tryingView(one, 'U01'),
  };
}

function forms(one: ModelingSession): Record<string, ModalView> {
  const preview = previewAnswer(one, zone).modal;
  return {
    offer: offerForm({
      shown: shownOf(one, zone),
      about: one.id,
      times: 3,
      zone,
      goals: pick([[], [goal({ words: one.place })]]),
    }),
    change: changeForm(one, zone),
    ask: askForm({ toId: 'U11', topic: one.topic, wish: one.place }),
    try: tryForm(one, 'U01'),
    tried: triedForm(one, 'U01'),
    ...(preview && { preview }),
  };
}

/** Mentions and calls that are Contour's own. */
const own = /<@U(?:01|02|11)>|<#C1>|<!date\^\d+\^\{date_short_pretty\} \{time\}\|[^<>]*>/g;

describe('what people write, through every message and form of modeling', () => {
  const sessions = Array.from({ length: 1_000 }, oddSession);

  test('calls nobody and links nowhere', () => {
    const found = sessions.flatMap((one) => liveIn({ ...messages(one), ...forms(one) }, own));
    expect(found.slice(0, 5)).toEqual([]);
  });

  test('stays within what Slack takes', () => {
    const found = sessions.flatMap((one) => refusedOf({ ...messages(one), ...forms(one) }));
    expect(found.slice(0, 5)).toEqual([]);
  });
});
