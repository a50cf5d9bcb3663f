import { z } from 'zod';
import { cleanText, hasWords } from '../../domain/clean-text.ts';
import { entryCaps } from '../../domain/expertise.ts';
import { recordId, slackId } from '../../slack/payload.ts';

/** What someone wants of `/expertise`. */
export type Asked =
  | { verb: 'mine' | 'help' | 'form' | 'wish' | 'limits' | 'import' | 'export' | 'words' | 'unclear' }
  | { verb: 'add' | 'learn' | 'remove' | 'topic'; words: string }
  | { verb: 'person'; userId: string };

const alone: Readonly<Record<string, Asked>> = {
  '': { verb: 'mine' },
  mine: { verb: 'mine' },
  help: { verb: 'help' },
  add: { verb: 'form' },
  learn: { verb: 'wish' },
  remove: { verb: 'mine' },
  limits: { verb: 'limits' },
  import: { verb: 'import' },
  export: { verb: 'export' },
  words: { verb: 'words' },
};

const withWords = ['add', 'learn', 'remove'] as const;

/** A colleague named first; what follows the name is left aside. */
const mentioned = /^<@([A-Z0-9]{2,32})(?:\|[^<>]*)?>/;

/** Reads the words after `/expertise`. */
export function askedFor(typed: string): Asked {
  const text = typed.trim();
  const simple = Object.hasOwn(alone, text.toLowerCase()) && alone[text.toLowerCase()];
  if (simple) return simple;
  const userId = mentioned.exec(text)?.[1];
  if (userId) return { verb: 'person', userId };
  const [first = ''] = text.split(/\s/, 1);
  const verb = withWords.find((word) => word === first.toLowerCase());
  if (verb) return { verb, words: text.slice(first.length).trim() };
  const words = cleanText(text);
  return hasWords(text) && [...words].length <= entryCaps.topic ? { verb: 'topic', words } : { verb: 'unclear' };
}

export const commandInput = z
  .object({ team_id: slackId, user_id: slackId, text: z.string().max(40_000) })
  .transform(({ team_id, user_id, text }) => ({ teamId: team_id, userId: user_id, asked: askedFor(text) }));

/** A press: on a button that carries an id, or an id and a place in a list. */
export const pressInput = z
  .object({
    team: z.object({ id: slackId }),
    user: z.object({ id: slackId }),
    view: z.object({ type: z.string() }).optional(),
    actions: z.array(z.object({ value: z.string().max(200).optional() })).min(1),
  })
  .transform(({ team, user, view, actions }, context) => {
    const [id = '', place = '0'] = (actions[0]?.value ?? '').split(':');
    const read = recordId.safeParse(id);
    if (!read.success) context.addIssue({ code: 'custom', message: 'This button is not one of mine.' });
    return { teamId: team.id, userId: user.id, id, place: Number(place), onHome: view?.type === 'home' };
  });

export type Press = z.infer<typeof pressInput>;

/** A form that was sent: by whom, and for which entry. */
export const submissionInput = z
  .object({
    team: z.object({ id: slackId }),
    user: z.object({ id: slackId }),
    view: z.object({ private_metadata: recordId }),
  })
  .transform(({ team, user, view }) => ({ teamId: team.id, userId: user.id, id: view.private_metadata }));
