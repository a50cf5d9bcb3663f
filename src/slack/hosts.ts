/** A host that Contour calls, and what for. */
export interface OutboundHost {
  host: string;
  why: string;
}

const answersHost = 'hooks.slack.com';

/** The hosts of Slack, or of what stands in for it at `apiUrl`. */
export function hostsOfSlack(apiUrl?: string): OutboundHost[] {
  const answers = { host: answersHost, why: 'answers to whoever acted' };
  if (apiUrl) return [{ host: new URL(apiUrl).host, why: 'Web API, sockets and answers (SLACK_API_URL)' }, answers];
  return [
    { host: 'slack.com', why: 'Web API' },
    { host: '*.slack.com', why: 'Socket Mode, at the address that the Web API gives' },
    answers,
  ];
}

/** Where a response URL may lead. Source: reliability.md, security checklist. */
export function responseHosts(apiUrl?: string): string[] {
  return [answersHost, ...(apiUrl ? [new URL(apiUrl).host] : [])];
}
