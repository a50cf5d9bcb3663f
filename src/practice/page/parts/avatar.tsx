import type { ReactNode } from 'react';
import type { PagePerson } from '../../page-api.ts';

const hues = [12, 38, 88, 150, 178, 205, 232, 268, 300, 335] as const;

/** Initials on a quiet colour of the person's own. Decoration: the name always stands beside it. */
export function Avatar({ person, isSmall }: { person: PagePerson | undefined; isSmall?: boolean }): ReactNode {
  const sum = [...(person?.id ?? '')].reduce((total, letter) => total + letter.charCodeAt(0) * 7, 0);
  const className = `avatar ${isSmall ? 'avatar-small' : ''} ${person?.isApp ? 'avatar-app' : ''}`;
  return (
    <span className={className} aria-hidden="true" style={{ '--hue': hues[sum % hues.length] }}>
      {person?.isApp ? <ContourMark /> : initials(person?.name ?? '?')}
    </span>
  );
}

/** Contour lines around a summit. */
function ContourMark(): ReactNode {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true">
      <path d="M3.5 14.5C4 9 8 4.5 13 4.8s8 4 7.5 8-4.5 6.5-9.5 6.4-7.8-2-7.5-4.7z" />
      <path d="M7.2 13.6c.2-3 2.5-5.5 5.5-5.4s4.7 2.2 4.4 4.5-2.7 3.7-5.5 3.6-4.6-1-4.4-2.7z" />
      <path d="M11 12.6c.1-1 .9-1.7 1.9-1.6s1.5.7 1.4 1.4-.9 1.2-1.8 1.2-1.6-.3-1.5-1z" />
    </svg>
  );
}

function initials(name: string): string {
  const words = name.split(' ');
  return `${words[0]?.[0] ?? ''}${words.length > 1 ? (words.at(-1)?.[0] ?? '') : ''}`;
}
