import { z } from 'zod';
import type { Deps } from '../../deps.ts';
import type { Named } from '../../domain/expertise-csv.ts';
import type { Person } from '../../domain/person.ts';
import { UserError } from '../../errors.ts';

/** A full member, or the sentence that says why nobody can be invited by this name. */
export type WhoIs = { person: Person } | { sentence: string };

export type WhoIsDeps = Pick<Deps, 'roster' | 'log'>;

/** What Slack answers for whom it does not know. */
const unknown = new Set(['user_not_found', 'users_not_found', 'user_not_visible']);
const slackError = z.object({ data: z.object({ error: z.string() }) });

const sentences = {
  outsider: 'is a guest, a bot, or from another organization. Only full members can be invited.',
  gone: 'has left this workspace.',
  unknown: 'Nobody here has this address or id.',
  notAllowed: 'I may not look up e-mail addresses here. Use Slack ids, or ask whoever runs Contour.',
  notNow: 'Slack did not answer for this line just now. Try it again in a minute.',
  tooMany: 'I look up 60 colleagues at a time. Put this line into a second list.',
};

const mostNames = 60;

/**
 * Asks Slack who is meant by each name, one after the other, each once. Slack allows some fifty a minute: when it has had
 * enough, the names that are left get a sentence too. Never throws.
 */
export async function whoAre(deps: WhoIsDeps, teamId: string, names: readonly Named[]): Promise<Map<string, WhoIs>> {
  const known = new Map<string, WhoIs>();
  let mayAsk = true;
  for (const named of names) {
    const key = nameOf(named);
    if (known.has(key)) continue;
    const sentence = known.size >= mostNames ? sentences.tooMany : mayAsk ? undefined : sentences.notNow;
    const found = sentence ? { sentence } : await whoIs(deps, teamId, named);
    if ('sentence' in found && found.sentence === sentences.notNow) mayAsk = false;
    known.set(key, found);
  }
  return known;
}

/** What someone is called on a list. */
export function nameOf(named: Named): string {
  return 'email' in named ? named.email : named.userId;
}

async function whoIs({ roster, log }: WhoIsDeps, teamId: string, named: Named): Promise<WhoIs> {
  try {
    const person =
      'email' in named ? await roster.byEmail(teamId, named.email) : await roster.fresh(teamId, named.userId);
    if (person.standing === 'colleague') return { person };
    const why = person.standing === 'deactivated' ? sentences.gone : sentences.outsider;
    return { sentence: `${person.name} ${why}` };
  } catch (error) {
    const code = slackError.safeParse(error).data?.data.error;
    if ((code && unknown.has(code)) || error instanceof UserError) return { sentence: sentences.unknown };
    if (code === 'missing_scope') return { sentence: sentences.notAllowed };
    log.warn({ event: 'expertise.import-lookup-failed', teamId, err: error });
    return { sentence: sentences.notNow };
  }
}
