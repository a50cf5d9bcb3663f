/**
 * Milliseconds since 1970 on this machine, for what Slack measures in real time: triggers, `response_url`s, signatures, rate limits.
 * Never school time, which can be moved.
 */
export function machineNow(): number {
  return performance.timeOrigin + performance.now();
}
