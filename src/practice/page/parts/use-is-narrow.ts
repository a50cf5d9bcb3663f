import { useSyncExternalStore } from 'react';

const narrow = window.matchMedia('(max-width: 760px)');

/** A phone, or a window as narrow as one. The same width stands in the style sheets. */
export function useIsNarrow(): boolean {
  return useSyncExternalStore(listen, () => narrow.matches);
}

function listen(onChange: () => void): () => void {
  narrow.addEventListener('change', onChange);
  return () => narrow.removeEventListener('change', onChange);
}
