/** The buttons and forms of this routine, by the names Slack gives back. */
export const ids = {
  form: 'model.form',
  post: 'model.post',
  change: 'model.change',
  join: 'model.join',
  wait: 'model.wait',
  leave: 'model.leave',
  cancel: 'model.cancel',
  held: 'model.held',
  sayTry: 'model.say-try',
  tryForm: 'model.try-form',
  triedIt: 'model.tried',
  triedForm: 'model.tried-form',
  notYet: 'model.not-yet',
  didNotFit: 'model.did-not-fit',
} as const;
