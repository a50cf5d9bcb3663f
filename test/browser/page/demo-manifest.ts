import type { PracticeManifest } from '../../../src/practice/manifest.ts';

/** An app that has something of everything, for trying the page. */
export const demoManifest: PracticeManifest = {
  display_information: { name: 'Contour' },
  features: {
    app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: true },
    bot_user: { display_name: 'contour' },
    slash_commands: [
      { command: '/demo', description: 'Show something', usage_hint: '[message | form | home]', should_escape: true },
      { command: '/echo', description: 'Say the text back', usage_hint: '[text]', should_escape: true },
      { command: '/silent', description: 'Never answers' },
      {
        command: '/who-knows',
        description: 'Find the colleague who knows',
        usage_hint: '[question]',
        should_escape: true,
      },
    ],
    shortcuts: [
      { name: 'Open the form', type: 'global', callback_id: 'open_form', description: 'From anywhere' },
      { name: 'Ask about this', type: 'message', callback_id: 'ask_about', description: 'Take its text' },
    ],
  },
  oauth_config: {
    scopes: {
      bot: [
        'channels:read',
        'chat:write',
        'chat:write.public',
        'commands',
        'files:read',
        'files:write',
        'im:write',
        'im:history',
        'mpim:write',
        'users:read',
      ],
    },
  },
  settings: {
    event_subscriptions: { bot_events: ['app_home_opened'] },
    interactivity: { is_enabled: true },
  },
};
