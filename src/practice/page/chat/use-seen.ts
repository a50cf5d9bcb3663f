import { useEffect, useRef, useSyncExternalStore } from 'react';
import type { PageChannel } from '../../page-api.ts';
import { useWorkspace } from '../state/workspace-context.ts';

/** Tells the server that this channel is looked at: when it is opened, and when something comes while it is on the screen. */
export function useSeen(channel: PageChannel): void {
  const { call, showFault } = useWorkspace();
  const isVisible = useSyncExternalStore(listen, () => document.visibilityState === 'visible');
  const { id, unread } = channel;
  const told = useRef(false);
  useEffect(() => {
    if (!isVisible || (told.current && unread === 0)) return;
    told.current = true;
    call('openChannel', { channel: id }).then((answer) => {
      if (!answer.ok) showFault(answer.fault);
    });
  }, [id, unread, isVisible, call, showFault]);
}

function listen(onChange: () => void): () => void {
  document.addEventListener('visibilitychange', onChange);
  return () => document.removeEventListener('visibilitychange', onChange);
}
