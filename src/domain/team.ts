/** A channel in which Contour was switched on. Its members joined it themselves. Source: product.md, "People and places". */
export interface Team {
  teamId: string;
  channelId: string;
  /** Slack user id. */
  switchedOnBy: string;
  switchedOnAt: Date;
}
