/** A channel in which Contour was switched on. Its members joined it themselves. Source: product.md, "People and places". */
export interface Team {
  teamId: string;
  channelId: string;
  /** What the team wants its students to do differently, in one sentence; set once a team names one. */
  goal?: string;
  /** Slack user id. */
  switchedOnBy: string;
  switchedOnAt: Date;
}
