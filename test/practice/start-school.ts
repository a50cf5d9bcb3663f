import { WebClient } from '@slack/web-api';
import { onTestFinished } from 'vitest';
import type { PracticeManifest } from '../../src/practice/manifest.ts';
import { type Practice, type PracticeOptions, startPractice } from '../../src/practice/start-practice.ts';

/** Tuesday, 24 February 2026, 10:00 in Chicago. */
export const tuesday = Date.UTC(2026, 1, 24, 16, 0);

/** A manifest that asks for all the practice workspace knows. */
export function manifest(change: Partial<PracticeManifest> = {}): PracticeManifest {
  return {
    display_information: { name: 'Contour' },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: true },
      bot_user: { display_name: 'contour' },
      slash_commands: [
        { command: '/who-knows', description: 'Find the colleague', usage_hint: '[question]', should_escape: true },
        { command: '/raw', description: 'Text as typed' },
      ],
      shortcuts: [
        { name: 'Ask who knows', type: 'global', callback_id: 'ask', description: 'Ask' },
        { name: 'Ask who knows', type: 'message', callback_id: 'ask_about', description: 'Ask about this' },
      ],
    },
    oauth_config: { scopes: { bot: [...scopes] } },
    settings: {
      event_subscriptions: { bot_events: [...events] },
      interactivity: { is_enabled: true },
    },
    ...change,
  };
}

const scopes = [
  'app_mentions:read',
  'channels:history',
  'channels:join',
  'channels:read',
  'chat:write',
  'commands',
  'dnd:read',
  'files:read',
  'files:write',
  'groups:history',
  'groups:read',
  'im:history',
  'im:read',
  'im:write',
  'mpim:history',
  'mpim:read',
  'mpim:write',
  'reactions:read',
  'reactions:write',
  'team:read',
  'usergroups:read',
  'users:read',
  'users:read.email',
];

const events = [
  'app_home_opened',
  'app_mention',
  'channel_archive',
  'channel_deleted',
  'member_joined_channel',
  'member_left_channel',
  'message.im',
  'reaction_added',
  'team_join',
  'user_change',
];

export interface SampleSchool extends Practice {
  /** The bare Web API client with the bot's token: no retries. */
  client: WebClient;
  /** School time, movable. */
  clock: { now(): Date; advanceTo(at: Date): Promise<void> };
}

/** The sample school for one test, on a free port, Tuesday at ten. It ends with the test. */
export async function startSchool(options: Partial<PracticeOptions> = {}): Promise<SampleSchool> {
  let at = tuesday;
  const clock = {
    now: () => new Date(at),
    async advanceTo(next: Date) {
      at = next.getTime();
    },
  };
  const practice = await startPractice({ port: 0, manifest: manifest(), clock, ...options });
  onTestFinished(() => practice.stop());
  return Object.assign(practice, { clock, client: clientOf(practice) });
}

/** A Web API client as the SDK makes it, without retries. */
export function clientOf(practice: Practice, token: string | undefined = practice.tokens.bot, timeout = 0): WebClient {
  return new WebClient(token, {
    timeout,
    slackApiUrl: practice.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: silent,
  });
}

export const silent = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  setName() {},
  getLevel: () => 'error' as never,
};

/** The manifest without these scopes. */
export function without(...taken: string[]): PracticeManifest {
  return manifest({ oauth_config: { scopes: { bot: scopes.filter((scope) => !taken.includes(scope)) } } });
}

/** The error code of a refused call. */
export async function refusal(call: Promise<unknown>): Promise<string> {
  return (await refused(call)).error;
}

/** The whole answer of a refused call. */
export async function refused(
  call: Promise<unknown>,
): Promise<{ error: string; needed?: string; provided?: string; problems: string[] }> {
  try {
    await call;
  } catch (error) {
    const { data } = error as { data?: { error: string; response_metadata?: { messages?: string[] } } };
    if (data) return { ...data, problems: data.response_metadata?.messages ?? [] };
    throw error;
  }
  throw new Error('Slack took it.');
}
