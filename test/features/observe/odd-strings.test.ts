import { describe, expect, test } from 'vitest';
import { protocolNames } from '../../../src/domain/observation-protocol.ts';
import type { Report } from '../../../src/domain/round-report.ts';
import type { VisitNote } from '../../../src/domain/visit-note.ts';
import { askNewDayView, displacedView, movedView, standsView } from '../../../src/features/observe/closed-views.ts';
import { doorForm, doorPreview } from '../../../src/features/observe/door-form-views.ts';
import { askNotesView, notesForm, notesModal, noteToReadView } from '../../../src/features/observe/note-views.ts';
import { notWithForm, pairsPreview, proposedView } from '../../../src/features/observe/pair-views.ts';
import { askReportView, reportForm, reportModal, resultView } from '../../../src/features/observe/report-views.ts';
import { roundForm } from '../../../src/features/observe/round-form-views.ts';
import { cardView, previewAnswer, roundModal } from '../../../src/features/observe/round-views.ts';
import {
  askHeldView,
  calledOffView,
  comingView,
  heldView,
  invitedView,
  listView,
  movedUpView,
  placeAnswer,
  reminderView,
  visitRow,
} from '../../../src/features/observe/views.ts';
import { sampleCalendar } from '../../../src/practice/sample-calendar.ts';
import { observation, round } from '../../helpers/observation.ts';
import { liveIn, oddStrings, refusedOf } from '../../helpers/odd-strings.ts';

const zone = 'America/Chicago';
const calendar = { ...sampleCalendar, zone };
const { random, pick, odd } = oddStrings(20260303);
const some = (most: number) => Array.from({ length: Math.floor(random() * most) }, () => odd(300));

function oddRound() {
  const report: Report = {
    step: pick(['describe', 'pattern', 'next-level', 'shown'] as const),
    described: some(60),
    patterns: some(8),
    nextLevel: odd(300),
  };
  return round({
    problem: odd(200),
    focus: odd(200),
    protocol: pick(protocolNames),
    status: pick(['open', 'ended'] as const),
    ...(random() < 0.8 && { report }),
  });
}

function oddVisit() {
  const to = { from: new Date('2026-02-26T16:00:00Z'), to: new Date('2026-02-26T16:20:00Z') };
  return observation({
    focus: odd(200),
    place: odd(100),
    protocol: pick(protocolNames),
    ...(random() < 0.5 && { period: odd(60), part: odd(60) }),
    ...(random() < 0.3 && { displaced: { since: 1, ...(random() < 0.5 && { to }) } }),
    status: pick(['open', 'held'] as const),
    seats: pick([1, 2, 6]),
    visitors: [
      { userId: 'U01', seatNo: 1 },
      { userId: 'U02', seatNo: 2 },
    ],
    waiting: ['U03'],
    invited: ['U01'],
  });
}

const note = (): VisitNote => ({
  ...{ teamId: 'T1', id: 'n1', toldAs: 'n1', observationId: 'o1', authorId: pick(['U01', 'U07']), hostId: 'U07' },
  ...{ noticed: odd(1_000), wondered: odd(1_000), takingBack: odd(1_000), isHidden: false },
  writtenAt: new Date('2026-02-25T16:30:00Z'),
  keptUntil: new Date('2026-05-26T16:20:00Z'),
});

function shownOfRound() {
  const one = oddRound();
  const doors = Array.from({ length: 30 }, oddVisit);
  const shown = { round: one, doors, leadingHosts: ['U01', 'U02'], hadDoors: true, zone };
  const groups = Array.from({ length: 60 }, () => ({
    userIds: ['U01', 'U02', 'U07'],
    complements: Array.from({ length: 5 }, () => ({ from: 'U01', to: 'U02', topic: odd(80) })),
  }));
  const group = groups[0] as (typeof groups)[number];
  const looking = { rooms: pick([0, 1, 4]), wasThere: random() < 0.5, mayClose: random() < 0.5, lead: 'Saved.' };
  return {
    card: cardView({ ...shown, isStopped: random() < 0.1 }),
    preview: previewAnswer(shown),
    result: resultView(one),
    askReport: askReportView(one, 4),
    proposed: proposedView(one, 'U01', group),
    modal: roundModal(shown, pick(['U01', 'U07'])),
    form: roundForm(one, '2026-02-24'),
    doorForm: doorForm(one, calendar, '2026-02-24'),
    reportModal: reportModal(one, looking),
    reportForm: reportForm(one),
    notWith: notWithForm(one.id, ['U01']),
    ...modalOf('pairs', pairsPreview(one, groups, 2)),
  };
}

function shownOfVisit() {
  const one = oddVisit();
  const reader = { userId: pick(['U01', 'U03', 'U07', 'U09']), now: pick([new Date(0), one.endsAt]) };
  const shut = { day: '2026-02-25', why: 'closed' as const, name: odd(60) };
  const door = {
    ...{ day: '2026-02-25', repeat: true, at: { time: '10:00' } },
    place: odd(100),
    focus: odd(200),
    seats: 2,
    isPosted: true,
  };
  const span = { from: one.startsAt, to: one.endsAt };
  const open = Array.from({ length: 17 }, () => ({ day: '2026-02-25', ...span, period: odd(60) }));
  const writing = { userId: pick(['U01', 'U07']), zone, note: note(), days: 90, isEvaluated: true };
  return {
    place: placeAnswer(one, zone, 'You have a place.'),
    movedUp: movedUpView(one, zone),
    off: calledOffView(one, zone),
    coming: comingView(one, zone),
    invited: invitedView(one, zone, true),
    reminder: reminderView(one, zone, reader.userId),
    askHeld: askHeldView(one, zone),
    held: heldView(one, zone),
    askNotes: askNotesView(one, zone),
    toRead: noteToReadView(one, 'U01', zone),
    displaced: displacedView(one, shut, zone),
    newDay: askNewDayView(one, shut, zone),
    stands: standsView(one, zone),
    moved: movedView(one, zone, 'place'),
    list: listView(
      Array.from({ length: 20 }, () => visitRow(one, zone, reader)),
      'More.',
    ),
    notesForm: notesForm(one, writing),
    notes: notesModal(one, Array.from({ length: 7 }, note), zone),
    ...modalOf('door', doorPreview('d1', door, { open, shut: Array.from({ length: 17 }, () => shut) }, zone)),
  };
}

function modalOf(name: string, answer: { text: string; blocks: never[] | unknown[]; modal?: unknown }) {
  const { modal, ...message } = answer;
  return { [name]: message, [`${name} form`]: modal } as never as Record<string, never>;
}

/** Mentions, channels and dates that are Contour's own. */
const own = /<@U(?:01|02|03|07|09)>|<#C1>|<!date\^\d+\^\{date_short_pretty\} \{time\}\|[^<>]*>/g;

describe('what people write, through every message and form of visits', () => {
  const all = [...Array.from({ length: 250 }, shownOfRound), ...Array.from({ length: 500 }, shownOfVisit)];

  test('calls nobody and links nowhere', () => {
    expect(all.flatMap((shown) => liveIn(shown, own))).toEqual([]);
  });

  test('stays within what Slack takes', () => {
    expect([...new Set(all.flatMap(refusedOf))]).toEqual([]);
  });
});
