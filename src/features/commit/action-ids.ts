/** The buttons and forms of this routine, by the names Slack gives back. */
export const ids = {
  form: 'commit.form',
  reshape: 'commit.reshape',
  send: 'commit.send',
  hasAll: 'commit.has-all',
  rewrite: 'commit.rewrite',
  accept: 'commit.accept',
  open: 'commit.open',
  notNow: 'commit.not-now',
  agree: 'commit.agree',
  notThisTime: 'commit.not-this-time',
  onTrack: 'commit.on-track',
  needHelp: 'commit.need-help',
  release: 'commit.release',
  thank: 'commit.thank',
  takeSuggestion: 'commit.take-suggestion',
  leaveSuggestion: 'commit.leave-suggestion',
  letGo: 'commit.let-go',
  give: 'commit.give',
  deliver: 'commit.deliver',
  confirm: 'commit.confirm',
  notYet: 'commit.not-yet',
  waive: 'commit.waive',
  cannot: 'commit.cannot',
  nameMe: 'commit.name-me',
  takeSwap: 'commit.take-swap',
  leaveSwap: 'commit.leave-swap',
  done: 'commit.done',
  doneForm: 'commit.done-form',
  change: 'commit.change',
  changeForm: 'commit.change-form',
  suggest: 'commit.suggest',
  suggestForm: 'commit.suggest-form',
  swap: 'commit.swap',
  swapForm: 'commit.swap-form',
  moreTime: 'commit.more-time',
  moreTimeForm: 'commit.more-time-form',
  passOn: 'commit.pass-on',
  passOnForm: 'commit.pass-on-form',
  history: 'commit.history',
} as const;

/** The same form once its words were said to be about teaching: they pass the check for a child's safety. */
export const taught = (formId: string) => `${formId}-taught`;

/** The button that opens it. */
export const again = (formId: string) => `${formId}-again`;
