import type { Option } from '@slack/types';
import type { BlockContext } from './block-kit/check-blocks.ts';
import type { Delivery } from './delivery/delivery.ts';
import type { Faults } from './faults.ts';
import type { PracticeManifest } from './manifest.ts';
import type { Story } from './story/story.ts';
import type { Triggers } from './triggers.ts';
import type { RateLimits } from './web-api/rate-limits.ts';
import type { Workspace } from './workspace.ts';

/** What every part of the practice workspace reaches. */
export interface Core {
  workspace: Workspace;
  manifest: PracticeManifest;
  tokens: Tokens;
  timing: Timing;
  /** "http://127.0.0.1:3210", without a slash at the end. */
  origin: string;
  delivery: Delivery;
  triggers: Triggers;
  faults: Faults;
  limits: RateLimits;
  story: Story;
  /** Resolves when all that has changed until now would outlast the end of the program, where anything does. */
  kept(): Promise<void>;
  /** Options that an `external_select` last showed, so that a choice can be turned back into its option. Key: person, place and action id. */
  optionsShown: Map<string, Option[]>;
}

export interface Tokens {
  bot: string;
  app: string;
  signingSecret: string;
  /** The old verification token that payloads still carry. */
  verification: string;
}

/** Slack's waits in machine milliseconds. Tests shorten them. */
export interface Timing {
  /** An app must answer within this. 3 s. */
  ackMs: number;
  /** Life of a `trigger_id`. 3 s. */
  triggerMs: number;
  /** Life of a `response_url`. 30 min. */
  responseUrlMs: number;
  /** Waits before the 1st, 2nd and 3rd retry of an event: at once, 1 min, 5 min. */
  retryDelaysMs: readonly number[];
}

/** Does the installation have this scope? By its manifest. */
export function hasScope(core: Core, scope: string): boolean {
  return core.manifest.oauth_config?.scopes?.bot?.includes(scope) ?? false;
}

/** What a check of blocks asks the workspace. */
export function blockContext(core: Core): BlockContext {
  return {
    fileIsReady: (id) => core.workspace.state.files[id]?.isComplete ?? false,
    hasScope: (scope) => hasScope(core, scope),
  };
}
