import type { RichTextBlock } from '@slack/types';
import { describe, expect, test } from 'vitest';
import { entryFrom } from '../../../src/domain/expertise.ts';
import { desk, labels, type Met } from '../../helpers/desk.ts';

const { types, presses, bot, slack, modal } = await desk();
const { deps } = bot;

/** What stands there to be copied, letter by letter. */
function toCopy({ blocks }: Pick<Met, 'blocks'>): string {
  const [block] = blocks.filter((one): one is RichTextBlock => one.type === 'rich_text');
  const [part] = block?.elements ?? [];
  const [words] = part?.type === 'rich_text_preformatted' ? part.elements : [];
  return words?.type === 'text' ? words.text : '';
}

async function lists(userId: string, topic: string, detail = '', at = 0): Promise<void> {
  const read = entryFrom({ topic, detail, source: 'prior-knowledge', level: 4, offers: ['ask', 'plan'] });
  if (!read.ok) throw new Error(topic);
  await deps.expertise.put({ ...read.entry, teamId: 'T1', userId, id: `${userId}-${at}`, confirmedOn: '2026-02-24' });
}

describe('my entries as CSV', () => {
  test('are mine alone, with nothing in them that a spreadsheet would run', async () => {
    await lists('U07', 'number talks', 'on the rug, "mornings"', 1);
    await lists('U07', '=HYPERLINK("x")', '@home', 2);
    await lists('U08', 'bus duty', '', 1);
    const met = await types('export');
    expect(toCopy(met)).toBe(
      [
        'topic,detail,source,level,offers',
        'number talks,"on the rug, ""mornings""",prior knowledge,4,ask + plan',
        `"'=HYPERLINK(""x"")",'@home,prior knowledge,4,ask + plan`,
      ].join('\n'),
    );
    expect(met.text).toContain('*Who sees this:* only you.');
  });

  test('are shown as they were typed, also where the words look like markup', async () => {
    await lists('U07', 'a ``` b <b> & *c*');
    const met = await types('export');
    expect(toCopy(met)).toContain('a ``` b <b> & *c*');
    expect(met.text).toContain('a ``` b &lt;b&gt; &amp; *c*');
  });

  test('fit, also when there are as many and as long ones as there can be', async () => {
    for (let n = 0; n < 30; n += 1) await lists('U07', `${n} ${'&'.repeat(77)}`, '"&'.repeat(150), n);
    const met = await types('export');
    expect(toCopy(met).split('\n')).toHaveLength(31);
    expect(met.text.length).toBeLessThan(40_000);
  });

  test('come as a file into my own direct messages, when I want them there', async () => {
    await lists('U07', 'number talks', 'on the rug');
    expect(labels(await types('export'))).toEqual(['Send me the file']);
    expect((await presses('expertise.export-file')).text).toBe('The file comes in a direct message from me.');
    bot.sender.wake();
    await bot.settled();
    expect(slack.callsOf('upload').map(({ text }) => text)).toEqual([
      'topic,detail,source,level,offers\nnumber talks,on the rug,prior knowledge,4,ask + plan',
    ]);
    expect(slack.callsOf('files.completeUploadExternal').map(({ channel_id }) => channel_id)).toEqual(['D07']);
  });

  test('open from the list by a button, once there is something to export', async () => {
    expect(labels(await types(''))).not.toContain('Export');
    await lists('U07', 'number talks');
    expect(labels(await types(''))).toContain('Export');
    await presses('expertise.export', undefined, { view: { id: 'VH', type: 'home' } });
    expect(toCopy({ blocks: modal().blocks as Met['blocks'] })).toContain('number talks');
  });

  test('with nothing listed yet say how to begin', async () => {
    expect((await types('export')).text).toContain('/expertise add number talks');
  });
});
