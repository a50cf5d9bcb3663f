import { randomBytes } from 'node:crypto';
import { EventEmitter } from 'node:events';
import type { KnownBlock, PlainTextElement } from '@slack/types';
import type { PracticeManifest } from './manifest.ts';
import type { FormValues } from './page-api.ts';
import { type School, userIdOf } from './sample-school.ts';

/** Everything Slack would remember: plain JSON, so that a restart of the practice workspace loses nothing. */
export interface WorkspaceState {
  team: { id: string; name: string; domain: string; zone: string };
  app: { id: string; userId: string; botId: string; name: string };
  people: Record<string, Person>;
  channels: Record<string, Channel>;
  /** By channel, oldest first; ephemeral ones among them. */
  messages: Record<string, Message[]>;
  files: Record<string, StoredFile>;
  views: Record<string, View>;
  /** Open modals of a person, top last. */
  stacks: Record<string, string[]>;
  /** Published Home views by person. */
  homes: Record<string, string>;
  /** Newest message a person has seen, by person and channel. */
  reads: Record<string, Record<string, string>>;
  scheduled: ScheduledMessage[];
  responseUrls: Record<string, ResponseUrl>;
  /** The last `ts` given, in microseconds since 1970 on the practice clock. */
  lastMicros: number;
  /** How many steps of the story have been played; absent before the first. */
  storyDone?: number;
  /** How many acts of the step after those have been done; absent where it has not begun. */
  storyActs?: number;
  /** What the app was told of the act under way; absent between two. */
  storyDelivery?: { kind: 'slash_commands' | 'interactive'; payload: Record<string, unknown> };
}

export interface Person {
  id: string;
  name: string;
  handle: string;
  title: string;
  email: string;
  zone: string;
  isBot: boolean;
  isAdmin: boolean;
  isGuest: boolean;
  isDeactivated: boolean;
  /** Seconds since 1970. */
  updated: number;
}

export interface Channel {
  id: string;
  kind: 'public' | 'private' | 'im' | 'mpim';
  name: string;
  topic: string;
  creator: string;
  /** Seconds since 1970. */
  created: number;
  isArchived: boolean;
  members: string[];
}

export interface Message {
  channel: string;
  ts: string;
  user: string;
  /** Posted by the app. */
  isApp: boolean;
  text: string;
  blocks: KnownBlock[];
  attachments?: unknown[];
  threadTs?: string;
  edited?: { user: string; ts: string };
  reactions: { name: string; users: string[] }[];
  files: string[];
  metadata?: { event_type: string; event_payload: Record<string, unknown> };
  subtype?: string;
  /** Ephemeral: the only person who sees it. */
  visibleTo?: string;
  /** Present values of fields in the message, by person: two people do not see each other's choice. */
  values: Record<string, FormValues>;
}

export interface StoredFile {
  id: string;
  name: string;
  title: string;
  altText: string;
  mimetype: string;
  user: string;
  /** Base64. */
  data: string;
  bytes: number;
  created: number;
  /** A file that was uploaded and never completed is not there for Slack. */
  isComplete: boolean;
  channels: string[];
}

export interface View {
  id: string;
  type: 'modal' | 'home';
  user: string;
  rootViewId: string;
  previousViewId: string | null;
  title: PlainTextElement | null;
  submit: PlainTextElement | null;
  close: PlainTextElement | null;
  blocks: KnownBlock[];
  privateMetadata: string;
  callbackId: string;
  externalId: string;
  clearOnClose: boolean;
  notifyOnClose: boolean;
  submitDisabled: boolean;
  hash: string;
  values: FormValues;
}

interface ScheduledMessage {
  id: string;
  channel: string;
  /** Seconds since 1970 on the practice clock. */
  postAt: number;
  created: number;
  args: Record<string, unknown>;
}

export interface ResponseUrl {
  user: string;
  channel: string;
  /** The message that holds the button; a slash command has none. */
  ts?: string;
  usesLeft: number;
  /** Milliseconds since 1970, machine time. */
  expires: number;
}

export type Change =
  | { kind: 'message'; message: Message }
  | { kind: 'message-removed'; message: Message }
  | { kind: 'channel'; channel: Channel }
  /** `from` cannot see it anymore. */
  | { kind: 'channel-removed'; channel: Channel; from: string }
  | { kind: 'people' }
  | { kind: 'read'; user: string; channel: Channel }
  | { kind: 'views'; user: string }
  | { kind: 'home'; user: string }
  | { kind: 'clock' }
  | { kind: 'story' }
  | { kind: 'app' }
  /** Nothing that anyone sees, but to be kept. */
  | { kind: 'kept' };

/** The state, its clock, and a voice that says what changed. */
export interface Workspace {
  readonly state: WorkspaceState;
  /** School time: an instant, UTC. */
  now(): Date;
  readonly changes: EventEmitter<{ change: [Change] }>;
}

/** A workspace of this school with the app installed in it, or the one that was saved. */
export function openWorkspace(
  school: School,
  manifest: PracticeManifest,
  now: () => Date,
  saved: WorkspaceState | undefined,
): Workspace {
  const changes = new EventEmitter<{ change: [Change] }>();
  changes.setMaxListeners(0); // one for every person whose page is open
  return { state: saved ?? newState(school, manifest, now()), now, changes };
}

/** Says that something changed: to open pages, to whoever waits for it (the story, tests) and to the snapshot. */
export function tell(workspace: Workspace, change: Change): void {
  workspace.changes.emit('change', change);
}

/** A new opaque id, such as `V5F0A91C2B7E`. */
export function newId(prefix: string): string {
  return `${prefix}${randomBytes(5).toString('hex').toUpperCase()}`;
}

/** A `ts` for something that happens now on the practice clock; unique and growing even when the clock stands. */
export function nextTs(workspace: Workspace): string {
  const micros = Math.max(workspace.now().getTime() * 1000, workspace.state.lastMicros + 1);
  workspace.state.lastMicros = micros;
  return `${Math.floor(micros / 1_000_000)}.${String(micros % 1_000_000).padStart(6, '0')}`;
}

function newState(school: School, manifest: PracticeManifest, now: Date): WorkspaceState {
  const seconds = Math.floor(now.getTime() / 1000);
  const installer = school.people.find((person) => person.isAdmin) ?? school.people[0];
  if (!installer) throw new Error('A practice school needs at least one person.');
  const app = {
    id: 'A0AC4RK9QAPP',
    userId: 'U0AC4RK9QBOT',
    botId: 'B0AC4RK9QBOT',
    name: manifest.display_information.name,
  };
  const base = { isBot: false, isAdmin: false, isGuest: false, isDeactivated: false, updated: seconds };
  const people: Person[] = school.people.map((person) => ({
    ...base,
    id: userIdOf(person.no),
    name: person.name,
    handle: handleOf(person.name),
    title: person.title,
    email: `${handleOf(person.name)}@aldercreek.example`,
    zone: person.zone ?? school.team.zone,
    isAdmin: person.isAdmin ?? false,
    isGuest: person.isGuest ?? false,
    isDeactivated: person.isDeactivated ?? false,
  }));
  people.push({
    ...base,
    id: app.userId,
    name: app.name,
    handle: (manifest.features?.bot_user?.display_name ?? app.name).toLowerCase().replaceAll(' ', '-'),
    title: '',
    email: '',
    zone: school.team.zone,
    isBot: true,
  });
  const channels = school.channels.map(
    (channel): Channel => ({
      id: channel.id,
      kind: channel.isPrivate ? 'private' : 'public',
      name: channel.name,
      topic: channel.topic,
      creator: userIdOf(installer.no),
      created: seconds,
      isArchived: false,
      members: [...channel.members.map(userIdOf), ...(channel.hasApp ? [app.userId] : [])],
    }),
  );
  return {
    team: { ...school.team },
    app,
    people: Object.fromEntries(people.map((person) => [person.id, person])),
    channels: Object.fromEntries(channels.map((channel) => [channel.id, channel])),
    messages: {},
    files: {},
    views: {},
    stacks: {},
    homes: {},
    reads: {},
    scheduled: [],
    responseUrls: {},
    lastMicros: 0,
  };
}

/** What one types after `@`, of a name: "lucia.paredes". */
export function handleOf(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll(' ', '.');
}
