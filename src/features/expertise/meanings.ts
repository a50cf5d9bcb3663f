import type { ActionsBlock } from '@slack/types';
import { unclear } from '../../domain/unclear-acronyms.ts';
import { actions, button, capped } from '../../slack/blocks.ts';
import { capital } from './words.ts';

/** Asks which of its meanings an acronym has; undefined when the topic is clear. */
export function meaningQuestion(
  topic: string,
  actionId: string,
  value: (place: number, acronym: string) => string,
): { text: string; choices: ActionsBlock } | undefined {
  const [first] = unclear(topic);
  if (!first) return undefined;
  const choices = first.meanings.map((meaning, place) =>
    button(capped(capital(meaning), 75), `${actionId}.${place}`, { value: value(place, first.acronym) }),
  );
  return { text: `Which ${first.acronym} do you mean?`, choices: actions(...choices) };
}

/** The topic with its first unclear acronym spelled out; undefined when nothing is unclear, or there is no such meaning. */
export function settledTopic(topic: string, place: number): string | undefined {
  const [first] = unclear(topic);
  const meaning = first?.meanings[place];
  if (!first || !meaning) return undefined;
  // Built from the vocabulary's acronyms only, never from what people typed.
  const word = new RegExp(`(?<![\\p{L}\\p{N}])${first.acronym}(?![\\p{L}\\p{N}])`, 'iu');
  return word.test(topic) ? topic.replace(word, meaning) : `${topic} (${meaning})`;
}

/** A meaning of an acronym by its place; undefined where there is none. */
export function meaningOf(acronym: string, place: number): string | undefined {
  return unclear(acronym)[0]?.meanings[place];
}
