import type { ReactNode } from 'react';

const paths = {
  close: 'M6 6l12 12M18 6L6 18',
  chevron: 'M7 10l5 5 5-5',
  menu: 'M4 7h16M4 12h16M4 17h16',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  send: 'M4 12l16-7-6 16-3-7z',
  bolt: 'M13 3L5 13.5h6L10 21l8-10.5h-6z',
  attach: 'M8 12.5l6-6a3 3 0 0 1 4.2 4.2l-8 8a5 5 0 0 1-7-7l7.5-7.5',
  plus: 'M12 5v14M5 12h14',
  lock: 'M7 11V8a5 5 0 0 1 10 0v3M5.5 11h13v9h-13z',
  hash: 'M9.5 4L7 20M17 4l-2.5 16M4.5 9h15.5M4 15h15.5',
  eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 9.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z',
  clock: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 7.5V12l3 2',
  home: 'M4 11.5L12 5l8 6.5V20h-5.5v-5h-5v5H4z',
  people:
    'M9 11a3.3 3.3 0 1 0 0-6.6A3.3 3.3 0 0 0 9 11zM2.5 19.5c.5-3.5 3-5.5 6.5-5.5s6 2 6.5 5.5M16 4.7a3.3 3.3 0 0 1 0 6.1M18 14.4c2 .8 3.2 2.5 3.5 5.1',
  warning: 'M12 4L2.5 20h19zM12 10v4.5M12 17.3v.1',
  file: 'M6 3.5h8l4 4v13H6zM14 3.5v4h4',
  help: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM9.5 9.7a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.9-1.1 1.7M12 16.6v.1',
} as const;

type IconName = keyof typeof paths;

/** A small line drawing that says nothing by itself: the control around it has the words. */
export function Icon({ name }: { name: IconName }): ReactNode {
  return (
    <svg className={`icon icon-${name}`} viewBox="0 0 24 24" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
