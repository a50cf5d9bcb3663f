import { fileNumber, type ModelingSession, takeFile } from '../../domain/modeling.ts';
import { UserError } from '../../errors.ts';
import { escaped } from '../../slack/blocks.ts';
import type { Answer } from '../../slack/view.ts';
import { fileRow } from './file-row.ts';
import type { Press } from './input.ts';
import { type Client, keep, type ModelDeps, sessionShownTo } from './load.ts';
import { whenWords } from './session-words.ts';
import { saidAnswer } from './views.ts';

/** **Add to calendar**: the session as a file in a direct message, once for each time and place it has. */
export async function addToCalendar(deps: ModelDeps, press: Press, client: Client): Promise<Answer> {
  const { teamId, userId } = press;
  await deps.roster.colleague(teamId, userId);
  const session = await sessionShownTo(deps, press, client);
  const taken = takeFile(session, userId, deps.clock());
  if (session.status === 'open' && session.displaced)
    throw new UserError('no-day', 'It waits for a new day. Once it has one, press Add to calendar again.');
  if (!taken)
    throw new UserError('no-file', 'This session is over or was called off. `/model list` shows what is coming.');
  const { zone } = await deps.schools.home(teamId);
  const comment = `Open this file to put it into your calendar: *${escaped(session.topic)}*, ${whenWords(session, zone)}. If it moves, I send you the next one.`;
  await keep(deps, taken);
  await deps.outbox.add({
    teamId,
    ...(await fileRow(deps, session, { comment, says: 'comes' })),
    key: `session:${session.id}:file:${fileNumber(session)}:${userId}`,
    channel: userId,
    priority: 1,
    notBefore: deps.clock(),
    onAmbiguous: 'resend',
  });
  return saidAnswer('The calendar file is in your messages from me. Open it there, and your calendar has it.');
}

/** Someone who had its file has left: the file that takes it out of their calendar. @param session as it is without them */
export async function takeBackFile(deps: ModelDeps, session: ModelingSession, userId: string): Promise<void> {
  const { teamId } = session;
  const person = await deps.people.find(teamId, userId);
  if (person?.standing !== 'colleague') return;
  const { zone } = await deps.schools.home(teamId);
  const comment = `You have left *${escaped(session.topic)}*, ${whenWords(session, zone)}. Open this file to take it out of your calendar.`;
  await deps.outbox.add({
    teamId,
    ...(await fileRow(deps, session, { comment, says: 'taken-back' })),
    key: `session:${session.id}:file-back:${fileNumber(session)}:${userId}`,
    channel: userId,
    priority: 1,
    notBefore: deps.clock(),
    onAmbiguous: 'resend',
  });
}
