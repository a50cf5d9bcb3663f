import { type FormEvent, type ReactNode, useState } from 'react';
import { Combobox } from '../parts/combobox.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { useWorkspace } from '../state/workspace-context.ts';

/** Choose one or more people to write to. */
export function NewConversation({ onClose, onGo }: { onClose: () => void; onGo?: () => void }): ReactNode {
  const { state, call, go, showFault } = useWorkspace();
  const [people, setPeople] = useState<string[]>([]);
  const others = state.people.filter(({ id, isDeactivated }) => id !== state.me.id && !isDeactivated);
  const start = async (event: FormEvent) => {
    event.preventDefault();
    if (people.length === 0) return;
    const answer = await call('openConversation', { people });
    onClose();
    if (!answer.ok) return showFault(answer.fault);
    go({ channel: answer.channel.id });
    onGo?.();
  };
  return (
    <Dialog title="New message" className="dialog-small" onEscape={onClose}>
      <form className="dialog-form" onSubmit={start}>
        <div className="dialog-body">
          <div className="field">
            <label className="field-label" htmlFor="new-conversation-people">
              To
            </label>
            <Combobox
              labelling={{ id: 'new-conversation-people' }}
              choices={others.map(({ id, name, title }) => ({ value: id, label: name, description: title }))}
              selected={people}
              onSelect={setPeople}
              isMultiple
              most={8}
              placeholder="Names"
            />
          </div>
        </div>
        <footer className="dialog-footer">
          <button type="button" className="button" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" className="button button-primary" disabled={people.length === 0}>
            Write
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
