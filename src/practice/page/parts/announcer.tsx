import { type ReactNode, useCallback, useEffect, useState } from 'react';

/** Once it has been read out, it is taken away, so that nobody finds it again while reading the page. */
const heardMs = 6000;

/** A voice for screen readers: what `announce` is given is read out when the person pauses, the same sentence twice too. */
export function useAnnouncer(): { announce: (sentence: string) => void; announcer: ReactNode } {
  const [said, setSaid] = useState({ sentence: '', count: 0 });
  const announce = useCallback((sentence: string) => setSaid(({ count }) => ({ sentence, count: count + 1 })), []);
  useEffect(() => {
    if (!said.sentence) return;
    const timer = setTimeout(() => setSaid(({ count }) => ({ sentence: '', count })), heardMs);
    return () => clearTimeout(timer);
  }, [said]);
  const announcer = (
    <div role="status" aria-live="polite" className="visually-hidden">
      <span key={said.count}>{said.sentence}</span>
    </div>
  );
  return { announce, announcer };
}
