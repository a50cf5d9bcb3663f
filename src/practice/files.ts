import { type Channel, newId, type StoredFile, tell, type Workspace } from './workspace.ts';

const mimetypes: Record<string, string> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  csv: 'text/csv',
  json: 'application/json',
  ics: 'text/calendar',
  txt: 'text/plain',
  pdf: 'application/pdf',
};

/** A file whose bytes are still to come. */
export function addFile(workspace: Workspace, named: { name: string; altText: string; user: string }): StoredFile {
  const file: StoredFile = {
    ...named,
    id: newId('F'),
    title: named.name,
    mimetype: mimetypes[named.name.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream',
    data: '',
    bytes: 0,
    created: Math.floor(workspace.now().getTime() / 1000),
    isComplete: false,
    channels: [],
  };
  workspace.state.files[file.id] = file;
  return file;
}

/** The bytes of a file arrived. */
export function fillFile(file: StoredFile, bytes: Buffer): void {
  file.data = bytes.toString('base64');
  file.bytes = bytes.length;
}

/** From now on the file exists for everyone who may see its channels; without channels for the app alone. */
export function completeFile(
  workspace: Workspace,
  file: StoredFile,
  title: string,
  channels: readonly Channel[],
): void {
  Object.assign(file, { title, isComplete: true, channels: channels.map(({ id }) => id) });
  tell(workspace, { kind: 'kept' });
}
