import { type Core, hasScope } from '../core.ts';
import { Refusal } from '../refusal.ts';
import type { Args } from './args.ts';

/** One method of the Web API. */
export interface Method {
  /** Which token it takes; `any` = bot or app, `none` = no token at all. */
  token: 'bot' | 'app' | 'any' | 'none';
  /** Scopes it always needs; those that depend on the channel are asked for inside. Source: `slack-facts.md` section 7. */
  scopes: readonly string[];
  /** Calls a minute that are always allowed, by tier; `special` ones are limited by other rules. */
  tier: 1 | 2 | 3 | 4 | 'special';
  run(core: Core, args: Args): Record<string, unknown>;
}

export type Methods = Record<string, Method>;

/** @throws Refusal `missing_scope`, as Slack words it */
export function needScope(core: Core, scope: string): void {
  if (hasScope(core, scope)) return;
  const provided = core.manifest.oauth_config?.scopes?.bot?.join(',') ?? '';
  throw new Refusal('missing_scope', { needed: scope, provided });
}
