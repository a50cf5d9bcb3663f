import { describe, expect, test } from 'vitest';
import { sampleSchool } from '../../src/practice/sample-school.ts';
import { refusal, type SampleSchool, startSchool } from './start-school.ts';

const channel_id = sampleSchool.channels[0]?.id ?? '';
const chart = {
  filename: 'chart.png',
  file: Buffer.from([0x89, 0x50, 0x4e, 0x47]),
  title: 'This week',
  alt_text: 'Five answers',
};

async function uploaded(school: SampleSchool, change: object = {}) {
  const { upload_url = '', file_id = '' } = await school.client.files.getUploadURLExternal({
    filename: 'chart.png',
    length: 4,
  });
  await fetch(upload_url, { method: 'POST', body: chart.file });
  return {
    id: file_id,
    complete: () =>
      school.client.files.completeUploadExternal({ files: [{ id: file_id, title: 'This week' }], ...change }),
  };
}

describe('slack-facts.md section 7, files', () => {
  test('the SDK’s uploadV2 posts a chart, and its bytes come back on the page', async () => {
    const school = await startSchool();
    await school.client.filesUploadV2({ ...chart, channel_id, initial_comment: 'Look' });
    const { files, text } = await school.as('07').sees('Look');
    expect({ text, files }).toMatchObject({
      text: 'Look',
      files: [{ name: 'chart.png', title: 'This week', altText: 'Five answers', mimetype: 'image/png', bytes: 4 }],
    });
    const response = await fetch(new URL(files[0]?.url ?? '', school.apiUrl));
    expect(Buffer.from(await response.arrayBuffer())).toEqual(chart.file);
  });

  test('"upload one chart once and reuse its id" in an image block', async () => {
    const school = await startSchool();
    const file = await uploaded(school);
    const blocks = [{ type: 'image' as const, slack_file: { id: file.id }, alt_text: 'Five answers' }];
    const post = () => school.client.chat.postMessage({ channel: school.as('07').id, text: 'chart', blocks });
    expect(await refusal(post())).toBe('invalid_blocks'); // "not completed = discarded"
    await file.complete();
    await post();
    expect((await school.as('07').sees('chart')).blocks[0]).toMatchObject({ image_url: `/files/${file.id}/chart.png` });
  });

  test('"complete once": a second time, or without bytes, it is file_not_found', async () => {
    const school = await startSchool();
    const file = await uploaded(school);
    await file.complete();
    expect(await refusal(file.complete())).toBe('file_not_found');
    const { file_id = '' } = await school.client.files.getUploadURLExternal({ filename: 'chart.png', length: 4 });
    expect(await refusal(school.client.files.completeUploadExternal({ files: [{ id: file_id, title: 'x' }] }))).toBe(
      'file_not_found',
    );
  });

  test('"bot must be in channel (not_in_channel)", "never a user id"', async () => {
    const school = await startSchool();
    school.workspace.state.channels[channel_id]?.members.pop();
    expect(await refusal((await uploaded(school, { channel_id })).complete())).toBe('not_in_channel');
    expect(await refusal((await uploaded(school, { channel_id: school.as('07').id })).complete())).toBe(
      'invalid_channel',
    );
  });

  test('Slack’s reference, files.completeUploadExternal: into a thread that is there, else invalid_thread_ts', async () => {
    const school = await startSchool();
    const thread_ts = await school.as('07').post(channel_id, 'show me');
    expect(await refusal((await uploaded(school, { channel_id, thread_ts: '1.000000' })).complete())).toBe(
      'invalid_thread_ts',
    );
    await (await uploaded(school, { channel_id, thread_ts })).complete();
    expect(school.as('07').messages(channel_id).at(-1)).toMatchObject({ threadTs: thread_ts, files: [{}] });
  });

  test('"100 channels"', async () => {
    const school = await startSchool();
    const channels = Array(101).fill(channel_id).join();
    expect(await refusal((await uploaded(school, { channels })).complete())).toBe('too_many_channels');
  });

  test('"no channel_id = private": nobody sees it, and it can be asked for', async () => {
    const school = await startSchool();
    const file = await uploaded(school);
    await file.complete();
    expect(school.as('07').messages(channel_id)).toEqual([]);
    expect((await school.client.files.info({ file: file.id })).file).toMatchObject({ title: 'This week', size: 4 });
    expect(await refusal(school.client.files.info({ file: 'F404' }))).toBe('file_not_found');
  });
});
