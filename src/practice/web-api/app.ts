import { randomUUID } from 'node:crypto';
import { checkMessageBlocks } from '../block-kit/check-blocks.ts';
import { blockContext } from '../core.ts';
import { Refusal } from '../refusal.ts';
import type { Methods } from './method.ts';

/** Methods about the app itself. `issueTicket` keeps the one-time tickets of Socket Mode addresses. */
export function appMethods(issueTicket: (ticket: string) => void): Methods {
  return {
    'api.test': { token: 'none', scopes: [], tier: 4, run: () => ({ args: {} }) },
    'auth.test': {
      token: 'any',
      scopes: [],
      tier: 'special',
      run(core) {
        const { team, app, people } = core.workspace.state;
        return {
          url: `${core.origin}/`,
          team: team.name,
          user: people[app.userId]?.handle,
          team_id: team.id,
          user_id: app.userId,
          bot_id: app.botId,
          is_enterprise_install: false,
        };
      },
    },
    'apps.connections.open': {
      token: 'app',
      scopes: [],
      tier: 1,
      run(core) {
        const ticket = randomUUID();
        issueTicket(ticket);
        return {
          url: `${core.origin.replace('http', 'ws')}/link/?ticket=${ticket}&app_id=${core.workspace.state.app.id}`,
        };
      },
    },
    'blocks.validate': {
      token: 'none',
      scopes: [],
      tier: 4,
      run(core, args) {
        const blocks = args.json('blocks', 'invalid_blocks_format');
        if (!Array.isArray(blocks)) throw new Refusal('invalid_blocks_format');
        const problems = checkMessageBlocks(blocks, blockContext(core));
        if (problems.length > 0) throw new Refusal('invalid_blocks', { response_metadata: { messages: problems } });
        return {};
      },
    },
  };
}
