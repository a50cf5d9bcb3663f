import type { KnownBlock, Option, OptionGroup, PlainTextElement } from '@slack/types';

/**
 * The contract between the practice workspace's server and its page: everything a person can do in Slack.
 *
 * Each method of {@link PageApi} is one endpoint: `POST /page/<method>` with `content-type: application/json` and the
 * body `{ as: <user id>, ...arguments }`. The answer is status 200 with `{ ok: true, ...result }`, or
 * `{ ok: false, fault }` where a person in Slack would see an error. 400 is a malformed request, and a bug of the page.
 * `GET /page/live?as=<user id>` is a WebSocket on which the server sends one {@link LiveEvent} (JSON) per text frame;
 * the first is always `state`, so a page that reconnects is complete again without asking.
 * `GET /files/<id>/<name>` gives an uploaded file's bytes. `POST /page/upload?as=…&name=…` takes raw bytes, gives `{ ok, file: PageFile }`.
 *
 * Instants are ISO strings in UTC on the practice clock. Message times (`ts`) are Slack's: seconds with six decimals, unique in their channel.
 */
export interface PageApi {
  /** Everything needed to draw the page for the person who acts. The same value is the first live event. */
  state(request: As): Promise<Answer<{ state: PageState }>>;

  /** Messages of a channel, oldest first: top level only, or with `threadTs` the parent and its replies. Ephemeral ones only if they are mine. */
  messages(request: As & { channel: string; threadTs?: string }): Promise<Answer<{ messages: PageMessage[] }>>;
  /** I look at this channel: its badge goes to 0. Opening the app's own conversation also tells the app (`app_home_opened`, tab `messages`). */
  openChannel(request: As & { channel: string }): Promise<Answer<{ channel: PageChannel }>>;
  /** A direct (one other) or group (more) conversation with these people; the same people give the same conversation. */
  openConversation(request: As & { people: string[] }): Promise<Answer<{ channel: PageChannel }>>;
  joinChannel(request: As & { channel: string }): Promise<Answer<{ channel: PageChannel }>>;
  leaveChannel(request: As & { channel: string }): Promise<Answer>;

  /**
   * Sends what was typed in the composer, as typed: `@handle`, `@Full Name` and `#channel` become mentions on the server.
   * Fault `restricted_action` where the app's Messages tab is read only.
   */
  post(
    request: As & { channel: string; text: string; threadTs?: string; files?: string[] },
  ): Promise<Answer<{ ts: string }>>;
  /**
   * Runs a slash command, resolving when the app has answered (3 s at most). `text` is all that follows the command.
   * In a thread the fault is `not_supported_in_thread`. Built in: `/invite @person` adds someone (also the app) to the channel.
   */
  command(request: As & { channel: string; command: string; text: string; threadTs?: string }): Promise<Answer>;
  /** A global shortcut, or with `message` a message shortcut. */
  shortcut(request: As & { callbackId: string; message?: { channel: string; ts: string } }): Promise<Answer>;

  /**
   * An interactive element of a message, a modal or the Home tab was used. `value` as in {@link FieldValue}; a button has none.
   * `values` holds the present values of all other fields of that message or view. Ask the `confirm` dialog before calling.
   */
  action(
    request: As & { where: Where; blockId: string; actionId: string; value?: FieldValue; values?: FormValues },
  ): Promise<Answer>;
  /** Options of an `external_select` or `multi_external_select` for what was typed so far. */
  options(
    request: As & { where: Where; blockId: string; actionId: string; query: string },
  ): Promise<Answer<{ options: Option[]; groups: OptionGroup[] }>>;

  /**
   * Submits the modal on top. Resolves when the app has answered. `errors` maps a block id to the sentence to show beside it;
   * a required field left empty is told the same way without asking the app. `stack` is what is open afterwards, top last.
   */
  submit(request: As & { viewId: string; values: FormValues }): Promise<Answer<Submitted>>;
  /** The modal's Cancel: closes the one on top and shows the one under it. */
  closeView(request: As & { viewId: string }): Promise<Answer<{ stack: PageView[] }>>;
  /** The modal's ×: closes all. */
  clearViews(request: As): Promise<Answer>;

  /** I open the app's Home tab: the app is told (`app_home_opened`); what it publishes arrives as a live event `home`. */
  openHome(request: As): Promise<Answer<{ home: PageView | null }>>;

  react(request: As & { channel: string; ts: string; name: string; on: boolean }): Promise<Answer>;
  deleteMessage(request: As & { channel: string; ts: string }): Promise<Answer>;

  /** Moves school time forward; resolves with the clock when all that became due has been started. */
  moveClock(request: As & { move: ClockMove }): Promise<Answer<{ clock: PageClock }>>;

  /**
   * The story of three weeks: plays it on, plays one step, or lets it rest after the step under way. Resolves at once; how it
   * goes on arrives as live events.
   */
  story(request: As & { move: 'play' | 'next' | 'pause'; how?: HowToPlay }): Promise<Answer<{ story: PageStory }>>;
}

/** Who acts: a user id of the sample school. */
export interface As {
  as: string;
}

export type Answer<Result = unknown> = ({ ok: true } & Result) | { ok: false; fault: PageFault };

/** What a person sees in Slack when something did not work. `sentence` is to be shown as it is. */
export interface PageFault {
  /**
   * `operation_timeout` (no answer in 3 s), `dispatch_failed` (the app is not connected), `http_service_error` (it answered with an error),
   * `channel_not_found`, `message_not_found`, `view_not_found`, `no_such_command`, `restricted_action`, `not_in_channel`, …
   */
  code: string;
  sentence: string;
}

/** Everything the page draws for one person. */
export interface PageState {
  team: { id: string; name: string };
  me: PagePerson;
  /** Everyone one can act as, guests and deactivated people among them, and the app's own user (`isApp`), which one cannot. */
  people: PagePerson[];
  app: PageApp;
  /** Channels, direct and group conversations that I see: all public ones, and those I am in. */
  channels: PageChannel[];
  commands: PageCommand[];
  shortcuts: PageShortcut[];
  clock: PageClock;
  story: PageStory;
  /** My open modals, top last; at most three. */
  views: PageView[];
  /** My Home tab, or null when the app never published one for me. */
  home: PageView | null;
}

export interface PagePerson {
  id: string;
  name: string;
  /** What one types after `@`: "rosa.delgado". */
  handle: string;
  title: string;
  /** IANA name, such as "America/Chicago". */
  zone: string;
  isApp: boolean;
  isGuest: boolean;
  isDeactivated: boolean;
  /** Unread messages written to this person: in direct and group conversations, or with a mention. Shown beside the name in "who am I". */
  waiting: number;
}

export interface PageApp {
  id: string;
  name: string;
  userId: string;
  /** Is at least one process of the app connected (or its URL given)? */
  isConnected: boolean;
  hasHome: boolean;
  /** The app's own conversation takes no typed messages. Commands still work in it. */
  isReadOnly: boolean;
  /** My conversation with the app, once there is one. */
  channel: string | null;
}

export interface PageChannel {
  id: string;
  kind: 'public' | 'private' | 'im' | 'mpim';
  /** Without `#`; for `im` and `mpim` the other people's names. */
  name: string;
  topic: string;
  isArchived: boolean;
  isMember: boolean;
  members: string[];
  /** Unread messages. */
  unread: number;
  /** Of these, how many are written to me: all in `im` and `mpim`, mentions elsewhere. */
  waiting: number;
  /** ts of the newest message, "0" when empty; for ordering. */
  latest: string;
}

export interface PageMessage {
  channel: string;
  ts: string;
  /** User id of the author; the app's messages carry the app's user id. */
  user: string;
  /** Slack's mrkdwn, escaped as Slack does. What a screen reader reads; shown only where `blocks` is empty. */
  text: string;
  /** An image block of an uploaded file (`slack_file`) arrives with `image_url` filled in. */
  blocks: KnownBlock[];
  files: PageFile[];
  /** Only I see it, marked "Only visible to you". */
  isEphemeral: boolean;
  isEdited: boolean;
  /** ts of the parent when this is a reply in a thread. */
  threadTs: string | null;
  replies: { count: number; people: string[]; latest: string } | null;
  reactions: PageReaction[];
  /** Present values of fields (selects, date pickers) inside the message. */
  values: FormValues;
  /** "channel_join" and the like: a line in italics, not a person's words. */
  subtype: string | null;
}

export interface PageReaction {
  name: string;
  people: string[];
}

export interface PageFile {
  id: string;
  name: string;
  title: string;
  altText: string;
  mimetype: string;
  bytes: number;
  /** A path on this server. */
  url: string;
}

export interface PageCommand {
  /** With its slash. */
  command: string;
  description: string;
  usageHint: string;
}

export interface PageShortcut {
  kind: 'global' | 'message';
  name: string;
  callbackId: string;
  description: string;
}

export interface PageClock {
  now: string;
  /** The school's zone. */
  zone: string;
  /** In the school's zone: "Tue, Feb 24, 10:05 AM". */
  label: string;
}

/** How the story of three weeks stands. */
export interface PageStory {
  /** `too-late`: school time has passed its beginning. `stopped`: something was not as the story has it, which `fault` tells. */
  status: 'resting' | 'playing' | 'over' | 'stopped' | 'too-late';
  /** Steps that were played, and all there are. */
  done: number;
  of: number;
  /** The step after those has begun: what was done of it stands, and is not done again. */
  isInStep: boolean;
  /** The step played last: its calendar day, who acted, and what is told of it. */
  last: { day: string; who: string; tells: string } | null;
  fault: string | null;
}

/** How the story is to be played. */
export interface HowToPlay {
  /** Someone looks on: it rests after each step, and pauses at the end of a day. */
  isWatched?: boolean;
  /** Leaves out this answer, counted from 1. */
  without?: number;
  /** Plays what happens before this time of the school, and moves the clock to it: `YYYY-MM-DDTHH:mm`. */
  until?: string;
}

export type ClockMove = 'next-hour' | 'next-school-day' | 'friday-afternoon';

/** A modal, or the Home tab. */
export interface PageView {
  id: string;
  type: 'modal' | 'home';
  title: PlainTextElement | null;
  submit: PlainTextElement | null;
  close: PlainTextElement | null;
  blocks: KnownBlock[];
  /** Changes with every change of the view. */
  hash: string;
  submitDisabled: boolean;
  /**
   * Present values as the server knows them: initial ones, and those last sent with `action` or `submit`. After a change of the view a field keeps
   * what was typed if its block id and action id are still there; otherwise it takes its value from here.
   */
  values: FormValues;
}

/** What was chosen or typed in every field: block id, then action id. */
export type FormValues = Record<string, Record<string, FieldValue>>;

/**
 * One field's value in the plainest form. Text, number, URL and email: the text. Select, radio: the option's `value`, the user id or the channel id.
 * Multi select, checkboxes, file input: a list of these. Date: `YYYY-MM-DD`. Time: `HH:mm`. Date and time: unix seconds as text.
 * Overflow and buttons: the `value` of the option, or nothing. null: empty.
 */
export type FieldValue = string | string[] | null;

/** The message or view that holds an element. An ephemeral message is named by its `ts` too. */
export type Where = { channel: string; ts: string } | { viewId: string };

export interface Submitted {
  outcome: 'closed' | 'cleared' | 'updated' | 'pushed' | 'errors';
  errors: Record<string, string>;
  stack: PageView[];
}

/** One frame of `/page/live`. Everything is complete in itself: replace what you have under the same id. */
export type LiveEvent =
  | { type: 'state'; state: PageState }
  /** New or changed; for replies the parent follows in its own event. */
  | { type: 'message'; message: PageMessage }
  | { type: 'message-removed'; channel: string; ts: string }
  | { type: 'channel'; channel: PageChannel }
  | { type: 'channel-removed'; channel: string }
  | { type: 'people'; people: PagePerson[] }
  | { type: 'views'; stack: PageView[] }
  | { type: 'home'; home: PageView | null }
  | { type: 'clock'; clock: PageClock }
  | { type: 'story'; story: PageStory }
  | { type: 'app'; app: PageApp };
