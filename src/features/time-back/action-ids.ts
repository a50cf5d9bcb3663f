/** The buttons of this routine, by the names Slack gives back. Where the limit is met they stand in other routines' messages. */
export const ids = { tell: 'time-back.tell', show: 'time-back.show' } as const;
