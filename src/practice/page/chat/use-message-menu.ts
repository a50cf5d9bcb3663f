import type { PageMessage } from '../../page-api.ts';
import type { MenuItem } from '../parts/menu.tsx';
import { useWorkspace } from '../state/workspace-context.ts';

/** What one can do with a message: its thread, a reaction, the app's message shortcuts, and with one's own, take it back. */
export function useMessageMenu(
  message: PageMessage,
  { isInThread, onReact }: { isInThread?: boolean; onReact: () => void },
): MenuItem[] {
  const { state, call, go, showFault } = useWorkspace();
  const { channel, ts } = message;
  const remove = async () => {
    const answer = await call('deleteMessage', { channel, ts });
    if (!answer.ok) showFault(answer.fault);
  };
  if (message.isEphemeral) return [{ key: 'dismiss', label: 'Dismiss this message', onChoose: remove }];

  const shortcuts = state.shortcuts.filter(({ kind }) => kind === 'message');
  return [
    ...(isInThread
      ? []
      : [{ key: 'reply', label: 'Reply in thread', onChoose: () => go({ thread: message.threadTs ?? ts }) }]),
    { key: 'react', label: 'Add a reaction', onChoose: onReact },
    ...shortcuts.map(({ callbackId, name }) => ({
      key: callbackId,
      label: name,
      description: state.app.name,
      onChoose: async () => {
        const answer = await call('shortcut', { callbackId, message: { channel, ts } });
        if (!answer.ok) showFault(answer.fault);
      },
    })),
    ...(message.user === state.me.id
      ? [{ key: 'delete', label: 'Delete message', isDangerous: true, onChoose: remove }]
      : []),
  ];
}
