import type { Deps } from '../../deps.ts';
import type { Who } from '../../domain/person.ts';
import { countRows, type FileFormat, fileParts, fileRows, rowsInFile } from '../../domain/spread-file.ts';
import type { Answer } from '../../slack/view.ts';
import { type PageDeps, pageNow } from './page.ts';
import { fileAnswer, fileComment } from './views.ts';

/**
 * **Download CSV** and **Download JSON**: all that this person may read now, as files in their direct messages. More rows than one
 * file holds come in several, each with how far it has come.
 */
export async function sendFile(
  deps: PageDeps & Pick<Deps, 'outbox' | 'newId'>,
  who: Who,
  format: FileFormat,
): Promise<Answer> {
  const { scopes, windows, topics, gaps } = await pageNow(deps, who);
  const facts = { scopes, windows, topics, gaps };
  const rows = countRows(facts);
  const parts = Math.ceil(rows / rowsInFile);
  // One act, which takes effect once, so its key may be of chance.
  const key = `leadership-map:file:${deps.newId()}`;
  for (const { part, content, rows: inPart } of fileParts(fileRows(facts), format)) {
    const from = (part - 1) * rowsInFile;
    await deps.outbox.add({
      ...{ teamId: who.teamId, key: `${key}:${part}`, kind: 'leadership-map.file', channel: who.userId },
      method: 'files.completeUploadExternal',
      payload: {
        filename: `leadership-map${parts > 1 ? `-${part}-of-${parts}` : ''}.${format}`,
        title: 'Leadership map',
        content,
        initial_comment: fileComment({ part, parts, from: from + 1, to: from + inPart, rows }),
      },
      priority: 2,
      notBefore: deps.clock(),
      onAmbiguous: 'resend',
    });
  }
  return fileAnswer(rows, parts);
}
