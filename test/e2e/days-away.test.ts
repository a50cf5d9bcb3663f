import { describe, expect, test } from 'vitest';
import { freshSchools } from '../helpers/fresh-schools.ts';

const at = await freshSchools();

const question = () => at.records('questions').findOne({});
const states = async () => (await question())?.offers.map(({ state }: { state: string }) => state);

async function isAway(no: string, from: string, to: string) {
  await at.school.path.deps.people.set(await teamId(), at.school.as(no).id, { leaves: [{ from, to }] });
}
const teamId = async () => String((await question())?.teamId);

describe('days away', () => {
  test('set now pass on at once what was only offered, and nobody is told why', async () => {
    const [mateo, aisha] = [await at.mateoAsksAisha(), at.school.as('11')];
    await isAway('11', '2026-02-24', '2026-02-27');
    await at.school.goTo('2026-02-24T15:01:00Z');
    expect(await states()).toEqual(['withdrawn', 'open']);
    await aisha.sees('This one goes on without you');
    expect(JSON.stringify(mateo.messages())).not.toMatch(/away|leave/i);
    // The next tick finds nothing more to do.
    await at.school.goTo('2026-02-24T15:02:00Z');
    expect(await states()).toEqual(['withdrawn', 'open']);
  });

  test('that begin give what was accepted back to its asker, who is told and can ask again', async () => {
    const [mateo, aisha] = [await at.mateoAsksAisha(), at.school.as('11')];
    await aisha.press('I can help');
    await mateo.sees('can help. Talk in this thread');
    await isAway('11', '2026-02-25', '2026-02-27');
    await at.school.goTo('2026-02-25T05:59:00Z');
    expect(await question()).toMatchObject({ status: 'accepted' });
    await at.school.goTo('2026-02-25T06:01:00Z');
    const back = await question();
    expect(back).toMatchObject({ status: 'unanswered', offers: [{ state: 'withdrawn' }] });
    expect(back).not.toHaveProperty('answerer');
    // An hour at which nobody is written to.
    const told = 'Press Ask again in the message above';
    expect(JSON.stringify(mateo.messages())).not.toContain(told);
    await at.school.goTo('2026-02-25T13:30:00Z');
    await mateo.sees(told);

    await mateo.press('Ask again');
    await mateo.sees('has it until');
    const asked = (await question())?.offers.map(({ userId }: { userId: string }) => userId);
    expect(asked).toHaveLength(2);
    expect(asked?.[1]).not.toBe(aisha.id);
  });

  test('that are taken back and said again, though the same days, pass on what was offered in between', async () => {
    const aisha = at.school.as('11');
    const says = async (from: string | null, to: string | null) => {
      await aisha.command('/contour', 'settings');
      await aisha.modal('My settings');
      await aisha.submit({ 'Away from': from, 'Away to, this day included': to });
      await expect.poll(() => JSON.stringify(aisha.stack().at(-1))).toContain('From now on');
      await aisha.dismiss();
    };
    await says('2026-02-24', '2026-02-27');
    await at.school.goTo('2026-02-24T15:01:00Z');
    await says(null, null);
    await at.mateoAsksAisha();
    await says('2026-02-24', '2026-02-27');
    await at.school.goTo('2026-02-24T15:02:00Z');
    expect(await states()).toEqual(['withdrawn', 'open']);
  });
});
