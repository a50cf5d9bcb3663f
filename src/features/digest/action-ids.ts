/** The buttons and the form of this routine, by the names Slack gives back. */
export const ids = {
  refresh: 'digest.refresh',
  showAll: 'digest.show-all',
  chooseTeam: 'digest.choose-team',
  chosen: 'digest.chosen',
  settings: 'digest.settings',
  settingsForm: 'digest.settings-form',
} as const;
