import type { FileInput } from '@slack/types';
import { type ChangeEvent, type ReactNode, useState } from 'react';
import { ariaOf } from '../../parts/labelling.ts';
import { upload } from '../../state/call.ts';
import { useWorkspace } from '../../state/workspace-context.ts';
import type { ElementProps } from '../element-view.tsx';
import { listOf, useField } from './use-field.ts';

/** Files from this device; they are uploaded at once, and the form holds their ids. */
export function FileInputView(props: ElementProps<FileInput>): ReactNode {
  const { element, labelling } = props;
  const { state, showFault } = useWorkspace();
  const field = useField(props);
  const [names, setNames] = useState<Readonly<Record<string, string>>>({});
  const [isUploading, setUploading] = useState(false);
  const most = element.max_files ?? 10;
  const chosen = listOf(field.value);

  const take = async (event: ChangeEvent<HTMLInputElement>) => {
    const files = [...(event.target.files ?? [])].slice(0, most - chosen.length);
    event.target.value = '';
    setUploading(true);
    const answers = await Promise.all(files.map((file) => upload(state.me.id, file)));
    setUploading(false);
    const uploaded = answers.flatMap((answer) => (answer.ok ? [answer.file] : []));
    for (const answer of answers) if (!answer.ok) showFault(answer.fault);
    setNames((known) => ({ ...known, ...Object.fromEntries(uploaded.map(({ id, name }) => [id, name])) }));
    await field.set([...chosen, ...uploaded.map(({ id }) => id)]);
  };

  return (
    <div className="file-input">
      <input
        {...ariaOf({ label: 'Files', ...labelling })}
        type="file"
        multiple={most > 1}
        accept={element.filetypes?.map((ending) => `.${ending}`).join(',')}
        onChange={take}
      />
      {isUploading && <p role="status">Uploading…</p>}
      {chosen.length > 0 && (
        <ul className="file-names">
          {chosen.map((id) => (
            <li key={id}>
              {names[id] ?? id}{' '}
              <button
                type="button"
                className="link-button"
                onClick={() => field.set(chosen.filter((other) => other !== id))}
              >
                Remove {names[id] ?? id}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
