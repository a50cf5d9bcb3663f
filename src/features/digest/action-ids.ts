/** The buttons and the form of this routine, by the names Slack gives back. */
export const ids = {
  refresh: 'digest.refresh',
  showAll: 'digest.show-all',
  settings: 'digest.settings',
  settingsForm: 'digest.settings-form',
} as const;
