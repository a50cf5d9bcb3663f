/** A host that Contour calls, and what for. */
export interface OutboundHost {
  host: string;
  why: string;
}

const answersHost = 'hooks.slack.com';
const filesHost = 'files.slack.com';

/** The hosts of Slack, or of what stands in for it at `apiUrl`. */
export function hostsOfSlack(apiUrl?: string): OutboundHost[] {
  const answers = { host: answersHost, why: 'answers to whoever acted' };
  if (apiUrl) return [{ host: new URL(apiUrl).host, why: 'Web API, sockets and answers (SLACK_API_URL)' }, answers];
  return [
    { host: 'slack.com', why: 'Web API' },
    { host: '*.slack.com', why: 'Socket Mode and files, at the addresses that the Web API gives' },
    answers,
  ];
}

/** Whether a file is fetched from this address, or put there: Slack's own, or that of what stands in for it at `apiUrl`. */
export function isFileAddress(address: string, apiUrl: string): boolean {
  const { protocol, host } = new URL(address);
  return (protocol === 'https:' && host === filesHost) || host === new URL(apiUrl).host;
}

/** Where a response URL may lead. Source: reliability.md, security checklist. */
export function responseHosts(apiUrl?: string): string[] {
  return [answersHost, ...(apiUrl ? [new URL(apiUrl).host] : [])];
}
