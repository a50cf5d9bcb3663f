import type { AppsManifestCreateArguments } from '@slack/web-api';

type Manifest = Exclude<AppsManifestCreateArguments['manifest'], string>;

/** Why Contour asks for each scope; `npm run manifests` writes the two JSON files from here. */
export const scopes = {
  commands: 'slash commands and shortcuts',
  'chat:write': 'its own messages, and editing them',
  'chat:write.public': 'a question put to the team, in a public channel it was not invited to',
  'channels:read':
    'whether a channel is archived or shared with another organization, before anything is put there, and who may read of a session in it',
  'files:read':
    'the calendar file that an admin or a leader of the school puts into the import, and whether a file of its own has arrived',
  'files:write':
    'files in one’s own direct messages: Add to calendar, pictures, lists as CSV, what is kept about oneself',
  'groups:read': 'the same as channels:read, of a private channel it was invited to',
  'im:history': 'looking in its own direct messages whether a message whose answer was lost has arrived',
  'im:write': 'finding the direct message to look in, or to put a file into',
  'mpim:write': 'the conversation of the one who asks and the one who can help',
  'users:read': 'zone, name, and who is a guest or deactivated',
  'users:read.email': 'finding the colleague behind an e-mail address on a list that an admin imports',
} as const satisfies Partial<
  Record<NonNullable<NonNullable<NonNullable<Manifest['oauth_config']>['scopes']>['bot']>[number], string>
>;

const description = 'Finds the colleague who knows, and asks them for you, one person at a time.';

const longDescription =
  'Contour follows the contours of expertise in a school. A teacher asks “who knows?”, and the colleague whose knowledge fits is asked, whatever their title. ' +
  'Everyone enters the directory by their own act. Asking for help is never counted against anyone. There are no points and no leaderboards. ' +
  'Contour reads no channel: it sees what people say to it by command, button and form, and its own direct messages.';

/** What both ways of delivery share. `url`: where Slack posts to; absent in Socket Mode. */
function manifest(url?: string): Manifest {
  const at = url ? { url } : {};
  return {
    _metadata: { major_version: 2 },
    display_information: {
      name: 'Contour',
      description,
      long_description: longDescription,
      background_color: '#1f5c4d',
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: true },
      bot_user: { display_name: 'contour', always_online: true },
      slash_commands: [
        {
          command: '/who-knows',
          description: 'Find the colleague who knows, and ask them',
          usage_hint: '[your question] or mine',
          should_escape: true,
          ...at,
        },
        {
          command: '/expertise',
          description: 'What you know and want to learn; look someone or something up',
          usage_hint: 'add number talks, or @colleague, or a topic',
          should_escape: true,
          ...at,
        },
        {
          command: '/model',
          description: 'Show a practice, or see what colleagues show',
          usage_hint: 'or list, or help',
          should_escape: true,
          ...at,
        },
        {
          command: '/observe',
          description: 'Visit each other’s lessons: a round in this channel',
          usage_hint: 'or list, or help',
          should_escape: true,
          ...at,
        },
        {
          command: '/commit',
          description: 'Say what you will do, with the support owed for it',
          usage_hint: 'two talk moves by 12 March with @partner; or mine, owed, list',
          should_escape: true,
          ...at,
        },
        {
          command: '/ritual',
          description: 'Short routines that come back in this channel; thank a colleague',
          usage_hint: 'or thanks, or help',
          should_escape: true,
          ...at,
        },
        {
          command: '/digest',
          description: 'This week: what you owe, one move, and how the school learns',
          usage_hint: 'or help',
          should_escape: true,
          ...at,
        },
        {
          command: '/leadership-map',
          description: 'How leadership is spread, and what only one of us carries',
          usage_hint: 'or help',
          should_escape: true,
          ...at,
        },
        {
          command: '/contour',
          description: 'Help, team, leaders, settings, privacy',
          usage_hint: 'help, team, leaders, settings',
          should_escape: true,
          ...at,
        },
      ],
      shortcuts: [
        {
          name: 'Ask who knows',
          type: 'global',
          callback_id: 'who-knows.open',
          description: 'Find the colleague who knows',
        },
        {
          name: 'Ask who knows',
          type: 'message',
          callback_id: 'who-knows.from-message',
          description: 'Take this message’s text as your question',
        },
      ],
    },
    oauth_config: { scopes: { bot: Object.keys(scopes) as (keyof typeof scopes)[] } },
    settings: {
      event_subscriptions: {
        ...(url && { request_url: url }),
        bot_events: ['app_home_opened', 'team_join', 'user_change'],
      },
      interactivity: { is_enabled: true, ...(url && { request_url: url }) },
      org_deploy_enabled: false,
      socket_mode_enabled: !url,
      token_rotation_enabled: false,
    },
  };
}

export const socketManifest = manifest();

/** Put your own server's address in place of this one. */
export const httpManifest = manifest('https://contour.example.org/slack/events');
