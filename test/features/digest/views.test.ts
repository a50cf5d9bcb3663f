import { expect, test } from 'vitest';
import { cleanText } from '../../../src/domain/clean-text.ts';
import {
  type DigestFacts,
  type DigestReader,
  mirrorOf,
  readerOf,
  wholeSchool,
} from '../../../src/domain/digest-facts.ts';
import { sightOf } from '../../../src/domain/digest-figure.ts';
import { oneMove } from '../../../src/domain/digest-move.ts';
import { owedIn } from '../../../src/domain/digest-own.ts';
import { digestPage } from '../../../src/domain/digest-page.ts';
import type { Person } from '../../../src/domain/person.ts';
import { settingsForm } from '../../../src/features/digest/settings-views.ts';
import { allModal, digestView, helpView, mirrorView, type Page } from '../../../src/features/digest/views.ts';
import { addDays, type CalendarDay } from '../../../src/time/calendar-day.ts';
import { commitment, support } from '../../helpers/commitment.ts';
import { firstMonday, never, randomSchool, school, schoolFacts } from '../../helpers/digest.ts';
import { liveIn, oddStrings, refusedOf } from '../../helpers/odd-strings.ts';
import { seededRandom } from '../../helpers/seeded-random.ts';

const { odd } = oddStrings(20260309);

/** A page for Renata with thirty debts and thirty shown commitments, all in odd words. */
function oddPage(): Page {
  const said = (most: number) => cleanText(odd(most)) || 'x';
  const facts = schoolFacts({
    people: schoolFacts().people.map((person) => ({ ...person, name: said(60) })),
    goalTopics: [said(80), said(80)],
    commitments: Array.from({ length: 30 }, (_, index) =>
      commitment({
        id: `c${index}`,
        words: said(300),
        shownTo: 'school',
        supports: [support({ words: said(150), giverId: 'U01' })],
      }),
    ),
    gaps: [{ topic: said(80), stage: 'named', stageOn: '2026-03-05' }],
  });
  const reader = readerOf(facts, 'U01');
  if (!reader) throw new Error('Renata leads');
  return pageOf(facts, reader, '2026-03-09');
}

function pageOf(facts: DigestFacts, reader: DigestReader, monday: CalendarDay): Page {
  const sight = sightOf(facts, reader, monday, monday);
  const { from: weekFrom } = sight.weeks.week;
  return {
    figures: digestPage(sight),
    owed: owedIn(sight),
    move: oneMove(sight),
    reader,
    scopes: [],
    weekFrom,
    charts: [],
  };
}

test('a thousand odd strings make no page that calls anyone, links anywhere, or is more than Slack takes', () => {
  for (let run = 0; run < 100; run += 1) {
    const page = oddPage();
    const shown = { message: digestView(page), all: allModal(page), help: helpView() };
    expect(liveIn(shown, /^$/g)).toEqual([]);
    expect(refusedOf(shown)).toEqual([]);
  }
});

test('a long list on the whole page says how many more there are, and keeps back nothing that stands after it', () => {
  const words = 'Two talk moves. '.repeat(18).trim();
  const facts = schoolFacts({
    commitments: Array.from({ length: 30 }, (_, index) =>
      commitment({ id: `c${index}`, words, shownTo: 'school', supports: [] }),
    ),
  });
  const reader = readerOf(facts, 'U01');
  if (!reader) throw new Error('Renata leads');
  const page = pageOf(facts, reader, '2026-03-09');
  for (const shown of [allModal(page), digestView(page, { isWhole: true })]) {
    expect(refusedOf({ shown: { ...shown } })).toEqual([]);
    const read = JSON.stringify(shown.blocks);
    expect(read.split('Peter: Two talk moves.')).toHaveLength(20);
    expect(read).toContain('And 11 more. `/commit list` has more.');
    expect(read).toContain('Your own door opened: not yet. Only you see this.');
    expect(read.split('No topic is tied to the goal yet.')).toHaveLength(2);
  }
});

test('no message or form of the week has a word that judges, whatever a school has done', () => {
  const leader: Person = { teamId: 'T1', userId: 'U01', name: 'Renata', standing: 'colleague', isAdmin: false };
  expect(JSON.stringify([settingsForm(leader, school), helpView()])).not.toMatch(never);
  for (let seed = 1; seed <= 60; seed += 1) {
    const facts = randomSchool(seededRandom(seed));
    for (const reader of [readerOf(facts, 'P0'), readerOf(facts, 'P3'), mirrorOf(wholeSchool)]) {
      const page = reader && pageOf(facts, reader, addDays(firstMonday, 42));
      if (!page) continue;
      const mirror = mirrorView(page, { channelId: 'C1' });
      expect(JSON.stringify([digestView(page, { isWhole: true }), allModal(page), mirror])).not.toMatch(never);
    }
  }
});
