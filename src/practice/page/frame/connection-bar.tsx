import { type ReactNode, useEffect, useState } from 'react';
import type { Connection } from '../state/use-live.ts';
import { useWorkspace } from '../state/workspace-context.ts';

const gladMs = 3000;

/** Says that the connection is lost, that it is back, or that the app itself is away. */
export function ConnectionBar({ connection }: { connection: Connection }): ReactNode {
  const { app } = useWorkspace().state;
  const [isBack, setBack] = useState(false);
  const [was, setWas] = useState(connection);
  if (was !== connection) {
    setWas(connection);
    setBack(was === 'lost' && connection === 'live');
  }
  useEffect(() => {
    if (!isBack) return;
    const timer = setTimeout(() => setBack(false), gladMs);
    return () => clearTimeout(timer);
  }, [isBack]);

  const sentence =
    connection === 'lost'
      ? 'Connection lost. Trying again…'
      : isBack
        ? 'Connected again.'
        : app.isConnected
          ? ''
          : `${app.name} is not connected. Commands and buttons will not be answered until it is.`;
  return (
    <div role="status" className={sentence && !isBack ? 'connection connection-lost' : 'connection'}>
      {sentence}
    </div>
  );
}
