/** The buttons and forms of this routine, by the names Slack gives back. */
export const ids = {
  form: 'observe.form',
  post: 'observe.post',
  change: 'observe.change',
  takePart: 'observe.take-part',
  takeNoPart: 'observe.take-no-part',
  end: 'observe.end',
  openDoor: 'observe.open-door',
  doorForm: 'observe.door-form',
  postDoor: 'observe.post-door',
  signUp: 'observe.sign-up',
  wait: 'observe.wait',
  withdraw: 'observe.withdraw',
  cancel: 'observe.cancel',
  invite: 'observe.invite',
  inviteForm: 'observe.invite-form',
  come: 'observe.come',
  notCome: 'observe.not-come',
  file: 'observe.file',
  held: 'observe.held',
  notHeld: 'observe.not-held',
  pairs: 'observe.pairs',
  sendPairs: 'observe.send-pairs',
  notWith: 'observe.not-with',
  notWithForm: 'observe.not-with-form',
  notes: 'observe.notes',
  notesForm: 'observe.notes-form',
  readNotes: 'observe.read-notes',
  deleteNote: 'observe.delete-note',
  report: 'observe.report',
  reportWrite: 'observe.report-write',
  reportForm: 'observe.report-form',
  reportClose: 'observe.report-close',
  move: 'observe.move',
  cover: 'observe.cover',
  coverForm: 'observe.cover-form',
} as const;

/** The button that opens a form again, to be written anew after a false alarm. */
export const again = (formId: string) => `${formId}-again`;

/** The same form, of which its writer has said that it is about teaching. */
export const taught = (formId: string) => `${formId}-about-teaching`;
