import type { Ritual } from './ritual.ts';

/** What is put in place of the words in braces. */
export interface Fills {
  /** The goal of the team, or of the school. */
  goal?: string | undefined;
  topic?: string | undefined;
  norm?: string | undefined;
  /** Doors that stand open this week, each in mrkdwn of ours. */
  doors: readonly string[];
  /** Whoever shows a move, or carried a topic: a mention. */
  name?: string | undefined;
  /** Whoever is paired with them. */
  name2?: string | undefined;
  move?: string | undefined;
  lookFor?: string | undefined;
}

/** A stretch of a prompt: people's own words are escaped where it is drawn, ours are not. */
export interface Stretch {
  text: string;
  isOurs: boolean;
}

/** What someone wrote. */
export const own = (text: string): Stretch => ({ text, isOurs: false });
/** What we say around it. */
export const ours = (text: string): Stretch => ({ text, isOurs: true });

/**
 * What stands for each word in braces. Where there is no goal yet the sentence still makes sense, and says what names one.
 * Source: issue 7, "Rituals": templates with the goal filled in.
 */
const stands: Readonly<Record<string, (fills: Fills, prompt: string) => Stretch>> = {
  goal: ({ goal }) =>
    goal ? own(withoutStop(goal)) : ours('what our students will do differently (`/contour goal` says it)'),
  topic: ({ topic, goal }, prompt) =>
    own(topic ?? (isOfOthers(prompt) ? 'a topic' : goal ? 'our goal' : 'my own teaching')),
  norm: ({ norm }) => own(withoutStop(norm ?? 'We describe before we judge')),
  list: ({ doors }) => ours(doors.length > 0 ? doors.join('; ') : 'none yet (`/observe` opens one)'),
  name: ({ name }) => ours(name ?? 'one of us'),
  name2: ({ name2 }) => ours(name2 ?? 'another of us'),
  move: ({ move }) => own(move ?? 'a move'),
  'look-for': ({ lookFor }) => own(lookFor ?? 'what students do'),
};

/** A ritual's words as they are posted, in stretches. Braces that stand for nothing stay as they were typed. */
export function filled({ prompt }: Pick<Ritual, 'prompt'>, fills: Fills): Stretch[] {
  const parts = prompt.split(/(\{[a-z0-9-]+\})/).filter((part) => part !== '');
  return parts.map((part, at) => {
    const stand = part.startsWith('{') ? stands[part.slice(1, -1)] : undefined;
    if (!stand) return own(part);
    const stretch = stand(fills, prompt);
    const beginsSentence = /(?:^|[.!?]\s+)$/.test(parts[at - 1]?.slice(-3) ?? '');
    return beginsSentence ? { ...stretch, text: capitalised(stretch.text) } : stretch;
  });
}

/** Whoever writes it does not speak of themself, but of two who carry something. */
const isOfOthers = (prompt: string) => prompt.includes('{name2}');

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** A sentence stands within another one. */
const withoutStop = (text: string) => text.replace(/[.!\s]+$/, '');
