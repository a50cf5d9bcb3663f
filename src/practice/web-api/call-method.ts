import type { Core } from '../core.ts';
import { Refusal } from '../refusal.ts';
import { argsOf } from './args.ts';
import { chatMethods } from './chat.ts';
import { conversationMethods } from './conversations.ts';
import { fileMethods } from './files.ts';
import { type Method, type Methods, needScope } from './method.ts';
import { reactionMethods } from './reactions.ts';
import { userMethods } from './users.ts';
import { viewMethods } from './views.ts';

/** What a call gets: the JSON to send, or the seconds to wait. */
export type Outcome = { body: Record<string, unknown> } | { retryAfter: number };

/** The methods this workspace knows; any other is `unknown_method`. */
export function methodTable(appMethods: Methods): Methods {
  return {
    ...appMethods,
    ...chatMethods,
    ...conversationMethods,
    ...fileMethods,
    ...reactionMethods,
    ...userMethods,
    ...viewMethods,
  };
}

/** Checks token, limits and scopes in Slack's order, then runs the method. */
export function callMethod(
  core: Core,
  methods: Methods,
  name: string,
  token: string | undefined,
  raw: Record<string, unknown>,
): Outcome {
  try {
    const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
    if (!method) throw new Refusal('unknown_method', { req_method: name });
    checkToken(core, method, token);
    const args = argsOf(raw);
    const retryAfter = core.limits.check(name, method.tier, args.text('channel'));
    if (retryAfter > 0) return { retryAfter };
    for (const scope of method.scopes) needScope(core, scope);
    return { body: { ok: true, ...method.run(core, args) } };
  } catch (error) {
    if (error instanceof Refusal) return { body: { ok: false, error: error.code, ...error.details } };
    throw error;
  }
}

function checkToken(core: Core, method: Method, token: string | undefined): void {
  if (method.token === 'none') return;
  if (!token) throw new Refusal('not_authed');
  const isBot = token === core.tokens.bot;
  const isApp = token === core.tokens.app;
  if (!isBot && !isApp) throw new Refusal('invalid_auth');
  if (method.token === 'bot' && !isBot) throw new Refusal('not_allowed_token_type');
  if (method.token === 'app' && !isApp) throw new Refusal('not_allowed_token_type');
}
