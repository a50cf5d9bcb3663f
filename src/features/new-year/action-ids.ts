/** The button and the form of this routine, by the names Slack gives back. */
export const ids = { begin: 'new-year.begin', form: 'new-year.form' } as const;

/** The field in which is written what changed for students, for the first, second and third goal. */
export const changedFields = ['changed1', 'changed2', 'changed3'] as const;
