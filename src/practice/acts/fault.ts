import type { PageFault } from '../page-api.ts';

/** Something a person tried and could not do, as Slack tells them. */
export class Fault extends Error {
  readonly fault: PageFault;

  constructor(code: string, sentence = sentences[code] ?? `Something went wrong (${code}).`) {
    super(`${code}: ${sentence}`);
    this.fault = { code, sentence };
  }
}

const sentences: Record<string, string> = {
  channel_not_found: 'This conversation is not there, or you are not in it.',
  message_not_found: 'This message is not there anymore.',
  view_not_found: 'This window is not open anymore.',
  element_not_found: 'This button or field is not there anymore.',
  account_inactive: 'This account is deactivated.',
  not_in_channel: 'Join the channel first.',
  is_archived: 'This channel is archived.',
  restricted_action: 'Sending messages to this app has been turned off.',
  not_supported_in_thread: 'Slash commands of apps do not work in threads.',
  no_text: 'There is nothing to send.',
  already_reacted: 'You have already reacted with this.',
  no_reaction: 'You have not reacted with this.',
  cant_delete_message: 'You can delete only your own messages.',
};

/** What Slack shows when the app did not take a press or a shortcut. */
export function appFault(code: string, appName: string): Fault {
  return new Fault(code, `${appName} did not respond (${code}). Try again in a moment.`);
}

/** What Slack shows in a modal when its submission got no usable answer. */
export function modalFault(code: string): Fault {
  return new Fault(code, `We had some trouble connecting (${code}). Try again?`);
}

/** What Slack shows when a slash command got no usable answer. */
export function commandFault(command: string, code: string): Fault {
  return new Fault(code, `${command} failed with the error ${code}`);
}
