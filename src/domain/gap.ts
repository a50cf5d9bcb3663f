/** Something none of us knows yet, named by someone's press. Its stages come with the routine for outside help. */
export interface Gap {
  id: string;
  teamId: string;
  /** The question's id, or whatever made it: one gap a cause. */
  cause: string;
  openedBy: string;
  openedAt: Date;
  /** The topic in words, not the question: a question stays between those it was shown to. */
  topic: string;
  stage: 'named';
}
