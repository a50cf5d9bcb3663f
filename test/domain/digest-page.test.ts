import { describe, expect, test } from 'vitest';
import type { Support } from '../../src/domain/commitment.ts';
import {
  type DigestFacts,
  mirrorOf,
  type QuestionFact,
  readerOf,
  scopesToChoose,
} from '../../src/domain/digest-facts.ts';
import { type FigureId, sightOf } from '../../src/domain/digest-figure.ts';
import { oneMove } from '../../src/domain/digest-move.ts';
import { digestPage, isQuiet } from '../../src/domain/digest-page.ts';
import { seenFrom, windowsOf } from '../../src/domain/digest-windows.ts';
import { sampleCalendar } from '../../src/practice/sample-calendar.ts';
import { commitment, support } from '../helpers/commitment.ts';
import { schoolFacts } from '../helpers/digest.ts';

function sight(
  facts: DigestFacts,
  { userId = 'U01', scope, monday = '2026-03-09' }: { userId?: string; scope?: string; monday?: string } = {},
) {
  const reader = readerOf(facts, userId, scope);
  if (!reader) throw new Error('not a page of theirs');
  return sightOf(facts, reader, monday, monday);
}

function shown(facts: DigestFacts, id: FigureId, who: Parameters<typeof sight>[1] = {}) {
  const figure = digestPage(sight(facts, who)).find((one) => one.id === id);
  if (!figure) throw new Error(`${id} is not on this page`);
  return figure;
}

const question = (over: Partial<QuestionFact> = {}): QuestionFact => ({
  askedBy: 'U13',
  askedOn: '2026-03-02',
  isOpen: false,
  ...over,
});

const peters = commitment({
  ownerId: 'U13',
  partnerId: 'U11',
  supports: [support({ giverId: 'U01', dueDay: '2026-03-02' })],
});

describe('the Monday of the third week, 9 March', () => {
  const facts = schoolFacts({ commitments: [peters] });

  test('Renata reads first that she owes Peter whiteboards, three school days late', () => {
    expect(digestPage(sight(facts))[0]).toMatchObject({
      id: 'D1',
      lines: ['You owe Peter whiteboards since Mon, Mar 2, 3 school days late; their date has moved with it.'],
    });
  });

  test('her one move is to bring them, by the button that says so', () => {
    expect(oneMove(sight(facts)).press).toEqual({ kind: 'deliver', commitmentId: 'c1', supportId: 's1' });
  });

  test('everyone reads each gap with its stage, its owner, its sponsor and the school days in its stage, without the closed one', () => {
    const gap = { topic: 'slife', stage: 'searching', stageOn: '2026-03-02' } as const;
    const owned = schoolFacts({ gaps: [{ ...gap, owner: 'U13' }] });
    expect(shown(owned, 'D8', { userId: 'U15' }).lines).toEqual([
      'None of us knows yet: slife. Stage: searching, for 4 school days. Owner: Peter; sponsor: nobody yet.',
    ]);
  });

  test('Tom reads nothing of what Renata owes', () => {
    const all = digestPage(sight(facts, { userId: 'U02' }))
      .flatMap(({ lines }) => lines)
      .join('\n');
    expect(all).not.toMatch(/Peter|whiteboards/);
  });

  test('Peter reads in what he said that it waits on what is owed to him, with the school’s own words for it', () => {
    expect(shown(facts, 'D2', { userId: 'U13' }).lines[0]).toBe(
      'You said: Talk in the science block. It waits on support that is owed to you.',
    );
  });
});

test.each([
  [[{ channelId: 'C1', members: ['U11', 'U12', 'U13'] }], 'Across teams: Too few to say yet.'],
  [
    [{ channelId: 'C1', members: Array.from({ length: 10 }, (_, index) => `U${11 + index}`) }],
    'About 0 of every 10 answers came from another team.',
  ],
])('the flow across teams is of answers between two who have a team alone', (teams, line) => {
  const questions = Array.from({ length: 16 }, (_, index) =>
    question({ askedBy: `U${11 + ((index + 1) % 9)}`, answerer: `U${11 + (index % 9)}`, helpedOn: '2026-03-03' }),
  );
  expect(shown(schoolFacts({ teams, questions }), 'D12', { monday: '2026-04-13' }).lines[1]).toBe(line);
});

test('the flow across titles and teams is of answers that eight people gave, not of four’s', () => {
  const four = ['U11', 'U12', 'U13', 'U14'];
  const people = schoolFacts().people.map((one) => ({
    ...one,
    ...(four.includes(one.userId) && { rank: 1 as const }),
  }));
  const questions = Array.from({ length: 40 }, (_, index) => {
    const answerer = (index < 20 && four[index % 4]) || `U${15 + (index % 9)}`;
    return question({ askedBy: four[(index + 1) % 4] ?? '', answerer, helpedOn: '2026-03-03' });
  });
  const facts = schoolFacts({ people, teams: [{ channelId: 'C1', members: four }], questions });
  expect(shown(facts, 'D12', { monday: '2026-04-13' }).lines).toEqual([
    'Across titles: Too few to say yet.',
    'Across teams: Too few to say yet.',
  ]);
});

test('each goal’s sign is pooled over its own rooms, and never added to that of another goal', () => {
  const count = (goalId: string, sign: string, channelId: string, seen: number, rooms: number) => ({
    ...{ goalId, sign, channelId, seen, rooms },
    day: '2026-03-02',
  });
  const signs = [
    count('g2', 'Students read aloud', 'C1', 1, 3),
    count('g1', 'Students ask why', 'C1', 2, 2),
    count('g1', 'Students ask why', 'C2', 1, 2),
  ];
  expect(shown(schoolFacts({ signs }), 'D14')).toMatchObject({
    lines: [
      'The sign “Students ask why” was seen in 3 of 4 rooms last school week.',
      'The sign “Students read aloud”: Too few to say yet.',
    ],
    value: [{ seen: 3, rooms: 4 }],
    inputs: { byGoal: { g1: { seen: 3, rooms: 4 } } },
    suppressed: 'fewer than 4 rooms, or a single one beside those of one’s own teams',
  });
});

describe('what you owe', () => {
  test('has the oldest first, and what comes later than Friday not yet', () => {
    const facts = schoolFacts({
      commitments: [
        commitment({ id: 'c2', ownerId: 'U14', supports: [support({ words: 'release', dueDay: '2026-03-13' })] }),
        peters,
        commitment({ id: 'c3', ownerId: 'U15', supports: [support({ words: 'a book', dueDay: '2026-03-24' })] }),
      ],
      questions: [question({ askedBy: 'U17', answerer: 'U01', acceptedOn: '2026-03-05', isOpen: true })],
      coverAhead: [
        { by: 'U01', day: '2026-03-12', minutes: 45, party: { visitorId: 'U16' } },
        { by: 'U01', day: '2026-03-10', minutes: 30, party: { hostId: 'U12' } },
        { by: 'U01', day: '2026-03-06', minutes: 30, party: { hostId: 'U11' } },
        { by: 'U02', day: '2026-03-10', minutes: 30, party: { hostId: 'U12' } },
      ],
    });
    expect(shown(facts, 'D1').lines).toEqual([
      expect.stringContaining('You owe Peter whiteboards since Mon, Mar 2'),
      'You said on Thu, Mar 5 that you can help Mateo with a question.',
      'Grace counts on you to mind a class on Tue, Mar 10, for 30 min, while they show something.',
      'Erin counts on you to mind their class on Thu, Mar 12, for 45 min.',
      'You owe Sunita release by Fri, Mar 13.',
    ]);
  });

  test('has first what is ten school days late, also before a question that was taken on earlier', () => {
    const taken = question({ askedBy: 'U17', answerer: 'U01', acceptedOn: '2026-02-23', isOpen: true });
    const facts = schoolFacts({ commitments: [peters], questions: [taken] });
    const first = (monday: string) => shown(facts, 'D1', { monday }).lines[0];
    expect(first('2026-03-09')).toContain('a question');
    expect(first('2026-03-30')).toContain('You owe Peter whiteboards');
  });

  test('has nothing that its giver has not said yes to, on their page or on that of whoever asked for it', () => {
    const { acceptedOn: _, ...askedFor } = support({ giverId: 'U12' });
    const facts = schoolFacts({ commitments: [commitment({ proposedBy: 'U01', supports: [askedFor] })] });
    const who = { monday: '2026-03-30' };
    expect(shown(facts, 'D1', { ...who, userId: 'U12' }).lines).toEqual(['You owe nobody anything this week.']);
    expect(shown(facts, 'D1', who).lines).toEqual(['You owe nobody anything this week.']);
  });

  test('has what its giver says came until the owner confirms it, and the one move is another', () => {
    const of = (status: Support['status']) =>
      schoolFacts({ commitments: [commitment({ supports: [support({ status, endedOn: '2026-03-05' })] })] });
    const said = of('said-delivered');
    expect(shown(said, 'D1').lines).toEqual(['You said that you gave Peter whiteboards: not confirmed yet.']);
    expect(oneMove(sight(said)).press.kind).not.toBe('deliver');
    expect(shown(of('delivered'), 'D1').value).toBe(0);
  });

  test('of Friday’s support says on Monday that it is owed since then, though no school day is over yet', () => {
    const due = (dueDay: string) => schoolFacts({ commitments: [commitment({ supports: [support({ dueDay })] })] });
    expect(shown(due('2026-03-06'), 'D1').lines).toEqual([
      'You owe Peter whiteboards since Fri, Mar 6; their date has moved with it.',
    ]);
    expect(oneMove(sight(due('2026-03-06'))).why).toBe('A colleague waits for it.');
    expect(shown(due('2026-03-09'), 'D1').lines).toEqual(['You owe Peter whiteboards by Mon, Mar 9.']);
    expect(oneMove(sight(due('2026-03-09'))).why).toBe('It is due this week.');
  });

  test('whose day became closed tells the day that holds: it fits how late it is, and may lie after Friday', () => {
    const calendar = { ...sampleCalendar, zone: 'America/Chicago', closures: ['2026-03-04', '2026-03-13'] };
    const owes = (over: Partial<Support>) =>
      shown(schoolFacts({ calendar, commitments: [commitment({ supports: [support(over)] })] }), 'D1').lines;
    expect(owes({ dueDay: '2026-03-04' })).toEqual([
      'You owe Peter whiteboards since Thu, Mar 5, 1 school day late; their date has moved with it.',
    ]);
    expect(owes({ dueDay: '2026-03-13' })).toEqual(['You owe nobody anything this week.']);
    expect(owes({ dueDay: '2026-03-05', swap: { words: 'whiteboards', dueDay: '2026-03-13' } })[0]).toContain(
      'You asked for time until Mon, Mar 23: Peter decides.',
    );
  });

  test('tells whoever asked for it after ten school days, and names the owner only when they let it', () => {
    const asked = (over = {}) =>
      schoolFacts({
        commitments: [
          commitment({
            proposedBy: 'U02',
            supports: [support({ dueDay: '2026-02-10', acceptedOn: '2026-02-03', ...over })],
          }),
        ],
      });
    expect(shown(asked(), 'D1', { userId: 'U02' }).lines[0]).toMatch(
      /^Support for what you asked is \d+ school days late: whiteboards, from Renata/,
    );
    expect(shown(asked({ mayNameOwner: true }), 'D1', { userId: 'U02' }).lines[0]).toContain('for Peter');
    expect(shown(asked({ dueDay: '2026-03-02' }), 'D1', { userId: 'U02' }).value).toBe(0);
  });
});

describe('who gets which figures, in the order of the page', () => {
  const six = ['U05', 'U06', 'U07', 'U08', 'U09', 'U10'];
  const facts = schoolFacts({
    people: schoolFacts().people.map((person) =>
      person.userId === 'U01' ? { ...person, evaluates: ['U13'] } : person,
    ),
    leaders: [
      { userId: 'U01', scope: 'school' },
      { userId: 'U03', scope: 'school' },
      { userId: 'U05', scope: 'C1' },
      { userId: 'U04', scope: 'C2' },
    ],
    teams: [
      { channelId: 'C1', members: six },
      { channelId: 'C2', members: ['U04', 'U21'] },
    ],
  });
  const ids = (userId: string, scope?: string) =>
    digestPage(sight(facts, { userId, ...(scope && { scope }) }))
      .map(({ id }) => id)
      .join(' ');

  test('a principal gets all fifteen', () => {
    expect(ids('U01')).toBe('D1 D4 D5 D6 D9 D14 D15 D7 D8 D11 D12 D13 D3 D10 D2');
  });

  test('a coach, who leads and evaluates nobody, gets neither D3 nor D11 nor D12', () => {
    expect(ids('U03')).toBe('D1 D4 D5 D6 D9 D14 D15 D7 D8 D13 D10 D2');
  });

  test('a team lead gets neither D9 nor D11 nor D12, and of a team under five the five that need no number', () => {
    expect(ids('U05')).toBe('D1 D4 D5 D6 D14 D15 D7 D8 D13 D3 D10 D2');
    expect(ids('U04')).toBe('D1 D15 D8 D10 D2');
  });

  test('a colleague gets the mirror of the school, and no team’s page', () => {
    expect(ids('U13')).toBe(ids('U01'));
    expect(readerOf(facts, 'U13', 'C1')).toBeUndefined();
    expect(readerOf(facts, 'U05', 'C2')).toBeUndefined();
  });

  test('who asks for time is named to leaders of the school and of their team, and not on the mirror', () => {
    const asking = { ...facts, askedForTime: ['U11'] };
    expect(shown(schoolFacts(), 'D13').lines).toEqual(['At their weekly limit last school week: none yet.']);
    expect(shown(asking, 'D13').lines).toContain('Aisha asks for time.');
    expect(shown(asking, 'D13', { userId: 'U13' }).lines.join()).not.toContain('Aisha');
    expect(shown(asking, 'D13', { userId: 'U05', scope: 'C1' }).lines.join()).not.toContain('Aisha');
    const own = { ...asking, askedForTime: ['U06'] };
    expect(shown(own, 'D13', { userId: 'U05', scope: 'C1' }).lines).toContain('June asks for time.');
  });
});

describe('thresholds', () => {
  const tries = (...userIds: string[]) => userIds.map((userId) => ({ userId, day: '2026-03-05' }));

  test('three people’s tries read “a few”, five are told, nobody’s read “none yet”', () => {
    expect(shown(schoolFacts({ tries: tries('U13', 'U17', 'U07') }), 'D4').lines[0]).toMatch(/: a few colleagues\.$/);
    expect(shown(schoolFacts({ tries: tries('U13', 'U17', 'U07', 'U08', 'U09') }), 'D4').value).toMatchObject({
      week: 5,
    });
    expect(shown(schoolFacts(), 'D4').lines[0]).toMatch(/: none yet\.$/);
  });

  test('who tries twice is one person', () => {
    expect(shown(schoolFacts({ tries: tries('U13', 'U13', 'U13', 'U13', 'U13') }), 'D4').value).toMatchObject({
      week: 'a few',
    });
  });

  test('a team lead reads the school’s number, marked so, where the team’s would tell too much', () => {
    const leads = [{ userId: 'U05', scope: 'C1' }];
    const teams = [{ channelId: 'C1', members: ['U05', 'U06', 'U07', 'U08', 'U09'] }];
    const five = ['U05', 'U06', 'U07', 'U08', 'U09'];
    const few = shown(schoolFacts({ leaders: leads, teams, tries: tries(...five, 'U13') }), 'D4', { userId: 'U05' });
    expect(few.lines[0]).toMatch(/6 colleagues \(the whole school\)\.$/);
    expect(few.suppressed).toMatch(/the whole school/);
    const rest = ['U11', 'U12', 'U13', 'U14', 'U15'];
    const enough = shown(schoolFacts({ leaders: leads, teams, tries: tries(...five, ...rest) }), 'D4', {
      userId: 'U05',
    });
    expect(enough.lines[0]).toMatch(/: 5 colleagues\.$/);
    expect(enough.suppressed).toBeNull();
  });

  test('questions are told as a share of ten, from five askers on, each by its second school day', () => {
    const asked = (...askers: string[]) =>
      askers.map((askedBy, index) =>
        question({ askedBy, ...(index > 0 && { helpedOn: '2026-03-05' }), topic: 'fractions', isOpen: index === 0 }),
      );
    const some = shown(schoolFacts({ questions: asked('U13', 'U14', 'U15', 'U16') }), 'D9');
    expect(some.value).toBeNull();
    // Wednesday 4 March was a day without school, so Thursday is the second one.
    const snow = { ...sampleCalendar, zone: 'America/Chicago', closures: ['2026-03-04'] };
    const five = shown(schoolFacts({ calendar: snow, questions: asked('U13', 'U14', 'U15', 'U16', 'U17') }), 'D9');
    expect(five.value).toEqual({ ofEveryTen: 8, oldest: 'fractions' });
  });

  test('support on time is told over six school weeks of five givers, and to the day', () => {
    const calendar = { ...sampleCalendar, zone: 'America/Chicago', year: { from: '2026-01-26', to: '2026-06-05' } };
    const due = (giverId: string, endedOn?: string) =>
      commitment({
        id: giverId,
        supports: [support({ giverId, dueDay: '2026-03-02', ...(endedOn && { status: 'delivered', endedOn }) })],
      });
    const four = [due('U02', '2026-03-02'), due('U03', '2026-02-27'), due('U04', '2026-03-03'), due('U05')];
    expect(shown(schoolFacts({ calendar, commitments: four }), 'D3').value).toBe('a few');
    expect(
      shown(schoolFacts({ calendar, commitments: [...four, due('U06', '2026-02-27')] }), 'D3').value,
    ).toMatchObject({ onTime: 3, due: 5, share: 0.6 });
  });

  test('topics of the goal read their depth from five people’s acts on, and their carriers always', () => {
    const goalTopics = ['math-discourse', 'fractions', 'slife'];
    const entries = [
      { userId: 'U11', topicKey: 'math-discourse' },
      { userId: 'U18', topicKey: 'math-discourse' },
      { userId: 'U12', topicKey: 'fractions' },
    ];
    const held = { topic: 'talk moves', status: 'held', day: '2026-02-26', hostId: 'U11', isPosted: true } as const;
    const visitors = ['U13', 'U17', 'U16', 'U15'].map((userId, seatNo) => ({ userId, seatNo }));
    const facts = schoolFacts({ goalTopics, entries, sessions: [{ ...held, visitors }] });
    expect(shown(facts, 'D6').lines).toEqual(['math-discourse: shown', 'fractions: nothing yet', 'slife: nothing yet']);
    expect(shown({ ...facts, sessions: [{ ...held, visitors: visitors.slice(1) }] }, 'D6').value).toBeNull();
    expect(shown(facts, 'D7').lines).toEqual([
      'Nobody carries slife yet.',
      'One colleague carries fractions. Who would like to learn it beside them?',
      'Two or more carry math-discourse.',
    ]);
    expect(oneMove(sight(facts))).toMatchObject({
      press: { kind: 'find-apprentice', topicKey: 'fractions' },
      why: 'One colleague carries fractions. Two are better.',
    });
    const renatas = [{ userId: 'U01', topicKey: 'fractions' }, ...entries.slice(0, 2)];
    expect(oneMove(sight({ ...facts, entries: renatas })).why).toBe('You alone carry fractions. Two are better.');
    // Somebody learns it already.
    expect(oneMove(sight({ ...facts, beingLearned: ['fractions'] })).press).toMatchObject({ topicKey: 'slife' });
    const shared = [{ userId: 'U14', topicKey: 'fractions' }, ...entries];
    expect(oneMove(sight({ ...facts, entries: shared }))).toMatchObject({
      press: { kind: 'ask-a-question', topicKey: 'slife' },
      why: expect.stringContaining('Nobody carries slife'),
    });
  });

  test('the spread of answers needs fifteen of them from eight people', () => {
    const calendar = { ...sampleCalendar, zone: 'America/Chicago', year: { from: '2026-01-26', to: '2026-06-05' } };
    const given = [
      'U11',
      'U11',
      'U11',
      'U11',
      'U11',
      'U21',
      'U21',
      'U12',
      'U12',
      'U06',
      'U09',
      'U18',
      'U20',
      'U14',
      'U03',
      'U16',
      'U23',
    ];
    const questions = given.map((answerer) => question({ askedBy: 'U02', answerer, helpedOn: '2026-03-03' }));
    expect(shown(schoolFacts({ calendar, questions }), 'D11').value).toEqual({ effective: 7, active: 11 });
    expect(shown(schoolFacts({ calendar, questions: questions.slice(0, 14) }), 'D11').lines).toEqual([
      'How help is spread: Too few to say yet.',
    ]);
  });
});

test('whoever leads the school may choose teams of which neither the team nor the rest is fewer than five; a lead their own', () => {
  const people = Array.from({ length: 12 }, (_, index) => ({ userId: `U${11 + index}`, name: 'Someone' }));
  const team = (channelId: string, size: number) => ({
    channelId,
    members: people.slice(0, size).map(({ userId }) => userId),
  });
  const leaders = [
    { userId: 'U01', scope: 'school' },
    { userId: 'U05', scope: 'C4' },
  ];
  const facts = schoolFacts({ people, leaders, teams: [team('C4', 4), team('C5', 5), team('C7', 7), team('C8', 8)] });
  expect(scopesToChoose(facts, 'U01')).toEqual(['school', 'C5', 'C7']);
  expect(scopesToChoose(facts, 'U05')).toEqual(['C4']);
  expect(scopesToChoose(facts, 'U13')).toEqual([]);
});

describe('a team’s page', () => {
  const five = ['U05', 'U06', 'U07', 'U08', 'U09'];
  const rest = ['U11', 'U12', 'U13', 'U14', 'U15'];
  const facts = schoolFacts({
    leaders: [{ userId: 'U05', scope: 'C1' }],
    teams: [{ channelId: 'C1', members: five }],
    tries: [...five, ...rest].map((userId) => ({ userId, day: '2026-03-05' })),
    signs: [{ goalId: 'g1', channelId: 'C1', sign: 'Students ask why.', seen: 3, rooms: 5, day: '2026-03-02' }],
    atCap: rest,
  });
  const lead = { userId: 'U05' };

  test('marks what is the whole school’s: the goal’s sign, the depth of topics, and a number that the team may not have', () => {
    expect(shown(facts, 'D14', lead).lines).toEqual([
      'The sign “Students ask why.” was seen in 3 of 5 rooms last school week (the whole school).',
    ]);
    expect(shown(facts, 'D6', lead).lines).toEqual(['No topic is tied to the goal yet (the whole school).']);
    const carried = { ...facts, goalTopics: ['slife'] };
    expect(shown(carried, 'D7', lead).lines).toEqual(['Nobody carries slife yet (the whole school).']);
    expect(shown(carried, 'D7').lines).toEqual(['Nobody carries slife yet.']);
    expect(shown(facts, 'D8', lead).lines).toEqual(['Gaps: none yet (the whole school).']);
    const goalTopics = ['fractions', 'slife', 'wait-time'];
    const answers = five.map((answerer) => question({ answerer, topic: 'fractions', helpedOn: '2026-03-03' }));
    const depths = shown({ ...facts, goalTopics, questions: answers }, 'D6', lead).lines;
    expect(depths).toHaveLength(4);
    expect(depths[0]).toBe('Of the whole school:');
    expect(shown(facts, 'D13', lead).lines).toEqual([
      'At least 5 colleagues have more requests than time (the whole school). Could you teach one period?',
    ]);
    expect(shown(facts, 'D4', lead).lines[0]).toMatch(/: 5 colleagues\.$/);
    expect(shown(facts, 'D14').lines[0]).toMatch(/school week\.$/);
  });

  test('of a team that was made after the week closed has the school’s numbers, and says when its own begin', () => {
    const then = windowsOf(sight({ ...facts, teams: [] }, { userId: 'U01' }));
    const page = digestPage(sight(facts, lead), seenFrom('C1', then));
    const tried = page.find(({ id }) => id === 'D4');
    expect(tried?.lines).toEqual([
      'Tried something they saw or were told, last school week: 10 colleagues (the whole school).',
      'This team’s own figures begin with the next school week.',
      expect.stringMatching(/^Tried something in the six school weeks to Fri, .*: none yet \(the whole school\)\.$/),
    ]);
    expect(tried?.suppressed).toContain('not on record');
  });
});

describe('commitments together', () => {
  const of = (ownerId: string, over = {}) =>
    commitment({ id: ownerId, ownerId, partnerId: 'U24', supports: [], ...over });

  test('those whose owners show them stand by name, the others as a sum of five and more', () => {
    const shownToAll = of('U02', { shownTo: 'school', words: 'Teach two periods a week' });
    const others = ['U07', 'U17', 'U18', 'U12', 'U14'].map((ownerId) => of(ownerId, { dueDay: '2026-04-30' }));
    expect(shown(schoolFacts({ commitments: [shownToAll, ...others] }), 'D10').lines).toEqual([
      'Tom: Teach two periods a week (on track)',
      'Commitments not shown to the whole school: open, at least 5; on track, at least 5; waiting on support, none yet; carried on, none yet; kept, none yet.',
    ]);
    expect(shown(schoolFacts({ commitments: [shownToAll, ...others.slice(1)] }), 'D10').lines[1]).toContain(
      'on track, a few',
    );
  });

  test('the sums are the same for every reader, and stand only where five people’s are known to the pair alone', () => {
    const others = ['U07', 'U17', 'U18', 'U12', 'U14'].map((ownerId) => of(ownerId, { dueDay: '2026-04-30' }));
    const sums = (commitments: DigestFacts['commitments'], userId: string) =>
      shown(schoolFacts({ commitments }), 'D10', { userId }).lines.at(-1);
    expect(sums(others, 'U24')).toContain('on track, at least 5;');
    expect(sums(others, 'U01')).toBe(sums(others, 'U24'));
    const [first, ...rest] = others;
    expect(sums([{ ...first, shownTo: 'team' } as (typeof others)[number], ...rest], 'U01')).toContain(
      'on track, a few;',
    );
  });

  test('a team’s lead reads the school’s sums, marked so, where its own would leave fewer than five of the rest', () => {
    const team = ['U05', 'U06', 'U07', 'U08', 'U09'];
    const sums = (others: string[]) =>
      shown(
        schoolFacts({
          teams: [{ channelId: 'C1', members: team }],
          leaders: [{ userId: 'U02', scope: 'C1' }],
          commitments: [...team, ...others].map((ownerId) => of(ownerId, { dueDay: '2026-04-30' })),
        }),
        'D10',
        { userId: 'U02', scope: 'C1' },
      ).lines.at(-1);
    const others = ['U11', 'U12', 'U13', 'U14', 'U15'];
    expect(sums(others)).toMatch(/on track, at least 5;.*kept, none yet\.$/);
    expect(sums(others.slice(1))).toMatch(/on track, at least 5;.*kept, none yet \(the whole school\)\.$/);
  });

  test('a team of which one to four have any reads the school’s sums: nobody learns in which team those few are', () => {
    const lines = (ownerId: string) =>
      shown(
        schoolFacts({
          teams: [{ channelId: 'C1', members: ['U05', 'U06', 'U07', 'U08', 'U09'] }],
          leaders: [{ userId: 'U02', scope: 'C1' }],
          commitments: [of(ownerId, { dueDay: '2026-04-30' })],
        }),
        'D10',
        { userId: 'U02', scope: 'C1' },
      ).lines.at(-1);
    expect(lines('U05')).toMatch(/open, a few;.*\(the whole school\)\.$/);
  });

  test('what was kept after the week closed is counted with the next', () => {
    const ended = (endedOn: string) =>
      ['U07', 'U17', 'U18', 'U12', 'U14'].map((ownerId) => of(ownerId, { status: 'kept', endedOn }));
    const kept = (on: string) => shown(schoolFacts({ commitments: ended(on) }), 'D10', { userId: 'U01' }).lines.at(-1);
    expect(kept('2026-03-06')).toContain('kept, at least 5');
    expect(kept('2026-03-09')).toContain('kept, none yet');
  });

  test('what only the pair knows is named to neither who asked for it nor who gives support, but to its partner', () => {
    const facts = schoolFacts({
      commitments: [{ ...peters, proposedBy: 'U02', supports: [support({ giverId: 'U01', dueDay: '2026-03-02' })] }],
    });
    for (const userId of ['U01', 'U02'])
      expect(shown(facts, 'D10', { userId }).lines.join('\n')).not.toMatch(/Peter|science block/);
    expect(shown(facts, 'D10', { userId: 'U11' }).lines[0]).toBe(
      'Peter: Talk in the science block (waiting on support)',
    );
  });

  test('what is shown to a team is named to whoever is in one with the owner, and to nobody else', () => {
    const commitments = [of('U13', { shownTo: 'team' })];
    const facts = schoolFacts({ commitments, teams: [{ channelId: 'C1', members: ['U13', 'U14'] }] });
    expect(shown(facts, 'D10', { userId: 'U14' }).lines[0]).toContain('Peter:');
    expect(shown(facts, 'D10', { userId: 'U15' }).lines.join('\n')).not.toContain('Peter');
    // In the channel, where people are who did not join the team, stands where its members find it.
    const inChannel = (scope: string) =>
      digestPage(sightOf(facts, mirrorOf(scope), '2026-03-09', '2026-03-09'))
        .flatMap(({ id, lines }) => (id === 'D10' ? lines : []))
        .join('\n');
    expect(inChannel('C1')).toContain('What colleagues show to their team alone: `/commit list`.');
    expect(inChannel('C1')).not.toContain('Peter');
    expect(inChannel('school')).not.toContain('/commit list');
  });

  test('letting go is on nobody’s page, and a day that has come is on its way for others', () => {
    const facts = schoolFacts({
      commitments: [
        of('U18', { status: 'released', endedOn: '2026-03-05' }),
        of('U02', { shownTo: 'school', dueDay: '2026-03-02' }),
      ],
    });
    expect(shown(facts, 'D10').lines).toEqual(['Tom: Talk in the science block (on track)']);
  });
});

describe('a week without anything', () => {
  test('is one line; one thing that is owed makes it a page', () => {
    expect(isQuiet(digestPage(sight(schoolFacts())))).toBe(true);
    expect(isQuiet(digestPage(sight(schoolFacts({ commitments: [peters] }))))).toBe(false);
  });

  test('is one line, too, with a ritual that rested once and tries of the six weeks before', () => {
    const ritual = (over: object) => [{ name: 'Look and wonder', ran: false, skipped: 0, ...over }];
    const quiet = (facts: Partial<DigestFacts>) =>
      isQuiet(digestPage(sight(schoolFacts(facts), { monday: '2026-04-13' })));
    const before = ['U13', 'U14', 'U15', 'U16', 'U17'].map((userId) => ({ userId, day: '2026-03-05' }));
    expect(shown(schoolFacts({ tries: before }), 'D4', { monday: '2026-04-13' }).lines[1]).toContain('5 colleagues');
    expect(quiet({ rituals: ritual({}), tries: before })).toBe(true);
    expect(quiet({ rituals: ritual({ skipped: 1 }), tries: before.slice(1) })).toBe(true);
    expect(quiet({ rituals: ritual({ ran: true }) })).toBe(false);
    expect(quiet({ rituals: ritual({ skipped: 2 }) })).toBe(false);
    expect(quiet({ tries: [{ userId: 'U13', day: '2026-04-09' }] })).toBe(false);
  });

  test('still suggests that whoever leads asks first', () => {
    expect(oneMove(sight(schoolFacts())).press).toEqual({ kind: 'ask-a-question' });
    const asked = schoolFacts({ questions: [question({ askedBy: 'U01', askedOn: '2026-03-03' })] });
    expect(oneMove(sight(asked)).press).toEqual({ kind: 'ask-to-be-shown' });
  });

  test('of a school with no goal, no members and no team is a page all the same', () => {
    const empty = schoolFacts({ people: [], leaders: [] });
    expect(digestPage(sight(empty)).every(({ lines }) => lines.length > 0)).toBe(true);
  });
});
