import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answeredPrompts, type Commitment, mostOpen, partiesOf, type Support } from '../../src/domain/commitment.ts';
import { act, propose, silent, withoutPerson } from '../../src/domain/commitment-acts.ts';
import { daysLate, effectiveDue, lateDays, pausedThrough, stateOf } from '../../src/domain/commitment-clock.ts';
import type { Act, Circumstance, NewSupport, Terms } from '../../src/domain/commitment-press.ts';
import { sampleCalendar } from '../../src/practice/sample-calendar.ts';
import { addDays, type DaySpan, isWithin } from '../../src/time/calendar-day.ts';
import { isSchoolDay, isStaffDay } from '../../src/time/school-calendar.ts';
import { commitment, support } from '../helpers/commitment.ts';

const calendar = { ...sampleCalendar, zone: 'America/Chicago' };
const [owner, partner, giver, other] = ['U13', 'U11', 'U01', 'U20'] as const;

const now = (by: string, over: Partial<Circumstance> = {}): Circumstance => ({
  by,
  today: '2026-02-24',
  calendar,
  openBeside: 0,
  ownerIsHourly: false,
  ...over,
});

const need = (over: Partial<NewSupport> = {}): NewSupport => ({
  ...{ kind: 'material', words: 'whiteboards', giverId: giver, dueDay: '2026-03-02', blocking: true },
  ...over,
});
const terms = (over: Partial<Terms> = {}): Terms => ({
  ...{
    words: 'Talk in the science block',
    dueDay: '2026-03-12',
    partnerId: partner,
    shownTo: 'pair',
    supports: [need()],
  },
  ...over,
});
const ids = { teamId: 'T1', id: 'c1', cause: 'trigger-1' };

function proposed(over: Partial<Terms> = {}, by: string = owner, circumstance: Partial<Circumstance> = {}) {
  return propose({ ...ids, ownerId: owner, proposedBy: by, ...terms(over) }, now(by, circumstance));
}

function taken(outcome: ReturnType<typeof act>): Commitment {
  if ('refused' in outcome) throw new Error(outcome.refused);
  return outcome.after;
}

/** Lets these press in turn. */
function pressed(one: Commitment, ...presses: [by: string, press: Act, over?: Partial<Circumstance>][]): Commitment {
  return presses.reduce((before, [by, press, over]) => taken(act(before, press, now(by, over))), one);
}

const give: Act = { kind: 'give', supportId: 's1' };

describe('a commitment opens', () => {
  test('once the partner agrees and every giver has accepted, in either order', () => {
    const one = taken(proposed());
    expect(one).toMatchObject({ status: 'proposed', ownerAgreed: true, partner: 'asked' });
    expect(pressed(one, [partner, { kind: 'agree' }]).status).toBe('proposed');
    expect(pressed(one, [partner, { kind: 'agree' }], [giver, give]).status).toBe('open');
    expect(pressed(one, [giver, give], [partner, { kind: 'agree' }]).status).toBe('open');
  });

  test('of one’s own without support only where the owner says that they have what they need', () => {
    expect(proposed({ supports: [] })).toEqual({ refused: 'no-support' });
    const one = taken(proposed({ supports: [], hasAll: true }));
    expect(pressed(one, [partner, { kind: 'agree' }]).status).toBe('open');
  });

  test('never without support where someone else asks for it, whatever is ticked', () => {
    expect(proposed({ supports: [], hasAll: true }, giver)).toEqual({ refused: 'no-support' });
    const asked = taken(proposed({}, giver));
    const without = act(asked, { kind: 'revise', terms: terms({ supports: [], hasAll: true }) }, now(owner));
    expect(without).toEqual({ refused: 'no-support' });
  });

  test('where a leader asks and gives: the owner accepts and the partner agrees', () => {
    const asked = taken(proposed({ partnerId: giver }, giver));
    expect(asked).toMatchObject({ ownerAgreed: false, partner: 'agreed', supports: [{ acceptedOn: '2026-02-24' }] });
    expect(pressed(asked, [owner, { kind: 'accept' }]).status).toBe('open');
  });

  test('example 7: what the owner adds first is asked of its giver', () => {
    const asked = taken(proposed({ partnerId: giver }, giver));
    const release = need({ kind: 'time', words: '45 minutes release first', dueDay: '2026-03-10' });
    const added = pressed(asked, [
      owner,
      { kind: 'revise', terms: terms({ partnerId: giver, supports: [need(), release] }) },
    ]);
    expect(added).toMatchObject({ status: 'proposed', supports: [{ acceptedOn: '2026-02-24' }, {}] });
    expect(added.supports[1]?.acceptedOn).toBeUndefined();
    expect(pressed(added, [giver, { kind: 'give', supportId: 's2' }]).status).toBe('open');
  });

  test('example 9: not for who is paid by the hour, without paid time for preparing', () => {
    const hourly = { ownerIsHourly: true };
    expect(proposed({}, owner, hourly)).toEqual({ refused: 'paid-time' });
    expect(proposed({ supports: [], hasAll: true }, owner, hourly)).toEqual({ refused: 'paid-time' });
    const time = need({ kind: 'time', words: '30 paid minutes inside the shift' });
    const open = pressed(
      taken(proposed({ supports: [time] }, owner, hourly)),
      [partner, { kind: 'agree' }, hourly],
      [giver, give, hourly],
    );
    expect(open.status).toBe('open');
    expect(act(open, { kind: 'waive', supportId: 's1' }, now(owner, hourly))).toEqual({ refused: 'paid-time' });
  });

  test('only while fewer than three are open: the others’ yes is kept, and the owner opens it when there is room', () => {
    const full = { openBeside: mostOpen };
    expect(proposed({}, owner, full)).toEqual({ refused: 'three-open' });
    const agreed = pressed(taken(proposed()), [giver, give], [partner, { kind: 'agree' }, full]);
    expect(agreed).toMatchObject({ status: 'proposed', partner: 'agreed' });
    expect(act(agreed, { kind: 'open' }, now(owner, full))).toEqual({ refused: 'three-open' });
    expect(pressed(agreed, [owner, { kind: 'open' }]).status).toBe('open');
  });

  test('with days that are still to come: nothing is owed by a day that has passed', () => {
    const late = { today: '2026-03-03' };
    const one = taken(proposed());
    expect(act(one, give, now(giver, late))).toEqual({ refused: 'giving-day-past' });
    const agreed = pressed(one, [giver, give], [partner, { kind: 'agree' }, late]);
    expect(agreed).toMatchObject({ status: 'proposed', partner: 'agreed' });
    expect(act(agreed, { kind: 'open' }, now(owner, late))).toEqual({ refused: 'day-past' });
    expect(act(taken(proposed({}, giver)), { kind: 'accept' }, now(owner, late))).toEqual({ refused: 'day-past' });
    const later = terms({ supports: [need({ dueDay: '2026-03-06' })] });
    const again = pressed(agreed, [owner, { kind: 'revise', terms: later }, late]);
    expect(pressed(again, [giver, { ...give, supportId: 's2' }, late]).status).toBe('open');
    expect(proposed({}, giver, late)).toEqual({ refused: 'day-past' });
    expect(proposed({ dueDay: '2026-02-23', supports: [], hasAll: true })).toEqual({ refused: 'day-past' });
  });

  test('and eleven supports are too many', () => {
    const eleven = Array.from({ length: 11 }, (_, n) => need({ words: `number ${n}` }));
    expect(proposed({ supports: eleven })).toEqual({ refused: 'too-many' });
    expect(proposed({ supports: eleven }, giver)).toEqual({ refused: 'too-many' });
  });
});

describe('a proposal', () => {
  test('is declined by its owner or a giver, by nobody else', () => {
    const one = taken(proposed({}, giver));
    expect(pressed(one, [owner, { kind: 'not-now' }]).status).toBe('declined');
    expect(pressed(taken(proposed()), [giver, { kind: 'not-now' }]).status).toBe('declined');
    expect(act(taken(proposed()), { kind: 'not-now' }, now(partner))).toEqual({ refused: 'giver-only' });
    expect(silent(one, '2026-03-11')).toMatchObject({ status: 'declined', endedOn: '2026-03-11' });
  });

  test('that a partner cannot take on waits for another partner, whom the owner chooses', () => {
    const without = pressed(taken(proposed()), [partner, { kind: 'not-this-time' }]);
    expect(without).toMatchObject({ status: 'proposed', partner: 'not-this-time' });
    const again = pressed(without, [owner, { kind: 'revise', terms: terms({ partnerId: other }) }]);
    expect(again.partner).toBe('asked');
    expect(pressed(again, [giver, give], [other, { kind: 'agree' }]).status).toBe('open');
    // They have not read what it says by now, and are asked anew where they are named anew.
    expect(act(without, { kind: 'agree' }, now(partner))).toEqual({ refused: 'done-already' });
    const named = pressed(without, [owner, { kind: 'revise', terms: terms() }]);
    expect(pressed(named, [partner, { kind: 'agree' }]).partner).toBe('agreed');
  });

  test('is asked of the partner again when its words or its day change, and of a giver whose part changes', () => {
    const agreed = pressed(taken(proposed()), [partner, { kind: 'agree' }]);
    const revised = (over: Partial<Terms>) => pressed(agreed, [owner, { kind: 'revise', terms: terms(over) }]);
    expect(revised({ shownTo: 'team' }).partner).toBe('agreed');
    expect(revised({ words: 'Something else' }).partner).toBe('asked');
    const given = pressed(taken(proposed()), [giver, give]);
    const other = pressed(given, [
      owner,
      { kind: 'revise', terms: terms({ supports: [need({ dueDay: '2026-03-03' })] }) },
    ]);
    expect(other.supports[0]?.acceptedOn).toBeUndefined();
  });

  test('takes a yes for what stood beside its button, however the owner names the supports anew', () => {
    const hour = need({ kind: 'time', words: 'an hour' });
    const tiles = need({ words: 'two boxes of tiles' });
    const one = taken(proposed({ supports: [hour, tiles] }));
    const named = terms({ supports: [tiles, need({ kind: 'time', words: 'an hour at noon' })] });
    const anew = pressed(one, [owner, { kind: 'revise', terms: named }]);
    expect(anew.supports.map(({ id, words }) => [id, words])).toEqual([
      ['s2', 'two boxes of tiles'],
      ['s3', 'an hour at noon'],
    ]);
    expect(act(anew, give, now(giver))).toEqual({ refused: 'done-already' });
    // Nor is the number of what was taken out given to another, or that of the same named twice.
    const alone = pressed(anew, [owner, { kind: 'revise', terms: terms({ supports: [tiles] }) }]);
    const more = pressed(alone, [owner, { kind: 'revise', terms: terms({ supports: [tiles, tiles, hour] }) }]);
    expect(more.supports.map(({ id }) => id)).toEqual(['s2', 's4', 's5']);
    const swap: Act = { kind: 'offer-swap', supportId: 's2', swap: { words: 'one box', dueDay: '2026-03-03' } };
    const swapped = pressed(more, [giver, swap], [owner, { kind: 'take-swap', supportId: 's2' }]);
    expect(swapped.supports.at(-1)).toMatchObject({ id: 's6', words: 'one box' });
  });

  test('is renegotiated by a giver: what they would give instead counts once the owner takes it', () => {
    const swap = { words: 'half the whiteboards', dueDay: '2026-03-03' };
    const one = pressed(
      taken(proposed()),
      [partner, { kind: 'agree' }],
      [giver, { kind: 'offer-swap', supportId: 's1', swap }],
    );
    expect(one.status).toBe('proposed');
    const swapped = pressed(one, [owner, { kind: 'take-swap', supportId: 's1' }]);
    expect(swapped).toMatchObject({
      status: 'open',
      supports: [{ status: 'swapped' }, { ...swap, status: 'owed', acceptedOn: '2026-02-24' }],
    });
    // Later than the owner’s own day, it is another day than the partner agreed to.
    const later: Act = { kind: 'offer-swap', supportId: 's1', swap: { ...swap, dueDay: '2026-04-10' } };
    const take: [string, Act] = [owner, { kind: 'take-swap', supportId: 's1' }];
    const moved = pressed(taken(proposed()), [partner, { kind: 'agree' }], [giver, later], take);
    expect(moved).toMatchObject({ status: 'proposed', partner: 'asked', dueDay: '2026-04-10' });
    expect(pressed(moved, [partner, { kind: 'agree' }]).status).toBe('open');
    // Who offered it has said yes to it.
    const both = terms({ partnerId: giver });
    const own = pressed(taken(proposed(both)), [giver, { kind: 'agree' }], [giver, later], take);
    expect(own).toMatchObject({ status: 'open', dueDay: '2026-04-10' });
    const notOpen = pressed(
      taken(proposed()),
      [giver, { kind: 'offer-swap', supportId: 's1', swap }],
      [owner, { kind: 'take-swap', supportId: 's1' }],
    );
    // Named anew as it first was, it is asked for anew.
    const again = terms({ supports: [need(), need({ kind: 'time', words: 'an hour' })] });
    expect(pressed(notOpen, [owner, { kind: 'revise', terms: again }]).supports).toMatchObject([
      { words: 'whiteboards', status: 'owed' },
      { words: 'an hour', status: 'owed' },
    ]);
  });
});

describe('support owed', () => {
  const one = (press: Act['kind'], by: string, from = commitment()) =>
    act(from, { kind: press, supportId: 's1' } as Act, now(by, { today: '2026-03-09' }));

  test('came when the giver says so and the owner confirms; nobody else can say either', () => {
    const said = taken(one('deliver', giver));
    expect(said.supports[0]).toMatchObject({ status: 'said-delivered', endedOn: '2026-03-09' });
    expect(one('deliver', owner)).toEqual({ refused: 'giver-only' });
    expect(one('confirm', giver, said)).toEqual({ refused: 'owner-only' });
    expect(taken(one('confirm', owner, said)).supports[0]).toMatchObject({
      status: 'delivered',
      endedOn: '2026-03-09',
    });
  });

  test('of which the owner says that it has not come is owed as before', () => {
    const back = taken(one('not-yet', owner, taken(one('deliver', giver))));
    expect(back.supports[0]).toEqual(support());
  });

  test('is waived by its owner alone: a giver who cannot give it says so, and stays', () => {
    expect(one('waive', giver)).toEqual({ refused: 'owner-only' });
    const cannot = taken(one('cannot', giver));
    expect(cannot.supports[0]).toMatchObject({ status: 'owed', cannot: true });
    expect(taken(one('waive', owner, cannot)).supports).toEqual([support({ status: 'waived', endedOn: '2026-03-09' })]);
  });

  test('takes a later day that its giver asks for once its owner takes it, and none before they have said yes', () => {
    const ask: Act = { kind: 'ask-time', supportId: 's1', dueDay: '2026-03-20' };
    const asked = pressed(commitment(), [giver, ask]);
    expect(asked.supports).toEqual([support({ swap: { words: 'whiteboards', dueDay: '2026-03-20' } })]);
    expect(pressed(asked, [owner, { kind: 'take-swap', supportId: 's1' }]).supports).toMatchObject([
      { status: 'swapped' },
      { words: 'whiteboards', dueDay: '2026-03-20', status: 'owed', acceptedOn: '2026-02-24' },
    ]);
    const tooLate = { today: '2026-03-24' };
    expect(act(asked, { kind: 'take-swap', supportId: 's1' }, now(owner, tooLate))).toEqual({
      refused: 'offered-day-past',
    });
    expect(act(commitment(), ask, now(owner))).toEqual({ refused: 'giver-only' });
    const { acceptedOn: _, ...unanswered } = support();
    expect(act(commitment({ supports: [unanswered] }), ask, now(giver))).toEqual({ refused: 'done-already' });
  });

  test('that came closes what others were reminded of, once nothing else in it is owed', () => {
    const supports = [support(), support({ id: 's2', giverId: other })];
    const reminded = (userId: string, ...ids: string[]) => ({
      ...{ userId, key: `${userId} of ${ids.join(' and ')}` },
      ...(ids.length > 0 && { supports: ids }),
    });
    const prompts = [reminded(owner, 's1', 's2'), reminded(giver, 's1'), reminded(owner), reminded(other, 's2')];
    const closes = (before: Commitment, press: Act & { supportId: string }, by: string) => {
      const after = pressed(before, [by, press, {}]);
      return answeredPrompts({ ...before, prompts }, after, { by, supportId: press.supportId }).map(({ key }) => key);
    };
    const both = commitment({ supports });
    expect(closes(both, { kind: 'waive', supportId: 's2' }, owner)).toEqual([
      `${owner} of s1 and s2`,
      `${owner} of `,
      `${other} of s2`,
    ]);
    expect(closes(both, { kind: 'deliver', supportId: 's1' }, giver)).toEqual([`${giver} of s1`]);
    const last = pressed(both, [other, { kind: 'deliver', supportId: 's2' }, {}]);
    expect(closes(last, { kind: 'deliver', supportId: 's1' }, giver)).toEqual([
      `${owner} of s1 and s2`,
      `${giver} of s1`,
    ]);
  });

  test('that is to come after the owner would be done moves their day with it, in the history: nobody is past it while they wait', () => {
    const ask: Act = { kind: 'ask-time', supportId: 's1', dueDay: '2026-03-26' };
    const early = { today: '2026-03-02' };
    const moved = pressed(commitment(), [giver, ask, early], [owner, { kind: 'take-swap', supportId: 's1' }, early]);
    expect(moved).toMatchObject({ dueDay: '2026-03-26', dueSetOn: '2026-03-02' });
    expect(moved.history.at(-1)).toMatchObject({ what: 'changed', by: owner, dueDay: '2026-03-26' });
    expect(stateOf(moved, calendar, '2026-03-13')).toBe('on-track');
    // Late again, it moves on, as ever.
    expect(effectiveDue(moved, calendar, '2026-03-27')).toBe('2026-03-27');
    const beside = commitment({ supports: [support({ blocking: false })] });
    expect(pressed(beside, [giver, ask, early], [owner, { kind: 'take-swap', supportId: 's1' }, early]).dueDay).toBe(
      '2026-03-12',
    );
    const on: Act = { kind: 'pass-on', supportId: 's1', giverId: other, dueDay: '2026-03-26' };
    const cannot: Act = { kind: 'cannot', supportId: 's1' };
    expect(pressed(commitment(), [giver, cannot, early], [owner, on, early]).dueDay).toBe('2026-03-26');
    // Nor does the owner set an earlier one while they wait for it.
    const sooner: Act = { kind: 'change', words: 'Talk', dueDay: '2026-03-05' };
    expect(pressed(moved, [owner, sooner, early]).dueDay).toBe('2026-03-26');
  });

  test('that is late has moved the owner’s day, which they may set back to what was agreed', () => {
    const back: Act = { kind: 'change', words: 'Talk', dueDay: '2026-03-12' };
    const again = pressed(commitment(), [owner, back, { today: '2026-03-09' }]);
    expect(effectiveDue(commitment(), calendar, '2026-03-09')).toBe('2026-03-25');
    expect(effectiveDue(again, calendar, '2026-03-09')).toBe('2026-03-12');
    expect(again.dueSetOn).toBe('2026-03-09');
    expect(pressed(commitment(), [owner, { ...back, dueDay: '2026-03-25' }, { today: '2026-03-09' }]).dueSetOn).toBe(
      '2026-02-24',
    );
  });

  test('that its giver cannot give is passed on to a colleague, who accepts it first', () => {
    const cannot = taken(one('cannot', giver));
    const on: Act = { kind: 'pass-on', supportId: 's1', giverId: other, dueDay: '2026-03-13' };
    const passed = pressed(cannot, [owner, on, { today: '2026-03-09' }]);
    expect(passed.supports).toMatchObject([
      { giverId: giver, status: 'swapped', endedOn: '2026-03-09' },
      { giverId: other, status: 'owed', dueDay: '2026-03-13' },
    ]);
    expect(passed.supports[1]?.acceptedOn).toBeUndefined();
    expect(partiesOf(passed)).not.toContain(giver);
    expect(act(passed, { kind: 'cannot', supportId: 's2' }, now(giver))).toEqual({ refused: 'no-part' });
    expect(pressed(passed, [other, { ...give, supportId: 's2' }]).supports[1]?.acceptedOn).toBe('2026-02-24');
    expect(act(commitment(), on, now(owner))).toEqual({ refused: 'done-already' });
    // The days on which it was late stay the owner's: the 3rd, 5th, 6th and 9th.
    expect(effectiveDue(passed, calendar, '2026-03-13')).toBe(effectiveDue(cannot, calendar, '2026-03-09'));
  });

  test('ten days late may be said to be the owner’s, by the owner, and not before', () => {
    const asked = commitment({ proposedBy: other });
    expect(one('name-me', owner, asked)).toEqual({ refused: 'nothing-late' });
    const late = act(asked, { kind: 'name-me', supportId: 's1' }, now(owner, { today: '2026-03-26' }));
    expect(taken(late).supports[0]?.mayNameOwner).toBe(true);
    // Nobody hears of it who does not know: of one's own idea nobody else, and who gives it reads whose it is.
    for (const proposedBy of [owner, giver]) {
      const own = act(
        commitment({ proposedBy }),
        { kind: 'name-me', supportId: 's1' },
        now(owner, { today: '2026-03-26' }),
      );
      expect(own).toEqual({ refused: 'nobody-to-tell' });
    }
  });
});

describe('an open commitment', () => {
  const change = (dueDay: string): Act => ({ kind: 'change', words: 'Talk in the science block', dueDay });

  test('is changed by its owner at any time; a later day chosen on its day or after is carried on', () => {
    const noSupport = commitment({ supports: [] });
    const last = (one: Commitment) => one.history.at(-1)?.what;
    expect(last(pressed(noSupport, [owner, change('2026-03-26')]))).toBe('changed');
    expect(last(pressed(noSupport, [owner, change('2026-03-26'), { today: '2026-03-12' }]))).toBe('carried-on');
    expect(last(pressed(noSupport, [owner, change('2026-03-26'), { today: '2026-03-13' }]))).toBe('carried-on');
    expect(last(pressed(noSupport, [owner, change('2026-03-11'), { today: '2026-03-11' }]))).toBe('changed');
    expect(act(noSupport, change('2026-03-26'), now(partner))).toEqual({ refused: 'owner-only' });
  });

  test('is changed or let go at the partner’s word only when the owner takes it', () => {
    const suggest = (suggestion: object): [string, Act] => [partner, { kind: 'suggest', suggestion } as Act];
    const other = pressed(commitment(), suggest({ words: 'One talk move', dueDay: '2026-03-26' }));
    expect(other.words).toBe('Talk in the science block');
    expect(pressed(other, [owner, { kind: 'take-suggestion' }])).toMatchObject({
      words: 'One talk move',
      dueDay: '2026-03-26',
    });
    expect(act(other, { kind: 'take-suggestion' }, now(owner, { today: '2026-03-27' }))).toEqual({
      refused: 'offered-day-past',
    });
    const go = pressed(commitment(), suggest({ letGo: true }));
    expect(go.status).toBe('open');
    expect(pressed(go, [owner, { kind: 'leave-suggestion' }]).suggestion).toBeUndefined();
    expect(pressed(go, [owner, { kind: 'take-suggestion' }]).status).toBe('released');
    expect(act(commitment(), { kind: 'release' }, now(partner))).toEqual({ refused: 'owner-only' });
  });

  test('that was let go takes from its owner why, once, if they like, and from nobody else', () => {
    const why: Act = { kind: 'say-why', reason: 'The block was cut.' };
    const gone = pressed(commitment(), [owner, { kind: 'release' }]);
    expect(pressed(gone, [owner, { kind: 'say-why' }])).toEqual(gone);
    const said = pressed(gone, [owner, why]);
    expect(said.history).toMatchObject([{ what: 'released', reason: 'The block was cut.' }]);
    expect(act(said, why, now(owner))).toEqual({ refused: 'done-already' });
    for (const by of [partner, giver]) expect(act(gone, why, now(by))).toEqual({ refused: 'owner-only' });
    expect(act(commitment(), why, now(owner))).toEqual({ refused: 'open-already' });
    expect(act({ ...gone, words: '' }, why, now(owner))).toEqual({ refused: 'over' });
  });

  test('is kept by its owner alone, in whole or in part; the partner may thank once, and nothing else', () => {
    const keep: Act = {
      kind: 'keep',
      howKept: { extent: 'part', students: 'They asked each other why.' },
      learned: 'wait',
    };
    expect(act(commitment(), keep, now(partner))).toEqual({ refused: 'owner-only' });
    const kept = pressed(commitment(), [owner, keep]);
    expect(kept).toMatchObject({ status: 'kept', howKept: { extent: 'part' }, learned: 'wait', endedOn: '2026-02-24' });
    const thanked = pressed(kept, [partner, { kind: 'thank' }]);
    expect(act(thanked, { kind: 'thank' }, now(partner))).toEqual({ refused: 'done-already' });
    expect(act(kept, { kind: 'release' }, now(owner))).toEqual({ refused: 'over' });
  });

  test('takes another partner once they agree', () => {
    const asked = pressed(commitment(), [
      owner,
      { kind: 'change', words: 'x', dueDay: '2026-03-12', partnerId: other },
    ]);
    expect(asked).toMatchObject({ partnerId: other, partner: 'asked', status: 'open' });
    expect(pressed(asked, [other, { kind: 'agree' }]).partner).toBe('agreed');
    const said = [{ userId: partner, key: 'to the one before' }];
    expect(answeredPrompts({ ...commitment(), prompts: said }, asked, { by: owner })).toEqual(said);
    const without = pressed(asked, [other, { kind: 'not-this-time' }]);
    expect(pressed(without, [owner, { ...change('2026-03-12'), partnerId: other } as Act]).partner).toBe('asked');
  });

  test('takes a no of the partner who is asked, and goes on; who has said yes stays', () => {
    const asked = commitment({ partner: 'asked' });
    const without = pressed(asked, [partner, { kind: 'not-this-time' }]);
    expect(without).toEqual({ ...asked, partner: 'not-this-time' });
    expect(act(without, { kind: 'not-this-time' }, now(partner))).toEqual({ refused: 'done-already' });
    expect(act(asked, { kind: 'not-this-time' }, now(owner))).toEqual({ refused: 'partner-only' });
    expect(act(commitment(), { kind: 'not-this-time' }, now(partner))).toEqual({ refused: 'open-already' });
  });

  test('has no suggestions and no thanks of who is only asked to be partner, or has said no', () => {
    for (const state of ['asked', 'not-this-time'] as const) {
      const suggest = act(
        commitment({ partner: state }),
        { kind: 'suggest', suggestion: { letGo: true } },
        now(partner),
      );
      const thank = act(commitment({ partner: state, status: 'kept' }), { kind: 'thank' }, now(partner));
      expect([suggest, thank]).toEqual([{ refused: 'partner-only' }, { refused: 'partner-only' }]);
    }
  });

  test('that is kept still takes its owner’s word that a support came, and no other', () => {
    const said = support({ status: 'said-delivered', endedOn: '2026-03-02' });
    const kept = commitment({ status: 'kept', endedOn: '2026-03-05', supports: [said] });
    expect(pressed(kept, [owner, { kind: 'confirm', supportId: 's1' }])).toMatchObject({
      status: 'kept',
      supports: [{ status: 'delivered', endedOn: '2026-03-02' }],
    });
    expect(act(kept, { kind: 'not-yet', supportId: 's1' }, now(owner))).toEqual({ refused: 'over' });
    expect(act(kept, { kind: 'confirm', supportId: 's1' }, now(giver))).toEqual({ refused: 'owner-only' });
  });

  test('is nobody else’s to press', () => {
    const kinds: Act['kind'][] = [
      'accept',
      'agree',
      'not-now',
      'deliver',
      'confirm',
      'waive',
      'check-in',
      'keep',
      'release',
      'say-why',
      'thank',
      'suggest',
    ];
    for (const kind of kinds)
      expect(act(commitment(), { kind, supportId: 's1' } as Act, now(other))).toEqual({ refused: 'no-part' });
  });
});

describe('when someone is no colleague any more', () => {
  const asked = commitment({ proposedBy: 'U02' });
  const left = (one: Commitment, userId: string, askerIsHere = true) =>
    withoutPerson(one, userId, { today: '2026-03-05', askerIsHere });

  test('what they give passes to whoever asked; the owner’s own need comes back to the owner', () => {
    expect(left(asked, giver)?.supports[0]).toMatchObject({ giverId: 'U02', status: 'owed' });
    expect(left(commitment(), giver)?.supports[0]).toMatchObject({ giverId: owner });
    const came = commitment({ supports: [support({ status: 'delivered' })] });
    expect(left(came, giver)).toBeUndefined();
    const suggested = commitment({ suggestion: { words: 'One talk move', dueDay: '2026-03-20' } });
    expect(left(suggested, String(suggested.partnerId))).not.toHaveProperty('suggestion');
  });

  test('whoever asked is late from the day after it passed to them, while the owner’s clock goes on standing still', () => {
    const [passed] = left(asked, giver)?.supports ?? [];
    if (!passed) throw new Error('nothing passed');
    expect(lateDays(passed, calendar, '2026-03-09')).toHaveLength(4);
    expect(daysLate(asked, passed, { calendar, today: '2026-03-10' })).toBe(2);
    expect(daysLate(asked, support(), { calendar, today: '2026-03-10' })).toBe(4);
  });

  test('it comes back to the owner, in whichever order giver and asker leave, and can be asked of someone else', () => {
    const askerFirst = left(left(asked, 'U02') ?? asked, giver, false);
    const giverFirst = left(left(asked, giver) ?? asked, 'U02', false);
    for (const one of [askerFirst, giverFirst]) {
      expect(one?.supports[0]).toMatchObject({ giverId: owner, status: 'owed' });
      expect(
        act(one ?? asked, { kind: 'pass-on', supportId: 's1', giverId: other, dueDay: '2026-03-13' }, now(owner)),
      ).toHaveProperty('after');
    }
  });

  test('what they said they gave stays theirs; where it has not come it passes on like the rest', () => {
    const [deliver, notYet, confirm] = (['deliver', 'not-yet', 'confirm'] as const).map((kind) => ({
      ...{ kind, supportId: 's1' },
    }));
    const said = pressed(asked, [giver, deliver as Act]);
    const gone = left(said, giver) ?? said;
    expect(gone.supports[0]).toMatchObject({ giverId: giver, status: 'said-delivered' });
    expect(pressed(gone, [owner, confirm as Act]).supports[0]).toMatchObject({ giverId: giver, status: 'delivered' });
    expect(pressed(gone, [owner, notYet as Act]).supports[0]).toMatchObject({ giverId: 'U02', status: 'owed' });
    const bothGone = left(gone, 'U02', false) ?? gone;
    expect(pressed(bothGone, [owner, notYet as Act]).supports[0]).toMatchObject({ giverId: owner, status: 'owed' });
  });

  test('what was asked for does not open while the support for it is nobody’s, and does once someone else gives it', () => {
    const hourly = { ownerIsHourly: true };
    const time = need({ kind: 'time', words: '30 paid minutes inside the shift' });
    const alone = left(taken(proposed({ supports: [time] }, giver, hourly)), giver, false);
    expect(alone?.supports[0]).toMatchObject({ giverId: owner, status: 'owed' });
    if (!alone) return;
    expect(act(alone, { kind: 'accept' }, now(owner, hourly))).toEqual({ refused: 'paid-time' });
    expect(act(alone, { kind: 'accept' }, now(owner))).toEqual({ refused: 'no-support' });
    const passed = pressed(
      { ...alone, ownerAgreed: true },
      [partner, { kind: 'agree' }, hourly],
      [owner, { kind: 'pass-on', supportId: 's1', giverId: other, dueDay: '2026-03-06' }, hourly],
    );
    expect(passed.status).toBe('proposed');
    expect(pressed(passed, [other, { ...give, supportId: 's2' }, hourly]).status).toBe('open');
  });

  test('their own commitment ends, and their partner’s goes on without them', () => {
    expect(left(commitment(), owner)?.status).toBe('released');
    expect(left(commitment({ status: 'proposed' }), owner)?.status).toBe('declined');
    expect(left(commitment(), partner)).toMatchObject({ status: 'open', partner: 'left' });
    expect(left(commitment({ status: 'kept' }), owner)).toBeUndefined();
  });
});

describe('whatever is pressed in whatever order, by whomever', () => {
  const people = [owner, partner, giver, 'U02', other];
  const supportId = fc.constantFrom('s1', 's2', 's3', 's4', 's5');
  const day = fc.constantFrom('2026-03-02', '2026-03-12', '2026-04-01', '2026-05-29', '2026-06-01');
  const anySupport = fc.record({
    kind: fc.constantFrom('material' as const, 'time' as const),
    words: fc.constantFrom('a', 'b'),
    giverId: fc.constantFrom(giver, 'U02'),
    dueDay: day,
    blocking: fc.boolean(),
  });
  const anyTerms: fc.Arbitrary<Terms> = fc
    .tuple(
      fc.constantFrom('x', 'y'),
      day,
      fc.constantFrom(partner, 'U02'),
      fc.array(anySupport, { maxLength: 11 }),
      fc.boolean(),
    )
    .map(([words, dueDay, partnerId, supports, hasAll]) => ({
      ...{ words, dueDay, partnerId, supports, shownTo: 'pair' as const },
      ...(hasAll && { hasAll }),
    }));
  const suggestion = fc.oneof(
    fc.constant({ letGo: true as const }),
    fc.record({ words: fc.constant('y'), dueDay: day }),
  );
  const supportPress = fc.record({
    kind: fc.constantFrom(
      ...(['give', 'deliver', 'confirm', 'not-yet', 'waive', 'cannot', 'name-me', 'take-swap', 'leave-swap'] as const),
    ),
    supportId,
  });
  const simple = ['accept', 'open', 'agree', 'not-this-time', 'take-suggestion', 'leave-suggestion'] as const;
  const ending = ['not-now', 'release', 'thank'] as const;
  const press: fc.Arbitrary<Act> = fc.oneof(
    { weight: 6, arbitrary: fc.record({ kind: fc.constantFrom(...simple) }) },
    { weight: 12, arbitrary: supportPress },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('revise' as const), terms: anyTerms }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom(...ending) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('change' as const), words: fc.constant('z'), dueDay: day }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('suggest' as const), suggestion }) },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('offer-swap' as const),
        supportId,
        swap: fc.record({ words: fc.constant('c'), dueDay: day }),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('pass-on' as const),
        supportId,
        giverId: fc.constantFrom('U02', other),
        dueDay: day,
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('ask-time' as const), supportId, dueDay: day }) },
    { weight: 1, arbitrary: fc.constant<Act>({ kind: 'say-why', reason: 'r' }) },
    { weight: 1, arbitrary: fc.constantFrom<Act>({ kind: 'check-in', how: 'need-help' }) },
    { weight: 1, arbitrary: fc.constant<Act>({ kind: 'keep', howKept: { extent: 'whole', students: 'They asked.' } }) },
  );
  /** What happens beside presses: someone leaves the school, or the owner is away for some days. */
  const step = fc.oneof(
    { weight: 40, arbitrary: press },
    { weight: 1, arbitrary: fc.constant({ kind: 'leaves' as const }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('is-away' as const), days: fc.nat({ max: 6 }) }) },
  );
  const run = fc.record({
    by: fc.constantFrom(owner, giver, 'U02'),
    terms: anyTerms,
    hourly: fc.boolean(),
    isOpen: fc.boolean(),
    presses: fc.array(fc.tuple(fc.constantFrom(...people), step, fc.nat({ max: 9 }), fc.nat({ max: 3 })), {
      maxLength: 60,
      size: 'max',
    }),
  });

  /** Where a commitment may go from each state. Source: the table of domain.md section 3. */
  const ways: Record<Commitment['status'], Commitment['status'][]> = {
    proposed: ['proposed', 'open', 'declined'],
    open: ['open', 'kept', 'released'],
    kept: ['kept'],
    released: ['released'],
    declined: [],
  };
  const supportWays: Record<Support['status'], Support['status'][]> = {
    owed: ['owed', 'said-delivered', 'swapped', 'waived'],
    'said-delivered': ['said-delivered', 'delivered', 'owed'],
    delivered: ['delivered'],
    waived: ['waived'],
    swapped: ['swapped'],
  };
  /** Whose press alone brings a state about. */
  const byOwner: Record<string, true> = { kept: true, released: true };

  test('no state is reached but those of section 3, each by whoever may, and never over the limits', {
    timeout: 1_200_000,
  }, () => {
    const reached = new Set<string>();
    let moved = 0;
    fc.assert(
      fc.property(run, ({ by, terms: asked, hourly, isOpen, presses }) => {
        const circumstance = { ownerIsHourly: hourly };
        const begun = propose({ ...ids, ownerId: owner, proposedBy: by, ...asked }, now(by, circumstance));
        if ('refused' in begun) return;
        let one = isOpen ? commitment() : begun.after;
        let today = '2026-02-24';
        const leaves: DaySpan[] = [];
        const gone = new Set<string>();
        const everNamed = new Map(
          one.supports.map(({ id, kind, words, dueDay }) => [id, [kind, words, dueDay].join()]),
        );
        const account = clockAccount(one);
        const looks = (day: string) => {
          if (one.status === 'open') one = { ...one, pauses: pausedThrough(one, leaves, day) };
        };
        const holds = (day: string) => {
          const due = account.due({ today: day, leaves });
          if (due) expect(effectiveDue(one, calendar, day)).toBe(due);
          if (due && due !== one.dueDay) moved += 1;
        };
        for (const [who, what, passed, openBeside] of presses) {
          today = addDays(today, passed);
          looks(today);
          if (passed > 5) holds(today);
          if (what.kind === 'is-away') {
            leaves.push({ from: today, to: addDays(today, what.days) });
            continue;
          }
          if (gone.has(who)) continue;
          if (what.kind === 'leaves') {
            gone.add(who);
            const after = withoutPerson(one, who, { today, askerIsHere: !gone.has(one.proposedBy) }) ?? one;
            if (after.status !== one.status) {
              expect([who, after.status]).toEqual([owner, one.status === 'open' ? 'released' : 'declined']);
              account.over({ today, leaves });
            }
            if (after.status === 'open')
              expect(after.supports.some((one) => one.status === 'owed' && one.giverId === who)).toBe(false);
            one = after;
            continue;
          }
          const outcome = act(one, what, now(who, { ...circumstance, today, openBeside }));
          if ('refused' in outcome) continue;
          account.press(what, one, outcome.after, { today, leaves });
          const next = outcome.after;
          if (next.status !== one.status) reached.add(`${one.status} → ${next.status}`);
          expect(ways[one.status]).toContain(next.status);
          if (next.status !== one.status && byOwner[next.status]) expect(who).toBe(owner);
          if (one.status !== 'open' && next.status === 'open') {
            expect(openBeside).toBeLessThan(mostOpen);
            expect([next.ownerAgreed, next.partner]).toEqual([true, 'agreed']);
            const standing = next.supports.filter(({ status }) => status !== 'swapped');
            expect(standing.every(({ acceptedOn }) => acceptedOn)).toBe(true);
            expect(standing.length > 0 || (by === owner && next.hasAll)).toBe(true);
            if (hourly) expect(standing.some(({ kind }) => kind === 'time')).toBe(true);
          }
          const numbers = next.supports.map(({ id }) => id);
          expect(new Set(numbers).size).toBe(numbers.length);
          // A button that was ever sent for a support stands for nothing else.
          for (const { id, kind, words, dueDay } of next.supports) {
            const named = [kind, words, dueDay].join();
            expect(everNamed.get(id) ?? named).toBe(named);
            everNamed.set(id, named);
          }
          for (const support of what.kind === 'revise' ? [] : next.supports) {
            const before = one.supports.find(({ id }) => id === support.id);
            if (!before) {
              expect(['take-swap', 'pass-on']).toContain(what.kind);
              continue;
            }
            expect(supportWays[before.status]).toContain(support.status);
            if (support.status === before.status) continue;
            reached.add(`support ${before.status} → ${support.status}`);
            expect(who).toBe(support.status === 'said-delivered' ? before.giverId : owner);
          }
          one = next;
        }
        looks(today);
        holds(today);
      }),
      { numRuns: Number(process.env.PRESS_RUNS ?? 2_000), seed: 20260224 },
    );
    const every = (table: Record<string, string[]>, what = '') =>
      Object.entries(table).flatMap(([from, to]) =>
        to.filter((one) => one !== from).map((one) => `${what}${from} → ${one}`),
      );
    expect(moved).toBeGreaterThan(1_000);
    expect([...reached].sort()).toEqual([...every(ways), ...every(supportWays, 'support ')].sort());
  });
});

/**
 * The clock of a commitment, kept from what was pressed and when, day by day. Source: domain.md section 3: the day agreed on, and
 * a school day later for each on which a blocking support was late, or the owner away.
 */
function clockAccount(begun: Commitment) {
  type When = { today: string; leaves: readonly DaySpan[] };
  let owed = begun.supports.map(({ id, dueDay, blocking }) => ({ id, dueDay, blocking, cameOn: '9999' }));
  let agreed = { day: begun.dueDay, on: begun.dueSetOn };
  let openedOn = begun.status === 'open' ? begun.dueSetOn : '9999';
  let overOn = '9999';
  /** The leaves that were known when it was over: one that is entered later moves it no more. */
  let leavesThen: readonly DaySpan[] | undefined;
  const next = (day: string) => {
    let one = addDays(day, 1);
    while (!isSchoolDay(calendar, one)) one = addDays(one, 1);
    return one;
  };
  const held = (day: string) => (isStaffDay(calendar, day) ? day : next(day));
  const stood = (day: string, leaves: readonly DaySpan[]) =>
    leaves.some((leave) => isWithin(day, leave)) ||
    owed.some((one) => one.blocking && held(one.dueDay) < day && day <= one.cameOn);
  const due = ({ today, leaves }: When) => {
    if (openedOn === '9999') return undefined;
    let reached = held(agreed.day);
    for (let day = addDays(agreed.on, 1); day <= today && day <= overOn; day = addDays(day, 1))
      if (day >= openedOn && isSchoolDay(calendar, day) && stood(day, leavesThen ?? leaves)) reached = next(reached);
    return reached;
  };
  const comes = (id: string, cameOn: string) => {
    owed = owed.map((one) => (one.id === id ? { ...one, cameOn } : one));
  };
  const agrees = (day: string, when: When) => {
    if (day === due(when)) return;
    const waitsFor = owed
      .filter(({ blocking, cameOn }) => blocking && cameOn === '9999')
      .map((one) => held(one.dueDay));
    agreed = { day: [day, ...waitsFor].sort().at(-1) ?? day, on: when.today };
  };
  const over = ({ today, leaves }: When) => {
    overOn = today;
    leavesThen = [...leaves];
  };
  return {
    due,
    over,
    press(what: Act, before: Commitment, after: Commitment, when: When) {
      const { today } = when;
      if (what.kind === 'accept') agreed = { ...agreed, on: today };
      if (what.kind === 'revise') {
        agreed = { day: what.terms.dueDay, on: today };
        owed = what.terms.supports.map(({ dueDay, blocking }, index) => ({
          ...{ id: after.supports[index]?.id ?? '', dueDay, blocking, cameOn: '9999' },
        }));
      }
      if (what.kind === 'change') agrees(what.dueDay, when);
      const taken = what.kind === 'take-suggestion' && before.suggestion;
      if (taken && 'dueDay' in taken) agrees(taken.dueDay, when);
      if (what.kind === 'not-yet') comes(what.supportId, '9999');
      if (['deliver', 'waive', 'take-swap', 'pass-on'].includes(what.kind) && 'supportId' in what)
        comes(what.supportId, today);
      if (what.kind === 'take-swap' || what.kind === 'pass-on') {
        const old = before.supports.find(({ id }) => id === what.supportId);
        const dueDay = what.kind === 'pass-on' ? what.dueDay : old?.swap?.dueDay;
        // Nobody is past their day before what they cannot go on without is there.
        if (old?.blocking && dueDay && held(dueDay) > (due(when) ?? held(agreed.day)))
          agreed = { day: dueDay, on: today };
        if (old && dueDay)
          owed.push({ id: after.supports.at(-1)?.id ?? '', dueDay, blocking: old.blocking, cameOn: '9999' });
      }
      if (before.status === 'proposed' && after.status === 'open') openedOn = today;
      if (before.status === 'open' && after.status !== 'open') over(when);
    },
  };
}
