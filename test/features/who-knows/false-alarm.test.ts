import type { KnownBlock, ModalView } from '@slack/types';
import { describe, expect, test } from 'vitest';
import { labels } from '../../helpers/desk.ts';
import { submissionPayload } from '../../helpers/payloads.ts';
import { aisha, grace, mateo, sampleDesk } from './sample-desk.ts';

const { asked, taken, kept, presses, bot, modal, modalText, db } = await sampleDesk();
const alarming = 'A boy told me he wants to kill himself, says Hamlet';
const way = 'This is about teaching, write it again';

async function sends(callbackId: string, field: string, id: string, userId: string) {
  const fields = { colleague: { selected_user: grace }, [field]: { value: alarming } };
  const answer = await bot.slack.deliver(submissionPayload(callbackId, fields, { userId, private_metadata: id }));
  await bot.settled();
  return answer as { view?: ModalView };
}

/** A form of which the words were taken for a child's safety, sent anew by the way on. */
async function writtenAgain(form: 'pass' | 'helped' | 'tried', field: string, id: string, userId: string) {
  const { view } = await sends(`who-knows.${form}-form`, field, id, userId);
  expect(JSON.stringify(view)).toContain('Tell your principal or counselor now');
  expect(labels(view as { blocks: KnownBlock[] })).toEqual([way]);
  expect(JSON.stringify(await db.collection('questions').find({}).toArray())).not.toContain('Hamlet');
  await presses(`who-knows.${form}-about-teaching`, id, { userId, view: { id: 'V1', type: 'modal' } });
  expect(modal().callback_id).toBe(`who-knows.teaching-${form}-form`);
  expect(modal().private_metadata).toBe(id);
  expect(modalText()).not.toContain('Hamlet');
  return sends(`who-knows.teaching-${form}-form`, field, id, userId);
}

describe('words that were taken for a matter of a child’s safety', () => {
  test('in a note to whom a question is passed can be written again in that form', async () => {
    await writtenAgain('pass', 'note', await asked(), aisha);
    expect((await kept()).offers.at(-1)).toMatchObject({ userId: grace, note: alarming });
  });

  test('in what helped, and then in what students did, can be written again in that form', async () => {
    const id = await taken();
    await writtenAgain('helped', 'practice', id, mateo);
    expect((await kept()).helped?.practice).toBe(alarming);
    const { helped } = await kept();
    await db.collection('questions').updateOne({ id }, { $set: { helped: { ...helped, practice: 'Partners' } } });
    await writtenAgain('tried', 'students', id, mateo);
    expect((await kept()).followUp).toMatchObject({ outcome: 'tried', students: alarming });
  });
});
