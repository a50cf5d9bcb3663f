import { type ReactNode, useCallback, useRef, useState } from 'react';

/** Once it has been read out, it is taken away, so that nobody finds it again while reading the page. */
const heardMs = 6000;

/**
 * A voice for screen readers: what `announce` is given is read out when the person pauses, the same sentence twice too. Two
 * at nearly the same moment stand beside each other, because one that is replaced may never be read.
 */
export function useAnnouncer(): { announce: (sentence: string) => void; announcer: ReactNode } {
  const [said, setSaid] = useState<readonly { sentence: string; no: number }[]>([]);
  const count = useRef(0);
  const announce = useCallback((sentence: string) => {
    count.current += 1;
    const no = count.current;
    setSaid((before) => [...before, { sentence, no }]);
    setTimeout(() => setSaid((before) => before.filter((one) => one.no !== no)), heardMs);
  }, []);
  const announcer = (
    <div role="status" aria-live="polite" aria-atomic="false" className="visually-hidden">
      {said.map(({ sentence, no }) => (
        <p key={no}>{sentence}</p>
      ))}
    </div>
  );
  return { announce, announcer };
}
