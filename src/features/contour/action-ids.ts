/** The buttons and forms of this routine, by the names Slack gives back. */
export const ids = {
  volunteer: 'contour.volunteer',
  withdraw: 'contour.withdraw',
  fewer: 'contour.fewer',
  safetyForm: 'contour.safety-form',
} as const;
