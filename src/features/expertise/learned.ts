import type { KnownBlock } from '@slack/types';
import type { Deps } from '../../deps.ts';
import { monthWords } from '../../domain/evidence-words.ts';
import type { LearnedWords } from '../../domain/learned-words.ts';
import type { Who } from '../../domain/person.ts';
import type { Question } from '../../domain/question.ts';
import { UserError } from '../../errors.ts';
import { button, capped, context, escaped, header, section } from '../../slack/blocks.ts';
import { ids } from './action-ids.ts';
import type { Press } from './input.ts';
import { type Framed, framed } from './views.ts';

type LearnedDeps = Pick<Deps, 'roster' | 'learnedWords' | 'questions' | 'schools'>;

/** Shown at a time; more come up as the newest are removed. */
const most = 20;
const title = 'Words that lead to you';
const answersTitle = 'Answers of yours that others find';
const whoSees =
  '*Who sees this:* only you. Whoever asks with such words reads that a question like theirs led to you before, and in which month.';

/** `/expertise words`: what colleagues' questions taught Contour about oneself, and the answers that one lets others find. */
export async function learnedWords(deps: LearnedDeps, { teamId, userId }: Who, lead?: string): Promise<Framed> {
  await deps.roster.colleague(teamId, userId);
  const answers = await deps.questions.answersOf(teamId, userId, most);
  return learnedView({ learned: await deps.learnedWords.of(teamId, userId, most), answers }, lead);
}

/** **Remove**: from now on these words lead here no more. */
export async function removeWords(deps: LearnedDeps, press: Press): Promise<Framed> {
  await deps.roster.colleague(press.teamId, press.userId);
  const removed = await deps.learnedWords.remove(press.teamId, press.userId, press.id);
  if (!removed)
    throw new UserError('words-gone', 'These words are not in your list any more. Look at `/expertise words`.');
  await deps.schools.directoryChanged(press.teamId);
  return learnedWords(deps, press, 'Removed. These words lead to you no more.');
}

/** What leads colleagues to someone beside their list. */
interface Leading {
  learned: readonly LearnedWords[];
  /** Answered questions that both sides let others find. */
  answers: readonly Question[];
}

/** @param lead says what just happened */
export function learnedView({ learned, answers }: Leading, lead?: string): Framed {
  const none =
    'None yet. When a colleague passes you a question, or finds you another way, I learn the words it was asked with. You can remove them here. `/expertise` shows what you list yourself.';
  const lines = learned.map(learnedLine);
  const blocks: KnownBlock[] = [
    ...(lead ? [section(lead)] : []),
    header(title),
    ...(learned.length > 0 ? learned.map(wordsBlock) : [section(none)]),
    ...(answers.length > 0 ? [header(answersTitle), ...answers.map(answerBlock)] : []),
    context(whoReads(answers)),
  ];
  return framed(
    [lead, `${title}:`, ...(lines.length > 0 ? lines : [none]), ...answersText(answers), whoReads(answers)]
      .filter(Boolean)
      .join('\n'),
    blocks,
  );
}

function whoReads(answers: readonly Question[]): string {
  return answers.length > 0
    ? `${whoSees} Whoever asks something like an answered question reads what stands here of it, with your name.`
    : whoSees;
}

function answersText(answers: readonly Question[]): string[] {
  return answers.length > 0 ? [`${answersTitle}:`, ...answers.map(answerLine)] : [];
}

/** The routine of questions listens to the button: its asker has the same one in `/who-knows mine`. */
function answerBlock(answer: Question): KnownBlock {
  const { id: value, text } = answer;
  const label = capped(`Hide from others: ${text}`, 75);
  return section(answerLine(answer), button('Hide from others', 'who-knows.hide', { value, label }));
}

function answerLine({ text, helped }: Question): string {
  return `“${escaped(capped(text, 150))}” You helped: “${escaped(capped(helped?.practice ?? '', 160))}”`;
}

function wordsBlock(learned: LearnedWords): KnownBlock {
  const { id: value, words } = learned;
  return section(
    learnedLine(learned),
    button('Remove', ids.removeWords, { value, label: capped(`Remove ${words.join(', ')}`, 75) }),
  );
}

function learnedLine({ words, topic, day }: LearnedWords): string {
  const what = [`*${escaped(words.join(', '))}*`, topic && `for ${escaped(capped(topic, 80))}`]
    .filter(Boolean)
    .join(', ');
  return `${what} (learned in ${monthWords(day.slice(0, 7))})`;
}
