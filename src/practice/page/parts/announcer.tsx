import { type ReactNode, useCallback, useState } from 'react';

/** A voice for screen readers: what `announce` is given is read out when the person pauses, the same sentence twice too. */
export function useAnnouncer(): { announce: (sentence: string) => void; announcer: ReactNode } {
  const [said, setSaid] = useState({ sentence: '', count: 0 });
  const announce = useCallback((sentence: string) => setSaid(({ count }) => ({ sentence, count: count + 1 })), []);
  const announcer = (
    <div role="status" aria-live="polite" className="visually-hidden">
      <span key={said.count}>{said.sentence}</span>
    </div>
  );
  return { announce, announcer };
}
