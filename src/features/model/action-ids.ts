/** The buttons and forms of this routine, by the names Slack gives back. */
export const ids = {
  form: 'model.form',
  post: 'model.post',
  change: 'model.change',
  askForm: 'model.ask-form',
  askInstead: 'model.ask-instead',
  seeItLive: 'model.see-it-live',
  answerForm: 'model.answer-form',
  offerTimes: 'model.offer-times',
  bringIn: 'model.bring-in',
  bringInAsk: 'model.bring-in-ask',
  bringInForm: 'model.bring-in-form',
  notNow: 'model.not-now',
  withdraw: 'model.withdraw',
  anotherTime: 'model.another-time',
  join: 'model.join',
  wait: 'model.wait',
  leave: 'model.leave',
  calendar: 'model.calendar',
  move: 'model.move',
  moveForm: 'model.move-form',
  newDay: 'model.new-day',
  cancel: 'model.cancel',
  held: 'model.held',
  missed: 'model.missed',
  sayTry: 'model.say-try',
  tryForm: 'model.try-form',
  triedIt: 'model.tried',
  triedForm: 'model.tried-form',
  notYet: 'model.not-yet',
  didNotFit: 'model.did-not-fit',
} as const;

/** The same form once its words were said to be about teaching: they pass the check for a child's safety. */
export const taught = (formId: string) => `${formId}-taught`;

/** The button that opens it. */
export const again = (formId: string) => `${formId}-again`;
