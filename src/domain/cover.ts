/** How the class of someone who comes to see something is minded. Source: domain.md section 2, "Cover". */
export interface Cover {
  kind: CoverKind;
  /** Minutes lent; 0 when none are needed. */
  minutes: number;
  /** The colleague who lends them. */
  by?: string;
  /** Whose class it is, of several visitors. */
  classOf?: string;
  /** Whoever was to lend them does not, and the host has not said since how it is: nobody is lent any. */
  isLeft?: true;
}

export type CoverKind = keyof typeof coverWords;

/** The kinds of cover, as people read them. */
export const coverWords = {
  none: 'No cover needed',
  prep: 'Visitors come in their own prep, if they like',
  swap: 'Classes are swapped',
  sub: 'A floating sub covers',
  leader: 'A leader teaches meanwhile',
  combined: 'Classes are combined',
} as const;

/** The fields in which cover is typed. */
export interface TypedCover {
  cover: string | null;
  coverMinutes: string | null;
  coverBy: string | null;
}

export type CoverFaults = { [Field in keyof TypedCover]?: string };

/** Whether a colleague lends minutes for it: nobody lends a visitor their own prep. */
export function isLent(kind: CoverKind): boolean {
  return kind !== 'none' && kind !== 'prep';
}

const mostMinutes = 480;

/** @param choose what is said where no kind was chosen */
export function readCover(
  { cover, coverMinutes, coverBy }: TypedCover,
  choose: string,
): Cover | { faults: CoverFaults } {
  const kind = Object.keys(coverWords).find((one): one is CoverKind => one === cover);
  if (!kind) return { faults: { cover: choose } };
  if (kind === 'none') return { kind, minutes: 0 };
  const minutes = Number(coverMinutes ?? '');
  if (!Number.isInteger(minutes) || minutes < 1 || minutes > mostMinutes)
    return { faults: { coverMinutes: 'Write how many minutes are lent for it, such as 30.' } };
  return { kind, minutes, ...(coverBy && isLent(kind) && { by: coverBy }) };
}
