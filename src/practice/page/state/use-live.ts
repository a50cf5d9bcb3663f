import { type Dispatch, useEffect, useReducer, useState } from 'react';
import type { LiveEvent } from '../../page-api.ts';
import { type Change, changed, type WorkspaceState } from './workspace-state.ts';

/** `lost` after the first frame had come, or when it never came. */
export type Connection = 'connecting' | 'live' | 'lost';

const retryMs = [300, 1000, 2000, 5000] as const;

/** The workspace as one person sees it, kept up to date over a WebSocket that comes back by itself. */
export function useLive(as: string): {
  state: WorkspaceState | null;
  connection: Connection;
  change: Dispatch<Change>;
} {
  const [state, change] = useReducer(changed, null);
  const [connection, setConnection] = useState<Connection>('connecting');

  useEffect(() => {
    let failures = 0;
    let retry: ReturnType<typeof setTimeout> | undefined;
    let socket: WebSocket;
    let isLeft = false;

    const open = () => {
      socket = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/page/live?${new URLSearchParams({ as })}`);
      socket.onmessage = ({ data }) => {
        failures = 0;
        change(JSON.parse(String(data)) as LiveEvent);
        setConnection('live');
      };
      socket.onclose = () => {
        if (isLeft) return;
        setConnection('lost');
        retry = setTimeout(open, retryMs[Math.min(failures, retryMs.length - 1)]);
        failures += 1;
      };
    };
    open();
    return () => {
      isLeft = true;
      clearTimeout(retry);
      socket.close();
    };
  }, [as]);

  return { state, connection, change };
}
