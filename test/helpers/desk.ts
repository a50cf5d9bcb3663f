import type { Button, KnownBlock, ModalView } from '@slack/types';
import type { Db } from 'mongodb';
import { beforeEach } from 'vitest';
import type { Person } from '../../src/domain/person.ts';
import { checkMessageBlocks, checkViewBlocks } from '../../src/practice/block-kit/check-blocks.ts';
import type { Bot, BotOptions } from './bot.ts';
import { empty } from './mongo.ts';
import { actionPayload, commandPayload, submissionPayload } from './payloads.ts';
import type { SlackStub } from './slack-stub.ts';
import { soonMs, stubbedBot } from './stubbed-bot.ts';

/** A message or a form as a person meets it. */
export interface Met {
  text: string;
  blocks: KnownBlock[];
  view?: ModalView;
}

export interface Desk {
  bot: Bot;
  slack: SlackStub;
  db: Db;
  /** The desk's command with these words; gives what the person is shown. */
  types(text: string, userId?: string, over?: Record<string, unknown>): Promise<Met>;
  /** A press in a private message, or where `view` says; in the block of this id, where it matters. */
  presses(actionId: string, value?: string, over?: { userId?: string; view?: object; block?: string }): Promise<Met>;
  /** Sends a form; gives the sentences beside its fields, or undefined when it was taken. */
  sends(
    callbackId: string,
    fields: Record<string, Record<string, unknown>>,
    over?: { userId?: string; id?: string },
  ): Promise<Record<string, string> | undefined>;
  /** The newest form or its answer. */
  modal(): ModalView;
  /** All words of the newest form. */
  modalText(): string;
  /** Contour meets someone; Kofi, a full member, unless said otherwise. */
  meets(over?: Partial<Person>): Promise<void>;
  /** Direct messages to someone, oldest first. */
  messagesTo(userId: string): Met[];
}

/** Files that the stub has given. */
const noContext = { fileIsReady: (id: string) => /^F\d+$/.test(id), hasScope: () => true };

/** Tuesday, 09:00 in Chicago. */
const now = new Date('2026-02-24T15:00:00Z');

/** Contour at one desk of a school where one command is used, emptied before each test. */
export async function desk(command = '/expertise', options: Pick<BotOptions, 'meaning'> = {}): Promise<Desk> {
  const { bot, slack, db } = await stubbedBot({ gapMs: soonMs, ...options });
  beforeEach(async () => {
    await empty(db, ['schools']);
    // The version of a directory only rises; the matcher counts on it.
    await db.collection('schools').updateMany({}, { $inc: { directoryVersion: 1 }, $unset: { defaults: '' } });
    slack.calls.length = 0;
    bot.log.length = 0;
    bot.setNow(now);
  });

  const place = () => ({ response_url: slack.responseUrl });
  async function shown(body: Record<string, unknown>): Promise<Met> {
    const before = slack.calls.length;
    await bot.slack.deliver(body);
    await bot.settled();
    const called = slack.calls.slice(before);
    const failed = bot.log.find((line) => String(line.outcome) === 'failed');
    if (failed) throw failed.err;
    const update = called.findLast(({ method }) => method === 'views.update' || method === 'views.open')?.args
      .view as ModalView;
    const last = (name: string) => called.findLast(({ method }) => method === name)?.args;
    const said = last('response_url') ?? last('chat.postMessage');
    if (update)
      return { ...checked({ text: '', blocks: update.blocks as KnownBlock[] }, checkViewBlocks), view: update };
    return checked((said ?? { text: '', blocks: [] }) as unknown as Met, checkMessageBlocks);
  }

  function modal(): ModalView {
    const call = slack.calls.findLast(({ method }) => method === 'views.update' || method === 'views.open');
    return call?.args.view as ModalView;
  }

  return {
    bot,
    slack,
    db,
    types: (text, userId = 'U07', over = {}) =>
      shown(commandPayload(command, text, { user_id: userId, ...place(), ...over })),
    presses(actionId, value, { userId = 'U07', view, block } = {}) {
      const inBlock = block && { actions: [{ type: 'button', block_id: block, action_id: actionId, value }] };
      const where = { ...(view ? { view } : place()), ...inBlock };
      return shown(actionPayload(actionId, value, { user: { id: userId, team_id: 'T1' }, ...where }));
    },
    async sends(callbackId, fields, { userId = 'U07', id = '' } = {}) {
      const before = slack.calls.length;
      const answer = await bot.slack.deliver(submissionPayload(callbackId, fields, { userId, private_metadata: id }));
      await bot.settled();
      const isShown = slack.calls.slice(before).some(({ method }) => method === 'views.update');
      if (isShown) checked({ text: '', blocks: modal().blocks as KnownBlock[] }, checkViewBlocks);
      return (answer as { errors?: Record<string, string> }).errors;
    },
    modal,
    modalText: () => JSON.stringify(modal()),
    async meets(over = {}) {
      const someone = { teamId: 'T1', userId: 'U07', name: 'Someone', standing: 'colleague', isAdmin: false } as const;
      await bot.deps.people.keepSlack({ ...someone, zone: 'America/Chicago', ...over }, now);
    },
    messagesTo: (userId) =>
      slack.callsOf('chat.postMessage').filter(({ channel }) => channel === userId) as unknown as Met[],
  };
}

function checked(met: Met, check: typeof checkMessageBlocks): Met {
  const problems = check(met.blocks ?? [], noContext);
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return met;
}

/** The value on the button of this label, the first from the top. */
export function valueOn(met: { blocks: KnownBlock[] }, label: string): string {
  return buttonsOf(met).find((one) => one.text.text === label)?.value ?? '';
}

/** The labels of all buttons, from the top. */
export function labels(met: { blocks: KnownBlock[] }): string[] {
  return buttonsOf(met).map(({ text }) => text.text);
}

function buttonsOf({ blocks }: { blocks: KnownBlock[] }) {
  const elements = blocks.flatMap((block): { type: string }[] => {
    if (block.type === 'actions') return block.elements;
    return block.type === 'section' && block.accessory ? [block.accessory] : [];
  });
  return elements.filter((element): element is Button => element.type === 'button');
}
