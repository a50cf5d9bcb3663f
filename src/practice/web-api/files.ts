import { isObject } from '../block-kit/shape.ts';
import { contentOf } from '../content.ts';
import type { Core } from '../core.ts';
import { addFile, completeFile } from '../files.ts';
import { addMessage, findMessage } from '../messages.ts';
import { Refusal } from '../refusal.ts';
import { channelForApp, slackFile } from '../slack-json.ts';
import type { Channel, StoredFile } from '../workspace.ts';
import type { Args } from './args.ts';
import type { Methods } from './method.ts';

const mostChannels = 100;

/** `files.*`: the upload in three steps. Source: `slack-facts.md` section 7. */
export const fileMethods: Methods = {
  'files.getUploadURLExternal': {
    token: 'bot',
    scopes: ['files:write'],
    tier: 4,
    run(core, args) {
      const name = args.required('filename');
      if (!args.number('length')) throw new Refusal('invalid_arguments');
      const file = addFile(core.workspace, {
        name,
        altText: args.text('alt_txt') ?? args.text('alt_text') ?? '',
        user: core.workspace.state.app.userId,
      });
      return { upload_url: `${core.origin}/upload/${file.id}`, file_id: file.id };
    },
  },
  'files.completeUploadExternal': {
    token: 'bot',
    scopes: ['files:write'],
    tier: 4,
    run(core, args) {
      const files = uploadedFiles(core, args);
      const channels = targetChannels(core, args);
      const threadTs = args.text('thread_ts');
      if (threadTs && !channels.every((channel) => findMessage(core.workspace, channel.id, threadTs))) {
        throw new Refusal('invalid_thread_ts');
      }
      const blocks = args.json('blocks', 'invalid_blocks_format');
      const comment = args.text('initial_comment') ?? '';
      const content =
        comment || blocks !== undefined ? contentOf(core, { text: comment, blocks }) : { text: '', blocks: [] };
      for (const { file, title } of files) completeFile(core.workspace, file, title, channels);
      for (const channel of channels) {
        addMessage(core.workspace, {
          ...content,
          channel: channel.id,
          user: core.workspace.state.app.userId,
          isApp: true,
          files: files.map(({ file }) => file.id),
          ...(threadTs ? { threadTs } : {}),
        });
      }
      return { files: files.flatMap(({ file }) => slackFile(core, file)) };
    },
  },
  'files.info': {
    token: 'bot',
    scopes: ['files:read'],
    tier: 4,
    run(core, args) {
      const file = core.workspace.state.files[args.required('file')];
      if (!file?.isComplete) throw new Refusal('file_not_found');
      return { file: slackFile(core, file)[0] };
    },
  },
};

/** The files of a call: there, with bytes, and not completed before. */
function uploadedFiles(core: Core, args: Args): { file: StoredFile; title: string }[] {
  const named = args.json('files');
  if (!Array.isArray(named) || named.length === 0) throw new Refusal('invalid_arguments');
  return named.filter(isObject).map(({ id, title }) => {
    const file = core.workspace.state.files[String(id)];
    if (!file || file.isComplete || file.bytes === 0) throw new Refusal('file_not_found');
    return { file, title: typeof title === 'string' ? title : file.name };
  });
}

/** Channels by their own ids, never by a user's; the app must be in each. */
function targetChannels(core: Core, args: Args): Channel[] {
  const ids = (args.text('channels') ?? args.text('channel_id') ?? '').split(',').filter(Boolean);
  if (ids.length > mostChannels) throw new Refusal('too_many_channels');
  return ids.map((id) => {
    const channel = channelForApp(core, id);
    if (!channel) throw new Refusal('invalid_channel');
    if (!channel.members.includes(core.workspace.state.app.userId)) throw new Refusal('not_in_channel');
    return channel;
  });
}
