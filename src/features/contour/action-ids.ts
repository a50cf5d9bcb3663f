/** The buttons and forms of this routine, by the names Slack gives back. */
export const ids = {
  volunteer: 'contour.volunteer',
  withdraw: 'contour.withdraw',
  fewer: 'contour.fewer',
  safetyForm: 'contour.safety-form',
  switchOn: 'contour.team-on',
  join: 'contour.team-join',
  leave: 'contour.team-leave',
  nameLeader: 'contour.leader-name',
  removeLeader: 'contour.leader-remove',
  leaderForm: 'contour.leader-form',
} as const;
