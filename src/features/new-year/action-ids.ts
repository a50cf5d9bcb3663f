/** The button and the form of this routine, by the names Slack gives back. */
export const ids = { begin: 'new-year.begin', form: 'new-year.form' } as const;

/** The same form once its words were said to be about teaching: they pass the check for a child's safety. */
export const taught = (formId: string) => `${formId}-taught`;

/** The button that opens it. */
export const again = (formId: string) => `${formId}-again`;

/** The field in which is written what changed for students, for the first, second and third goal. */
export const changedFields = ['changed1', 'changed2', 'changed3'] as const;
