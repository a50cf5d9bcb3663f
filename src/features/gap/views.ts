import type { Button, KnownBlock } from '@slack/types';
import { counted } from '../../domain/counted.ts';
import {
  type BringInPlan,
  carriersNeeded,
  type Gap,
  type GapRole,
  isTopicSettled,
  mayTakeOff,
  speaksFor,
  stageWords,
} from '../../domain/gap.ts';
import { actions, button, context, escaped, mention, quote, section } from '../../slack/blocks.ts';
import { fewerButton } from '../../slack/fewer-button.ts';
import type { Answer, View } from '../../slack/view.ts';
import { dayWords } from '../../time/day-words.ts';
import { ids, onMessage } from './action-ids.ts';

/** Slack takes 50 blocks in a message. */
const mostListed = 30;

/** A gap with what only the calendar tells: school days in its stage. */
export interface ShownGap {
  gap: Gap;
  days: number;
}

const whoSees = '*Who sees this:* all full members of this workspace; never the words of a question.';

/** `/contour gap`: what none of us knows yet, and what was learned. */
export function listView(open: readonly ShownGap[], carried: readonly Gap[], lead?: string): Answer {
  const heading = open.length > 0 ? '*What none of us knows yet*' : 'Nothing is on the list of what none of us knows.';
  const lines = open.slice(0, mostListed).map((one) => gapLine(one));
  const rest = open.length > mostListed ? [`And ${open.length - mostListed} more, named later.`] : [];
  const learned = carried.map(
    ({ topic, taught }) => `Carried by now: *${escaped(topic)}*, taught by ${taught.map(by).join(' and ')}.`,
  );
  const next = `Knowing what we do not know is where learning starts. Name a gap${open.length > 0 ? ', or open one' : ''}.`;
  return {
    text: [...(lead ? [lead] : []), heading, ...lines, ...rest, ...learned, next].join('\n'),
    replaces: true,
    blocks: [
      ...(lead ? [section(lead)] : []),
      section(heading),
      ...open.slice(0, mostListed).map((one, index) => section(lines[index] ?? '', openButton(one.gap))),
      ...(rest.length + learned.length > 0 ? [section([...rest, ...learned].join('\n'))] : []),
      actions(button('Name a gap', ids.name, { style: 'primary' }), button('Outside help', ids.help)),
      context(`${next} ${whoSees}`),
    ],
  };
}

const by = ({ userId }: { userId: string }) => mention(userId);

/** @param where on a message that stands, which an answer must not replace */
export function openButton({ id: value, topic }: Gap, where: '' | typeof onMessage = ''): Button {
  return button('Open', `${ids.show}${where}`, { value, label: `Open: ${topic}` });
}

/** The gap in a line: what it is, where it stands, and who looks after it. */
export function gapLine({ gap, days }: ShownGap): string {
  const { topic, stage, owner, sponsor } = gap;
  const since = stage === 'carried' || days === 0 ? '' : `, for ${counted(days, 'school day')}`;
  return `*${escaped(topic)}*: ${stageWords[stage]}${since}. ${owner ? `Owner: ${mention(owner)}.` : 'Nobody owns it yet.'} ${sponsor ? `Sponsor: ${mention(sponsor)}.` : 'Nobody sponsors it yet.'}`;
}

/** One gap with everything this person can do about it. @param lead what just happened */
export function gapView({ gap, days }: ShownGap, userId: string, lead?: string): Answer {
  const lines = [gapLine({ gap, days }), ...whyLines(gap), ...peopleLines(gap)];
  const next = nextLine(gap);
  const presses = buttonsOf(gap, userId);
  return {
    text: [...(lead ? [lead] : []), ...lines, next].join('\n'),
    replaces: true,
    blocks: [
      ...(lead ? [section(lead)] : []),
      ...lines.map((line) => section(line)),
      section(next),
      ...presses.map((row) => actions(...row)),
      context(whoSees),
    ],
  };
}

function whyLines({ why }: Gap): string[] {
  return why ? [quote(why, 600)] : [];
}

function peopleLines({ learners, taught, plan }: Gap): string[] {
  return [
    ...(plan ? [planLine(plan)] : []),
    ...(learners.length > 0 ? [`Will learn it: ${learners.map(mention).join(', ')}.`] : []),
    ...(taught.length > 0 ? [`Taught it to colleagues: ${taught.map(by).join(', ')}.`] : []),
  ];
}

function planLine({ from, byDay, served }: BringInPlan): string {
  const who = 'helpId' in from ? escaped(from.name) : mention(from.colleagueId);
  const said = { yes: ' It served.', part: ' It served in part.', no: ' It did not serve.' };
  return `Brought in by ${who}${byDay ? `, by ${dayWords(byDay)}` : ''}.${served ? said[served] : ''}`;
}

/** What is missing next, in one sentence. */
function nextLine(gap: Gap): string {
  const { stage, owner, sponsor, learners, taught, plan } = gap;
  if (stage === 'carried') return 'Two of us have taught it, so it is ours now. `/who-knows` finds who carries it.';
  if (!gap.topicKey) return 'Next: say what it is about, so that others can look for it.';
  if (!owner) return 'Next: someone who feels this gap takes it on.';
  if (!sponsor) return 'Next: someone who can pay for help says that they sponsor it.';
  if (learners.length < carriersNeeded && stage === 'searching')
    return `Next: ${learners.length === 0 ? 'two colleagues say' : 'one more colleague says'} that they will learn it.`;
  if (stage === 'searching') return 'Next: look where the knowledge is, and plan how to bring it in.';
  if (stage === 'bringing-in')
    return plan && 'colleagueId' in plan.from
      ? 'Next: ask them to show it; that session brings it in.'
      : 'Next: the session that brings it in; someone from outside shows it together with one of us.';
  return taught.length === 0
    ? 'Next: two of us each teach it to colleagues. Then it is carried.'
    : 'Next: one more of us teaches it to colleagues. Then it is carried.';
}

/** In rows: what one can be for it, what one can do about it, and the way out. */
function buttonsOf(gap: Gap, userId: string): Button[][] {
  const { id: value, topic } = gap;
  const press = (words: string, id: string, primary = false) =>
    button(words, id, { value, label: `${words}: ${topic}`, ...(primary && { style: 'primary' as const }) });
  if (!gap.isOpen) return [[...servedButtons(gap, userId, press), button('All gaps', ids.list)]];
  const speaks = speaksFor(gap, userId);
  const parts = [
    ...(gap.owner ? [] : [press('I take it on', ids.own, true), press('Ask someone to own it', ids.askOwner)]),
    ...(gap.sponsor ? [] : [press('I sponsor it', ids.sponsor), press('Ask for a sponsor', ids.askSponsor)]),
    gap.learners.includes(userId) ? press('Not after all', ids.notLearn) : press('I will learn it', ids.learn),
    press('Ask who will learn it', ids.askLearn),
  ];
  const doing = [
    ...(speaks ? [press(isTopicSettled(gap) ? 'Why it matters' : 'Say what and why', ids.describe)] : []),
    press('Where to look', ids.look),
    ...stageButtons(gap, userId, press),
  ];
  const out = [
    ...(gap.owner === userId ? [press('Hand it back', ids.backOwner)] : []),
    ...(gap.sponsor === userId ? [press('Sponsor no longer', ids.backSponsor)] : []),
    ...(mayTakeOff(gap, userId) ? [press('Take it off', ids.takeOff)] : []),
    button('All gaps', ids.list),
  ];
  return [parts, [...doing, ...out]];
}

type PressOf = (words: string, id: string, primary?: boolean) => Button;

/** What owner, sponsor and learners do in each stage. */
function stageButtons(gap: Gap, userId: string, press: PressOf): Button[] {
  const looksAfter = gap.owner === userId || gap.sponsor === userId;
  if (gap.stage === 'searching' && looksAfter) return [press('Plan to bring it in', ids.plan, true)];
  if (gap.stage === 'bringing-in' && gap.plan) {
    const session =
      'helpId' in gap.plan.from
        ? press('Plan the session', 'model.bring-in', true)
        : press('Ask them to show it', 'model.bring-in-ask', true);
    return [session, ...(looksAfter ? [press('Look elsewhere', ids.elsewhere)] : [])];
  }
  if (gap.stage === 'being-learned')
    return [press('Teach it', 'model.bring-in', true), ...servedButtons(gap, userId, press)];
  return [];
}

/** Whether the help served, once it was shown and until it was said. */
function servedButtons(gap: Gap, userId: string, press: PressOf): Button[] {
  const { plan } = gap;
  if (!plan || !('helpId' in plan.from) || plan.served || (gap.owner !== userId && gap.sponsor !== userId)) return [];
  return [
    press('It served', `${ids.served}.yes`),
    press('In part', `${ids.served}.part`),
    press('It did not serve', `${ids.served}.no`),
  ];
}

const roleAsks: Record<GapRole, { lead: string; what: string; yes: string; no: string }> = {
  owner: {
    lead: 'asks whether you would own something that none of us knows yet:',
    what: 'The owner feels the gap and keeps the search going; nobody has to know the answer.',
    yes: ids.own,
    no: ids.declineOwner,
  },
  sponsor: {
    lead: 'asks whether you would sponsor something that none of us knows yet:',
    what: 'The sponsor can pay: time, cover or a fee for help from outside.',
    yes: ids.sponsor,
    no: ids.declineSponsor,
  },
};

const roleYes: Record<GapRole, string> = { owner: 'I take it on', sponsor: 'I sponsor it' };

/** To who is asked to own or to sponsor it. */
export function askRoleView(gap: Gap, role: GapRole, askedBy: string): View {
  const { lead, what, yes, no } = roleAsks[role];
  const said = `${mention(askedBy)} ${lead} *${escaped(gap.topic)}*.`;
  const value = gap.id;
  return {
    text: [said, ...whyLines(gap), what, `Press ${roleYes[role]}, or Not this time. No reason is needed.`].join('\n'),
    blocks: [
      section(said),
      ...whyLines(gap).map((line) => section(line)),
      actions(
        button(roleYes[role], `${yes}${onMessage}`, { value, style: 'primary' }),
        button('Not this time', no, { value }),
        fewerButton(),
      ),
      context(what),
    ],
  };
}

/** To who is asked whether they would learn it. */
export function askLearnView(gap: Gap, askedBy: string): View {
  const said = `${mention(askedBy)} asks whether you would learn something that none of us knows yet: *${escaped(gap.topic)}*.`;
  const what = 'Someone who knows shows it here. Later you show it to colleagues, so that it stays with us.';
  const value = gap.id;
  return {
    text: [said, ...whyLines(gap), what, 'Press I will learn it, or Not this time. No reason is needed.'].join('\n'),
    blocks: [
      section(said),
      ...whyLines(gap).map((line) => section(line)),
      actions(
        button('I will learn it', `${ids.learn}${onMessage}`, { value, style: 'primary' }),
        button('Not this time', ids.declineLearn, { value }),
        fewerButton(),
      ),
      context(what),
    ],
  };
}

/** The same on Home. */
export function homeToLearn({ id: value, topic }: Gap): KnownBlock[] {
  const label = (words: string) => ({ value, label: `${words}: ${topic}` });
  return [
    section(`You are asked whether you would learn this: *${escaped(topic)}*. No reason is needed.`),
    actions(
      button('I will learn it', `${ids.learn}${onMessage}`, label('I will learn it')),
      button('Not this time', ids.declineLearn, label('Not this time')),
    ),
  ];
}

/** The same messages once they are answered. */
export function answeredView({ topic }: Gap, words: string): View {
  const text = `*${escaped(topic)}*: ${words} \`/contour gap\` shows how it stands.`;
  return { text, blocks: [section(text)] };
}

/** To who had asked a colleague: what they said. */
export function roleNewsView(gap: Gap, role: GapRole, userId: string, isYes: boolean): View {
  const did = role === 'owner' ? 'has taken it on' : 'sponsors it';
  const text = isYes
    ? `${mention(userId)} ${did}: *${escaped(gap.topic)}*.`
    : `${mention(userId)} cannot ${role === 'owner' ? 'take it on' : 'sponsor it'} now: *${escaped(gap.topic)}*. Ask someone else.`;
  return withOpen(gap, text);
}

/** To owner and sponsor: it was shown, and now it has to stay. */
export function learnedView(gap: Gap): View {
  const text = `*${escaped(gap.topic)}* was shown here. It is ours once two of us have each taught it to colleagues.`;
  return withOpen(gap, text);
}

/** To owner and sponsor: two insiders have taught it. */
export function carriedView(gap: Gap): View {
  const text = `*${escaped(gap.topic)}* is carried now: ${gap.taught.map(by).join(' and ')} have each taught it. The gap is closed. Thank you!`;
  return withOpen(gap, text);
}

function withOpen(gap: Gap, text: string): View {
  return {
    text: `${text} Press Open.`,
    blocks: [section(text, openButton(gap, onMessage)), actions(fewerButton())],
  };
}

/** To who taught it: whether colleagues may find them for it. */
export function askListView({ id: value, topic }: Gap): View {
  const lead = `You have taught *${escaped(topic)}* to colleagues. May others find you for it?`;
  const seen = '*Who sees this:* only you, until you press Yes; then the full members of this workspace.';
  return {
    text: [lead, seen, 'Press Yes, list me, or Not now.'].join('\n'),
    blocks: [
      section(lead),
      actions(
        button('Yes, list me', ids.listMe, { value, style: 'primary' }),
        button('Not now', ids.notNow, { value }),
        fewerButton(),
      ),
      context(seen),
    ],
  };
}

/** The same on Home. */
export function homeToList({ id: value, topic }: Gap): KnownBlock[] {
  const label = (words: string) => ({ value, label: `${words}: ${topic}` });
  return [
    section(`You have taught *${escaped(topic)}* to colleagues. May others find you for it?`),
    actions(button('Yes, list me', ids.listMe, label('Yes, list me')), button('Not now', ids.notNow, label('Not now'))),
  ];
}
