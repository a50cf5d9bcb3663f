import { useEffect } from 'react';
import type { PageMessage } from '../../page-api.ts';
import { useWorkspace } from './workspace-context.ts';
import { threadOf, topLevelOf } from './workspace-state.ts';

/** Messages of a channel, or of one thread in it, oldest first and kept up to date; undefined while they are on their way. */
export function useMessages(channel: string, threadTs?: string): PageMessage[] | undefined {
  const { state, call, change, showFault } = useWorkspace();
  const { epoch } = state;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new epoch means that messages may have been missed
  useEffect(() => {
    let isLeft = false;
    change({ type: 'asking', channel });
    call('messages', { channel, ...(threadTs ? { threadTs } : {}) }).then((answer) => {
      change({ type: 'asked', channel, threadTs, messages: answer.ok ? answer.messages : null });
      if (!answer.ok && !isLeft) showFault(answer.fault);
    });
    return () => {
      isLeft = true;
    };
  }, [channel, threadTs, epoch, call, change, showFault]);

  return threadTs ? threadOf(state, channel, threadTs) : topLevelOf(state, channel);
}
