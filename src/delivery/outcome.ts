import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';

/**
 * What became of a call to Slack. `refused`: never will be sent. `revoked`: not sent, and nothing will be for this workspace
 * until its token is good again. `later`: surely not sent, may be tried again after `waitMs`.
 * `ambiguous`: it may have arrived. Source: reliability.md, the outcome table.
 */
export type Outcome =
  | { kind: 'refused'; code: string }
  | { kind: 'revoked'; code: string }
  | { kind: 'later'; code: string; waitMs: number }
  | { kind: 'limited'; waitMs: number }
  | { kind: 'ambiguous'; code: string };

/** Slack's own errors after which it may have acted all the same. */
const ambiguousCodes = new Set(['internal_error', 'fatal_error', 'request_timeout', 'service_unavailable']);

/** Refusals that pass by themselves. */
const passingCodes = new Set(['ratelimited', 'rate_limited', 'team_added_to_org', 'accesslimited', 'hash_conflict']);

/** Refusals of the token, whatever was asked with it. */
const revokedCodes = new Set([
  'token_revoked',
  'token_expired',
  'account_inactive',
  'invalid_auth',
  'not_authed',
  'team_access_not_granted',
  'org_login_required',
]);

/** Network failures before a single byte of the request was taken. */
const notSentCodes = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

const retryMs = 30_000;

/** Reads an error thrown by the Web API client. Everything unknown is ambiguous. */
export function outcomeOf(error: unknown): Outcome {
  if (error instanceof WebAPIRateLimitedError) return { kind: 'limited', waitMs: error.retryAfter * 1000 };
  if (error instanceof WebAPIPlatformError) return platformOutcome(error.data.error);
  if (error instanceof WebAPIHTTPError) {
    return error.statusCode === 429
      ? { kind: 'limited', waitMs: retryMs }
      : { kind: 'ambiguous', code: `http_${error.statusCode}` };
  }
  if (error instanceof WebAPIRequestError) return networkOutcome(error.original);
  // The client throws a plain Error for a 429 without Retry-After (sdk#1421): it was not sent.
  if (error instanceof Error && /retry header|retry-after/i.test(error.message))
    return { kind: 'limited', waitMs: retryMs };
  return networkOutcome(error);
}

function platformOutcome(code: string): Outcome {
  if (ambiguousCodes.has(code)) return { kind: 'ambiguous', code };
  if (revokedCodes.has(code)) return { kind: 'revoked', code };
  if (passingCodes.has(code)) return { kind: 'later', code, waitMs: retryMs };
  // An HTML page where a code belongs: a proxy answered, and nobody knows what lies behind it.
  return /^[a-z][a-z0-9_]*$/.test(code) ? { kind: 'refused', code } : { kind: 'ambiguous', code: 'unreadable_answer' };
}

function networkOutcome(error: unknown): Outcome {
  const code = networkCode(error);
  return notSentCodes.has(code) ? { kind: 'later', code, waitMs: retryMs } : { kind: 'ambiguous', code };
}

function networkCode(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  if ('code' in error && typeof error.code === 'string' && notSentCodes.has(error.code)) return error.code;
  if (error.cause !== undefined) return networkCode(error.cause);
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
