/** How a control is named and described to people who do not see it. */
export interface Labelling {
  id?: string;
  labelledBy?: string;
  label?: string;
  describedBy?: string;
  isInvalid?: boolean;
  isRequired?: boolean;
}

/** The attributes that carry a labelling. */
export function ariaOf(labelling: Labelling) {
  return {
    id: labelling.id,
    'aria-labelledby': labelling.labelledBy,
    'aria-label': labelling.labelledBy ? undefined : labelling.label,
    'aria-describedby': labelling.describedBy,
    'aria-invalid': labelling.isInvalid || undefined,
    'aria-required': labelling.isRequired || undefined,
  };
}
