import { useSyncExternalStore } from 'react';

const narrow = window.matchMedia('(max-width: 760px)');
const tight = window.matchMedia('(max-width: 1000px)');

/** A phone, or a window as narrow as one. The same width stands in the style sheets. */
export function useIsNarrow(): boolean {
  return useMatch(narrow);
}

/** A tablet upright, or narrower: the header has no room for three buttons and a name. */
export function useIsTight(): boolean {
  return useMatch(tight);
}

function useMatch(width: MediaQueryList): boolean {
  return useSyncExternalStore(
    (onChange) => {
      width.addEventListener('change', onChange);
      return () => width.removeEventListener('change', onChange);
    },
    () => width.matches,
  );
}
