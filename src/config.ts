import { z } from 'zod';

/** How Contour meets Slack. `practice`: the stand-in it brings itself. */
export type SlackConfig =
  | { mode: 'practice'; port: number }
  | { mode: 'socket'; botToken: string; appToken: string; apiUrl?: string }
  | { mode: 'http'; botToken: string; signingSecret: string; port: number; apiUrl?: string };

/** A key of the ring that encrypts secrets at rest: AES-256, so 32 bytes. */
export interface DataKey {
  id: string;
  key: Buffer;
}

/** Everything that is set from outside. */
export interface Config {
  slack: SlackConfig;
  /** A replica set; absent: the embedded one. */
  mongoUri?: string;
  /** The program to embed. */
  mongodPath?: string;
  /** Newest first: the first encrypts, all decrypt. Empty where nothing needs encrypting. */
  dataKeys: DataKey[];
  logLevel: LogLevel;
  /** Where `/healthz`, `/readyz` and `/metrics` answer; absent: nowhere. */
  healthPort?: number;
}

/** From quiet to talkative. */
export type LogLevel = (typeof logLevels)[number];

/** All that is wrong with the environment, each fault with its fix and none with a secret in it. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly faults: string[];

  constructor(faults: string[]) {
    const list = faults.map((fault) => `- ${fault}`).join('\n');
    super(`Contour cannot start with these settings. Put right, in .env or in the environment:\n${list}`);
    this.faults = faults;
  }
}

/**
 * The settings in the environment; an empty value counts as not set. Throws `ConfigError` with all faults at once.
 * Source: `product.md`, "Running it for real".
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = withoutEmpty(env);
  const mode = modeOf(given);
  const parsed = schemas[mode].safeParse(given);
  const faults = [
    ...(parsed.error?.issues ?? []).map((issue) => issue.message),
    ...tokenFaults(given),
    ...portFaults(given, mode),
  ];
  if (parsed.data === undefined || faults.length > 0) throw new ConfigError(faults);
  return parsed.data;
}

const startFaultShape = z.union([
  z.object({ code: z.literal('EADDRINUSE'), port: z.number() }),
  z.object({ code: z.literal('slack_webapi_platform_error'), data: z.object({ error: z.string() }) }),
  z.object({ code: z.literal('slack_webapi_request_error') }),
]);
const wrongTokens = [
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'not_allowed_token_type',
];

/**
 * What only shows at the start to be wrong with a setting, as a `ConfigError`: a port that is taken, a token that Slack does
 * not accept, a Slack that does not answer. Any other error as it is.
 *
 * @param token the one that Slack was shown
 */
export function settingFault(
  error: unknown,
  { slack, healthPort }: Config,
  token: 'SLACK_BOT_TOKEN' | 'SLACK_APP_TOKEN' = 'SLACK_BOT_TOKEN',
): unknown {
  const fault = startFaultShape.safeParse(error).data;
  if (fault?.code === 'EADDRINUSE') {
    const own = slack.mode === 'practice' ? 'PRACTICE_PORT' : 'PORT';
    const name = fault.port === healthPort ? 'HEALTH_PORT' : own;
    return new ConfigError([`Port ${fault.port} is in use by another program. Set ${name} to a free one.`]);
  }
  if (fault?.code === 'slack_webapi_request_error')
    return new ConfigError(['Slack does not answer. Check the network, and SLACK_API_URL if it is set.']);
  if (fault?.code === 'slack_webapi_platform_error' && wrongTokens.includes(fault.data.error))
    return new ConfigError([
      `Slack does not accept ${token} (${fault.data.error}). Copy it again from your app at api.slack.com.`,
    ]);
  return error;
}

type Given = Record<string, string>;
type Mode = SlackConfig['mode'];

function withoutEmpty(env: Record<string, string | undefined>): Given {
  const entries = Object.entries(env).map(([name, value = '']) => [name, value.trim()] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== ''));
}

/** The mode that what is set points to, even when something is missing or too much. */
function modeOf(given: Given): Mode {
  const has = (...names: string[]) => names.some((name) => name in given);
  if (has('SLACK_APP_TOKEN')) return 'socket';
  if (has('SLACK_SIGNING_SECRET', 'SLACK_BOT_TOKEN')) return 'http';
  return 'practice';
}

/** Tokens in each other's place are the common slip. Another Slack, behind SLACK_API_URL, names its tokens as it likes. */
function tokenFaults(given: Given): string[] {
  if ('SLACK_API_URL' in given) return [];
  const faults: string[] = [];
  if (given.SLACK_BOT_TOKEN?.startsWith('xoxb-') === false)
    faults.push(`SLACK_BOT_TOKEN is no bot token. ${botTokenFix}`);
  if (given.SLACK_APP_TOKEN?.startsWith('xapp-') === false)
    faults.push(`SLACK_APP_TOKEN is no app token. ${appTokenFix}`);
  return faults;
}

function portFaults(given: Given, mode: Mode): string[] {
  const own = mode === 'practice' ? 'PRACTICE_PORT' : 'PORT';
  const taken = given[own] ?? String(mode === 'practice' ? practicePort : httpPort);
  if (mode === 'socket' || given.HEALTH_PORT !== taken || taken === '0') return [];
  return [`HEALTH_PORT is the same as ${own}, ${taken}. Give it another number.`];
}

const practicePort = 3210;
const httpPort = 3000;
const logLevels = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;

const botTokenFix = 'Copy the Bot User OAuth Token (xoxb-…) from OAuth & Permissions of your Slack app.';
const appTokenFix =
  'Make an App-Level Token (xapp-…) with connections:write under Basic Information of your Slack app.';
const signingSecretFix = 'Copy the Signing Secret from Basic Information of your Slack app.';
const makeKey = `Make one: node -p "'k1:' + crypto.randomBytes(32).toString('base64')"`;

const anyMode = {
  MONGODB_URI: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\//, 'MONGODB_URI is no MongoDB address. It starts with mongodb:// or mongodb+srv://.')
    .optional(),
  MONGOD_PATH: z.string().optional(),
  LOG_LEVEL: z.enum(logLevels, `LOG_LEVEL is unknown. Choose one of ${logLevels.join(', ')}.`).default('info'),
  HEALTH_PORT: port('HEALTH_PORT').optional(),
  DATA_KEYS: dataKeys().optional(),
  SLACK_CLIENT_ID: ofMany('SLACK_CLIENT_ID'),
  SLACK_CLIENT_SECRET: ofMany('SLACK_CLIENT_SECRET'),
  PUBLIC_URL: ofMany('PUBLIC_URL'),
};

const realSlack = {
  ...anyMode,
  SLACK_API_URL: z
    .string()
    .refine(isApiBase, 'SLACK_API_URL is no base of a Web API. It starts with https:// or http:// and ends in /api/.')
    .optional(),
};

/** For each mode what it needs, what it may have, and what contradicts it. */
const schemas = {
  practice: z
    .object({
      ...anyMode,
      PRACTICE_PORT: port('PRACTICE_PORT').default(practicePort),
      SLACK_API_URL: without(
        'SLACK_API_URL is set without tokens. Add SLACK_BOT_TOKEN and the rest, or remove it for practice.',
      ),
    })
    .transform((set) => config(set, { mode: 'practice', port: set.PRACTICE_PORT })),

  socket: z
    .object({
      ...realSlack,
      SLACK_APP_TOKEN: needed('SLACK_APP_TOKEN', appTokenFix),
      SLACK_BOT_TOKEN: needed('SLACK_BOT_TOKEN', `Socket Mode takes it beside SLACK_APP_TOKEN. ${botTokenFix}`),
      SLACK_SIGNING_SECRET: without(
        'SLACK_APP_TOKEN means Socket Mode, SLACK_SIGNING_SECRET means HTTP. Remove the one you do not use.',
      ),
    })
    .transform((set) =>
      config(set, {
        mode: 'socket',
        botToken: set.SLACK_BOT_TOKEN,
        appToken: set.SLACK_APP_TOKEN,
        apiUrl: set.SLACK_API_URL,
      }),
    ),

  http: z
    .object({
      ...realSlack,
      SLACK_BOT_TOKEN: needed('SLACK_BOT_TOKEN', `HTTP takes it beside SLACK_SIGNING_SECRET. ${botTokenFix}`),
      SLACK_SIGNING_SECRET: needed(
        'SLACK_SIGNING_SECRET',
        `For HTTP: ${signingSecretFix} For Socket Mode: set SLACK_APP_TOKEN instead.`,
      ),
      PORT: port('PORT').default(httpPort),
    })
    .transform((set) =>
      config(set, {
        mode: 'http',
        botToken: set.SLACK_BOT_TOKEN,
        signingSecret: set.SLACK_SIGNING_SECRET,
        port: set.PORT,
        apiUrl: set.SLACK_API_URL,
      }),
    ),
};

function config(set: z.infer<z.ZodObject<typeof anyMode>>, slack: SlackConfig): Config {
  return {
    slack,
    mongoUri: set.MONGODB_URI,
    mongodPath: set.MONGOD_PATH,
    dataKeys: set.DATA_KEYS ?? [],
    logLevel: set.LOG_LEVEL,
    healthPort: set.HEALTH_PORT,
  };
}

function needed(name: string, fix: string) {
  return z.string(`${name} is missing. ${fix}`);
}

function without(why: string) {
  return z.undefined(why).optional();
}

/** Of HTTP with OAuth, which is not there yet. Source: issue 3, "one workspace for now". */
function ofMany(name: string) {
  return without(
    `${name} is for many workspaces, and Contour serves one for now. Remove it, and set SLACK_BOT_TOKEN with SLACK_SIGNING_SECRET or SLACK_APP_TOKEN.`,
  );
}

function port(name: string) {
  const fix = `${name} is no port. Give a number from 0 (any free one) to 65535.`;
  return z
    .string()
    .refine((text) => /^\d+$/.test(text) && Number(text) <= 65_535, fix)
    .transform(Number);
}

/** `name:key,name:key`, each key 32 bytes in base64. */
function dataKeys() {
  return z.string().transform((text, context) => {
    const keys = text.split(',').map((entry) => {
      const [, id = '', key = ''] = /^\s*([\w-]+):([A-Za-z0-9+/]{43}=)\s*$/.exec(entry) ?? [];
      return { id, key: Buffer.from(key, 'base64') };
    });
    if (keys.some(({ id }) => id === '')) {
      context.addIssue(`DATA_KEYS has an entry that is not a name, a colon and 32 bytes in base64. ${makeKey}`);
    } else if (new Set(keys.map(({ id }) => id)).size < keys.length) {
      context.addIssue('DATA_KEYS has two keys of one name. Name each differently, the newest first.');
    }
    return keys;
  });
}

function isApiBase(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && text.endsWith('/api/');
}
