import { describe, expect, test } from 'vitest';
import { cleanText } from '../../../src/domain/clean-text.ts';
import {
  changeForm,
  closeForm,
  endedView,
  goalForm,
  goalsView,
  signForm,
} from '../../../src/features/contour/goal-views.ts';
import { leadNowView, newsView } from '../../../src/features/contour/leader-views.ts';
import { normsCard, normsForm, normsView } from '../../../src/features/contour/norms-views.ts';
import { goal } from '../../helpers/goal.ts';
import { liveIn, oddStrings, refusedOf } from '../../helpers/odd-strings.ts';

const { pick, odd } = oddStrings(20260303);
const said = (most: number) => cleanText(odd(most)) || 'x';

function shown() {
  const topics = Array.from({ length: 12 }, () => said(60));
  const one = () => goal({ words: said(200), sign: said(200), topics, scope: pick(['school', 'C1']) });
  const closed = Array.from({ length: 5 }, () => ({ ...one(), changed: said(500), closedOn: '2026-02-01' }));
  const norms = Array.from({ length: 12 }, () => said(150));
  const goals = goalsView({
    ...{
      active: [one(), one(), one()],
      closed,
      counted: new Set(),
      told: undefined,
      today: '2026-02-24',
    },
    ...{ here: 'C1', mayIn: ['school', 'C1'] },
  });
  return {
    goals,
    form: goalForm(['C1', 'school'], '2026-02-24'),
    change: changeForm(one()),
    close: closeForm(one()),
    ended: endedView(one()),
    sign: signForm(one(), 'C1', undefined),
    norms: normsView({ scope: 'C1', norms, areOwn: true, mayEdit: true }),
    normsForm: normsForm('C1', norms),
    card: normsCard(norms, 'U01'),
    news: newsView({ by: 'U01', about: 'U02', what: pick(['named', 'removed', 'left']), scope: 'C1', isLast: false }),
    now: leadNowView(['U01', 'U02']),
  };
}

describe('what people write, through every message and form of goals and norms', () => {
  const all = Array.from({ length: 1_000 }, shown);

  test('calls nobody and links nowhere', () => {
    expect(all.flatMap((one) => liveIn(one, /<@U0[12]>|<#C1>/g)).slice(0, 5)).toEqual([]);
  });

  test('stays within what Slack takes', () => {
    expect(all.flatMap(refusedOf).slice(0, 5)).toEqual([]);
  });
});
