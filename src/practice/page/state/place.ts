import { useCallback, useMemo, useSyncExternalStore } from 'react';

/** Where one is: all of it stands in the address, so tabs can be different people and the back button works. */
export interface Place {
  /** Who acts; null in an address without a person. */
  as: string | null;
  /** The app's Home tab is open; then there is no channel. */
  isHome: boolean;
  channel: string | null;
  /** `ts` of the parent of the open thread. */
  thread: string | null;
}

export type Go = (place: Partial<Place>, how?: 'replace') => void;

/** The present place, and a way to go elsewhere: what is not named stays, but a new channel closes the thread. */
export function usePlace(): [Place, Go] {
  const search = useSyncExternalStore(listen, () => location.search);
  const place = useMemo(() => placeOf(search), [search]);
  const go = useCallback<Go>((next, how) => {
    const url = `${location.pathname}${searchOf(nextPlace(placeOf(location.search), next))}`;
    if (how === 'replace') history.replaceState(null, '', url);
    else history.pushState(null, '', url);
    window.dispatchEvent(new PopStateEvent('popstate')); // the browser itself tells only of back and forward
  }, []);
  return [place, go];
}

/** The address of a place, for real links: they open in a new tab as well. */
export function searchOf(place: Place): string {
  const query = new URLSearchParams();
  if (place.as) query.set('as', place.as);
  if (place.isHome) query.set('tab', 'home');
  else if (place.channel) query.set('channel', place.channel);
  if (place.thread) query.set('thread', place.thread);
  return `?${query}`;
}

/** Where `next` leads from `here`. */
export function nextPlace(here: Place, next: Partial<Place>): Place {
  const moved = next.channel !== undefined || next.isHome !== undefined || next.as !== undefined;
  const isHome = next.isHome ?? (next.channel ? false : here.isHome);
  return { ...here, thread: moved ? null : here.thread, ...next, isHome, ...(isHome ? { channel: null } : {}) };
}

function placeOf(search: string): Place {
  const query = new URLSearchParams(search);
  return {
    as: query.get('as'),
    isHome: query.get('tab') === 'home',
    channel: query.get('channel'),
    thread: query.get('thread'),
  };
}

function listen(onChange: () => void): () => void {
  window.addEventListener('popstate', onChange);
  return () => window.removeEventListener('popstate', onChange);
}
