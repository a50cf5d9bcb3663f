import type { Weekday } from '../time/calendar-day.ts';
import type { LocalTime } from '../time/local-time.ts';
import type { Every } from './ritual-times.ts';

/** The rituals that Contour brings along, in the order of domain.md section 6. */
export const templateNames = [
  'goal-line',
  'leader-asks-first',
  'open-doors',
  'tried-it',
  'useful-flop',
  'thanks',
  'two-minute-model',
  'norm-check',
  'none-of-us-knows',
  'passing-the-baton',
  'new-colleagues-walk',
  'what-changed',
] as const;

export type TemplateName = (typeof templateNames)[number];

/** What its card asks for: words, thanks to a colleague, who takes part in pairs, or someone who shows a move. */
export type Asks = 'words' | 'thanks' | 'pairs' | 'move';

export interface Template {
  name: string;
  /** How often, and for whom it is meant: "Monday, all". */
  cadence: string;
  /** The words of domain.md section 6; what stands in braces is filled in when it is posted. */
  prompt: string;
  builds: string;
  /** Of pairs: what its card says in the channel; the words above go to each pair. */
  invites?: string;
  asks: Asks;
  every: Every;
  /** The usual day of the week; Monday where nothing is said. */
  day?: Weekday;
}

/** Comes at this time unless someone says otherwise. Source: domain.md section 2, "Quiet hours". */
export const usualTime: LocalTime = '07:30';

/** Source: domain.md section 6, word for word. */
export const templates: Readonly<Record<TemplateName, Template>> = {
  'goal-line': {
    name: 'Goal line',
    cadence: 'Monday, all',
    prompt: 'Our goal: {goal}. One lesson this week where I will try it: ___',
    builds: 'one aim, many hands',
    asks: 'words',
    every: 'week',
  },
  'leader-asks-first': {
    name: 'Leader asks first',
    cadence: 'weekly, all',
    prompt: 'I will start. Something I do not know about {topic}: ___. Who does?',
    builds: 'asking is safe',
    asks: 'words',
    every: 'week',
    day: 'tue',
  },
  'open-doors': {
    name: 'Open doors',
    cadence: 'Monday, all',
    prompt: 'Doors open this week: {list}. Ten minutes is plenty. Watch for what the host names.',
    builds: 'practice is public',
    asks: 'words',
    every: 'week',
  },
  'tried-it': {
    name: 'Tried it',
    cadence: 'Thursday, team',
    prompt: 'I saw ___, I tried ___, students did ___. Half worked counts.',
    builds: 'learning continues',
    asks: 'words',
    every: 'week',
    day: 'thu',
  },
  'useful-flop': {
    name: 'Useful flop',
    cadence: 'monthly, team, leader first',
    prompt: 'A move of mine that did not work, and what it taught me: ___',
    builds: 'error is data',
    asks: 'words',
    every: 'month',
    day: 'wed',
  },
  thanks: {
    name: 'Thanks for a practice',
    cadence: 'Friday, pair',
    prompt: 'Because you ___, my students could ___.',
    builds: 'what we value is teaching',
    asks: 'thanks',
    every: 'week',
    day: 'fri',
  },
  'two-minute-model': {
    name: 'Two-minute model',
    cadence: 'each staff meeting',
    prompt: '{name} shows {move}. Watch for {look-for}. Where would it fit tomorrow?',
    builds: 'modeling is normal',
    asks: 'move',
    every: 'meeting',
  },
  'norm-check': {
    name: 'Norm check',
    cadence: 'every 6 weeks, team',
    prompt: 'Our norm: {norm}. One time we kept it, one time we slipped. No names.',
    builds: 'norms stay alive',
    asks: 'words',
    every: 'six-weeks',
    day: 'tue',
  },
  'none-of-us-knows': {
    name: 'None of us knows',
    cadence: 'monthly, all',
    prompt: 'What are we all new at? Pick one to look for outside.',
    builds: 'knowing our limits',
    asks: 'words',
    every: 'month',
    day: 'thu',
  },
  'passing-the-baton': {
    name: 'Passing the baton',
    cadence: 'each term, topic',
    prompt: '{name} carried {topic}. {name2} carries it too. Keep what? Change what?',
    builds: 'roles move',
    invites:
      'Who carries a topic that a colleague could carry too? Who wants to carry one? Press Take part: I pair who knows with who wants to learn.',
    asks: 'pairs',
    every: 'term',
  },
  'new-colleagues-walk': {
    name: "New colleague's walk",
    cadence: 'first 10 days after joining, pair',
    prompt: 'Three doors to visit, one question to ask, one thing you know that we do not: ___',
    builds: 'newcomers give too',
    invites:
      'Somebody new is in this team. New here, or glad to walk along? Press Take part: I pair who is new with who is not.',
    asks: 'pairs',
    every: 'newcomer',
  },
  'what-changed': {
    name: 'What changed for students',
    cadence: 'each quarter, all',
    prompt: 'We said ___. We see ___. We owe each other ___ next.',
    builds: 'shared result',
    asks: 'words',
    every: 'quarter',
    day: 'wed',
  },
};
