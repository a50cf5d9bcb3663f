/** The buttons and forms of this routine, by the names Slack gives back. */
export const ids = {
  choose: 'ritual.choose',
  form: 'ritual.form',
  change: 'ritual.change',
  start: 'ritual.start',
  pause: 'ritual.pause',
  pauseForm: 'ritual.pause-form',
  goOn: 'ritual.go-on',
  keep: 'ritual.keep',
  drop: 'ritual.drop',
  answer: 'ritual.answer',
  answerForm: 'ritual.answer-form',
  takeBack: 'ritual.take-back',
  readAll: 'ritual.read-all',
  now: 'ritual.now',
  move: 'ritual.move',
  moveForm: 'ritual.move-form',
  takePart: 'ritual.take-part',
  takeNoPart: 'ritual.take-no-part',
  thank: 'ritual.thank',
  thanksForm: 'ritual.thanks-form',
  showThanks: 'ritual.show-thanks',
  keepThanks: 'ritual.keep-thanks',
  hideThanks: 'ritual.hide-thanks',
} as const;

/** The button that opens a form again, to be written anew after a false alarm. */
export const again = (formId: string) => `${formId}-again`;

/** The same form, of which its writer has said that it is about teaching. */
export const taught = (formId: string) => `${formId}-about-teaching`;
