import { describe, expect, test } from 'vitest';
import { noticeModal, sentence } from '../../src/slack/view.ts';

const told = sentence('<!channel> & co. are away. Ask again with `/who-knows`.');
const drawn = '&lt;!channel&gt; &amp; co. are away. Ask again with `/who-knows`.';

describe('a sentence to one person', () => {
  test('draws what is to be typed as such, and a name in it calls nobody', () => {
    expect(told.text).toBe(drawn);
    expect(told.blocks).toMatchObject([{ type: 'section', text: { type: 'mrkdwn', text: drawn } }]);
  });

  test('reads the same in a form', () => {
    expect(noticeModal('Who knows?', told).blocks).toEqual(told.blocks);
  });
});
