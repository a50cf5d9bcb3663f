/** Measures of what is carried: M6 and M7. Pure. Source: domain.md section 5. */

/** Of the topics, by how many carry each. */
export interface Coverage {
  /** M6: the share that two carry, or more; null without a topic. */
  coverage: number | null;
  /** M7: how many just one carries. */
  singlePoints: number;
  /** M7: how many nobody carries. */
  holes: number;
}

/** @param carriers how many carry each topic of the goals */
export function coverageOf(carriers: readonly number[]): Coverage {
  const count = (fits: (one: number) => boolean) => carriers.filter(fits).length;
  return {
    coverage: carriers.length === 0 ? null : count((one) => one >= 2) / carriers.length,
    singlePoints: count((one) => one === 1),
    holes: count((one) => one === 0),
  };
}
