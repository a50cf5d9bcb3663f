/**
 * Milliseconds since 1970 on this machine, for what Slack measures in real time: triggers, `response_url`s, signatures, rate limits.
 * Never school time, which can be moved.
 */
export function machineNow(): number {
  return performance.timeOrigin + performance.now();
}

/** Whole seconds since 1970 on the machine, for fields that Slack fills from its own clock. */
export function machineSeconds(): number {
  return Math.floor(machineNow() / 1000);
}
