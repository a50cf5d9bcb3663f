import { useEffect, useRef } from 'react';
import type { PageChannel, PageState } from '../../page-api.ts';
import { useWorkspace } from '../state/workspace-context.ts';

/**
 * The channel that is open, with the address put right: where it names none that this person sees, one is taken where something waits,
 * or the first one joined. `channel=app` stands for the app's own conversation before there is one; it is then begun.
 */
export function useRightPlace(): PageChannel | undefined {
  const { state, place, go, call, showFault } = useWorkspace();
  const channel = state.channels.find(({ id }) => id === place.channel);
  const beginsAppChannel = place.channel === 'app' && !place.isHome;
  const isLost = !channel && !place.isHome && !beginsAppChannel;
  const landing = landingOf(state);
  const appUser = state.app.userId;
  const asked = useRef(false);

  useEffect(() => {
    if (isLost && landing) go({ channel: landing.id }, 'replace');
  }, [isLost, landing, go]);
  useEffect(() => {
    if (!beginsAppChannel || asked.current) return;
    asked.current = true;
    call('openConversation', { people: [appUser] }).then((answer) => {
      asked.current = false;
      if (answer.ok) go({ channel: answer.channel.id }, 'replace');
      else showFault(answer.fault);
    });
  }, [beginsAppChannel, appUser, call, go, showFault]);

  return channel;
}

function landingOf(state: PageState): PageChannel | undefined {
  const direct = state.channels
    .filter(({ waiting }) => waiting > 0)
    .sort((a, b) => Number(b.latest) - Number(a.latest));
  const joined = state.channels
    .filter(({ kind, isMember }) => isMember && (kind === 'public' || kind === 'private'))
    .sort((a, b) => a.name.localeCompare(b.name));
  return direct[0] ?? joined[0] ?? state.channels[0];
}
