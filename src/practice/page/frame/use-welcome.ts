import { useState } from 'react';

const key = 'welcome';

/** Is the welcome open? On a first visit, which is one whose address named nobody, until it is closed; and whenever it is asked for. */
export function useWelcome(isFirstVisit: boolean): { isOpen: boolean; setOpen: (isOpen: boolean) => void } {
  const [isOpen, setOpenState] = useState(() => {
    if (isFirstVisit && sessionStorage.getItem(key) === null) sessionStorage.setItem(key, 'open');
    return sessionStorage.getItem(key) === 'open';
  });
  const setOpen = (open: boolean) => {
    sessionStorage.setItem(key, open ? 'open' : 'closed');
    setOpenState(open);
  };
  return { isOpen, setOpen };
}
