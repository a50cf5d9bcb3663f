/** The buttons of this routine, by the names Slack gives back. */
export const ids = {
  showAll: 'digest.show-all',
  refresh: 'digest.refresh',
} as const;
