import type { Button, KnownBlock, ModalView } from '@slack/types';
import { offerWords } from '../../domain/expertise.ts';
import { askInstead } from '../../domain/not-for-colleagues.ts';
import type { Question, Suggested } from '../../domain/question.ts';
import { actions, button, capped, context, escaped, localTime, plain, quote, section } from '../../slack/blocks.ts';
import type { Answer, View } from '../../slack/view.ts';
import { ids } from './action-ids.ts';
import { whoSeesDraft } from './form-views.ts';
import { reason } from './reasons.ts';

const onlyYou = '*Who sees this:* only you.';

const busyLine = 'Who knows this best is away or has enough this week.';

/** A colleague as the answer shows them. */
export interface Shown extends Suggested {
  /** Tells them apart: "Rosa", or "Rosa D.". */
  buttonName: string;
  name: string;
  /** They surely know, by what speaks for them alone. */
  isSure: boolean;
}

/** An answered question like the asker's; both sides let others find it. */
export interface SimilarShown {
  asked: string;
  /** The practice that helped. */
  practice: string;
  /** "3 months ago". */
  age: string;
  /** Name; absent for who is no colleague any more. */
  answerer?: string;
}

/** What the answer to a question shows. */
export interface Found {
  shown: Shown[];
  certainty: Certainty;
  /** Who knows it best is away, or has enough this week. Never who. */
  bestIsBusy: boolean;
  similar: SimilarShown[];
}

/** How sure the ranking is, or `chosen`: the asker's own choice says nothing of that. */
export type Certainty = 'sure' | 'closest' | 'nobody' | 'chosen';

/** The answer that only the asker sees: up to three people with the true reason, and what to do next. */
export function matchesView(question: Question, { shown: people, similar, ...found }: Found): Answer {
  const isElse = (question.notThese?.length ?? 0) > 0;
  const lead = leadLine(people, found, isElse);
  const others = askInstead(question.text);
  const blocks: KnownBlock[] = [
    section(`*You asked:*\n${quote(question.text, 600)}`),
    ...others.map((line) => section(line)),
    ...similarBlocks(similar),
    section(similar.length > 0 ? `*${stillAsk}*\n${lead}` : lead),
    ...people.flatMap((person, index) => [
      ...leadsBefore(people, index, found).map((line) => section(line)),
      ...personBlocks(question, person, index),
    ]),
    ...(question.goal ? [context(goalLine(question.goal))] : []),
    context(people.length > 0 ? whoSeesDraft : onlyYou),
    actions(...draftButtons(question, people.length)),
  ];
  const lines = people.flatMap((person, index) => [
    ...leadsBefore(people, index, found),
    `${escaped(person.name)}: ${reason(person)} (${whenFree(person)})`,
  ]);
  return {
    text: [
      `You asked: ${escaped(question.text)}`,
      ...others,
      ...(similar.length > 0 ? [`${answeredBefore}:`, ...similar.map(similarLine), `${stillAsk}:`] : []),
      lead,
      ...lines,
      ...(question.goal ? [goalLine(question.goal)] : []),
      'Only you see this.',
    ].join('\n'),
    blocks,
    replaces: true,
  };
}

const goalLine = (goal: string) => `For the goal: ${escaped(goal)}`;

const answeredBefore = 'Answered before';
const stillAsk = 'Still ask a person';

function similarBlocks(similar: SimilarShown[]): KnownBlock[] {
  const lines = similar.map(similarLine);
  return lines.length > 0 ? [`*${answeredBefore}*`, ...lines].map((line) => section(line)) : [];
}

function similarLine({ asked, practice, age, answerer }: SimilarShown): string {
  const who = answerer ? escaped(capped(answerer, 80)) : 'A former colleague';
  return `“${escaped(capped(asked, 120))}” ${who} helped, ${age}: “${escaped(capped(practice, 160))}”`;
}

type Sureness = Omit<Found, 'shown' | 'similar'>;

/** @param isElse the asker wanted none of those shown before */
function leadLine(people: Shown[], { certainty, bestIsBusy }: Sureness, isElse: boolean): string {
  if (people.length === 0)
    return `${emptyLine(certainty, bestIsBusy, isElse)} Put it in other words, or ask your team.`;
  if (certainty === 'nobody') return `${nobodyLine(isElse)} The closest colleagues:`;
  if (bestIsBusy) return `${busyLine} The closest who are free:`;
  if (certainty === 'chosen') return 'You chose:';
  if (certainty === 'closest' || !people[0]?.isSure) return 'I am not sure. The closest colleagues:';
  return canHelp(people);
}

/** Being sure of the best says nothing of those after them. */
function leadsBefore(people: Shown[], index: number, { certainty, bestIsBusy }: Sureness): string[] {
  const isSure = people[index]?.isSure;
  if (certainty !== 'sure' || bestIsBusy || index === 0 || people[index - 1]?.isSure === isSure) return [];
  return [isSure ? canHelp(people.slice(index)) : 'Further, less sure:'];
}

/** Over those who surely know, up to the first who does not. */
function canHelp(people: Shown[]): string {
  return people[1]?.isSure ? 'These colleagues can help:' : 'This colleague can help:';
}

function nobodyLine(isElse: boolean): string {
  return `Nobody ${isElse ? 'else ' : ''}here has said that they know this, as far as I can see.`;
}

function emptyLine(certainty: Certainty, bestIsBusy: boolean, isElse: boolean): string {
  if (certainty === 'nobody') return nobodyLine(isElse);
  return bestIsBusy ? busyLine : `I found nobody ${isElse ? 'else ' : ''}by these words.`;
}

function personBlocks(question: Question, person: Shown, index: number): KnownBlock[] {
  const offers = person.offers.map(offerWords).join(', ');
  const second = [offers && `Offers: ${offers}`, whenFree(person)].filter(Boolean).join(' · ');
  return [
    section(`*${escaped(person.name)}*\n${reason(person)}\n_${second}_`),
    actions(
      button(`Ask ${person.buttonName}`, `${ids.ask}.${index}`, {
        value: `${question.id}:${index}`,
        ...(index === 0 && { style: 'primary' as const }),
      }),
    ),
  ];
}

function whenFree({ freeFrom, notNow }: Suggested): string {
  if (notNow) return 'Away, or takes no questions at the moment';
  return freeFrom ? `At work from ${localTime(freeFrom, freeFrom.toUTCString())}` : 'At work now';
}

function draftButtons({ id }: Question, people: number) {
  const value = id;
  return [
    ...(people > 0
      ? [button('None of these', ids.none, { value })]
      : [button('Ask the team', ids.askTeam, { value }), button('None of us knows this yet', ids.gap, { value })]),
    button('Edit', ids.edit, { value }),
    button('Cancel', ids.cancel, { value }),
  ];
}

/** After **None of these**: what else there is. */
export function noneOfTheseView(question: Question): Answer {
  const text =
    'None of these, then. You can say it in other words, ask in a channel, or put on record that none of us knows this yet.';
  const value = question.id;
  return {
    text,
    replaces: true,
    blocks: [
      section(`*You asked:*\n${quote(question.text, 600)}`),
      section(text),
      actions(
        button('Edit', ids.edit, { value, style: 'primary' }),
        button('Ask the team', ids.askTeam, { value }),
        button('None of us knows this yet', ids.gap, { value }),
        button('Cancel', ids.cancel, { value }),
      ),
    ],
  };
}

/** Before anyone else sees a question that seems to name a pupil. Source: domain.md section 2, "Student privacy". */
export function pupilView(question: Question, names: string[]): Answer {
  const found = names.map((name) => `“${escaped(name)}”`).join(', ');
  const text = `This seems to name a student: ${found}. Nobody has seen it. You could write “a student in grade 4” instead.`;
  const value = question.id;
  return {
    text,
    replaces: true,
    blocks: [
      section(text),
      section(quote(question.text, 600)),
      actions(
        button('Rewrite', ids.rewrite, { value, style: 'primary' }),
        button('It names no student, go on', ids.goOn, { value }),
        button('Cancel', ids.cancel, { value }),
      ),
      context('If you do nothing, this is deleted within an hour.'),
    ],
  };
}

/** What was typed does not fit: it is given back whole, for it stands nowhere else. */
export function tooLongView(sentence: string, typed: string): Answer {
  const next = 'Here it is, so that nothing is lost. Copy what matters most, and press Open the form.';
  return {
    text: capped(`${sentence} ${next}\n${escaped(typed)}`, 40_000),
    reason: 'question-too-long',
    blocks: [
      section(`${sentence} ${next}`),
      ...pieces(typed, 2_900).map((text) => ({
        type: 'section' as const,
        text: { type: 'plain_text' as const, text },
      })),
      actions(button('Open the form', ids.blank, { style: 'primary' })),
      context(onlyYou),
    ],
  };
}

/** The whole text in blocks that Slack takes. */
function pieces(text: string, most: number): string[] {
  const piece = text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '');
  return piece.length < text.length ? [piece, ...pieces(text.slice(piece.length), most)] : [text];
}

/** A short answer that takes the place of the message whose button was pressed. */
export function instead(text: string): Answer {
  return { text, blocks: [section(text)], replaces: true };
}

/** The form in which someone wrote what was taken for a matter of a child's safety. */
export interface FalseAlarm {
  /** Of the button that opens it anew. */
  actionId: string;
  /** What it is about: an id. */
  about: string;
}

/** Steps of the school for a child's safety; nothing of the text is kept. Without `alarm` it was to be a question. */
export function safetyView(steps: string, alarm?: FalseAlarm): View {
  const lead = "This sounds like it is about a child's safety. I have kept nothing and told nobody.";
  return {
    text: `${lead} ${steps}`,
    blocks: [
      section(`*${lead}*`),
      { type: 'section', text: { type: 'plain_text', text: steps } },
      actions(
        alarm
          ? button('This is about teaching, write it again', alarm.actionId, { value: alarm.about })
          : button('This is about teaching, ask it', ids.aboutTeaching),
      ),
    ],
  };
}

/** The same in a form. */
export function safetyModal(steps: string, alarm?: FalseAlarm): ModalView {
  const { blocks } = safetyView(steps, alarm);
  return { type: 'modal', title: plain("A child's safety"), close: plain('Close'), blocks };
}

export function helpView(): Answer {
  const text =
    'I find the colleague who knows and ask them for you, one person at a time. Try:\n• `/who-knows how do I get quiet students talking in math`\n• `/who-knows mine` shows what you asked and who has it\nWith nothing after it, `/who-knows` opens a form.';
  return { text, blocks: [section(text)] };
}

/** What I asked, as `/who-knows mine` shows it. */
export function mineView(asked: { line: string; presses: Button[] }[]): Answer {
  const lines = asked.map(({ line }) => line);
  const text =
    lines.length === 0
      ? 'You have asked nothing yet. Try `/who-knows how do I get quiet students talking in math`.'
      : 'What you asked, newest first:';
  return {
    text: [text, ...lines].join('\n'),
    blocks: [
      section(text),
      ...asked.flatMap(({ line, presses: [first, ...more] }) =>
        first && more.length > 0 ? [section(line), actions(first, ...more)] : [section(line, first)],
      ),
    ],
  };
}
