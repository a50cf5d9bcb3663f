import { describe, expect, test } from 'vitest';
import { defaultSafetyText } from '../../../src/domain/school.ts';
import { ids } from '../../../src/features/observe/action-ids.ts';
import { again, taught } from '../../../src/slack/button-form.ts';
import { submissionPayload } from '../../helpers/payloads.ts';
import { doorFields, observeDesk, roundFields } from './observe-desk.ts';

const school = await observeDesk();
const { presses, sends, bot, db } = school;

describe('a text about a child’s safety', () => {
  const worry = 'a student told me his stepfather hits him at home';
  const texts = {
    [ids.form]: { ...roundFields(), problem: { value: worry } },
    [ids.doorForm]: { ...doorFields(), focus: { value: worry } },
    [ids.notesForm]: { noticed: { value: worry }, wondered: { value: null }, takingBack: { value: null } },
    [ids.reportForm]: { lines: { value: worry } },
  };
  test.each(Object.entries(texts))(
    'in %s is kept nowhere: the school’s steps are shown, with the way on',
    async (id, fields) => {
      const answer = await bot.slack.deliver(submissionPayload(id, fields, { private_metadata: 'in-C1' }));
      expect(JSON.stringify(answer)).toContain(defaultSafetyText.slice(0, 20));
      expect(JSON.stringify(answer)).toContain(again(id));
      for (const { name } of await db.listCollections().toArray())
        expect(JSON.stringify(await db.collection(name).find().toArray()), name).not.toContain('stepfather');
    },
  );

  test('that is about teaching after all is written again, and passes', async () => {
    await presses(again(ids.form), 'in-C1');
    expect(school.modal().callback_id).toBe(taught(ids.form));
    const answer = await sends(taught(ids.form), { ...roundFields(), problem: { value: worry } }, { id: 'in-C1' });
    expect(answer).toBeUndefined();
    expect(school.modalText()).toContain('Nobody has seen it yet');
  });
});
