import type { Deps, Job, PersonLeft } from '../../deps.ts';
import { without } from '../../domain/erasure.ts';

const atOnce = 10;

/**
 * Takes out of everything whoever asked for it: what they held goes on as when someone leaves, then their words go, and
 * another name stands where they stood. While a legal hold is set they stay hidden, and are taken out when it is released.
 */
export function eraseJob(personLeft: PersonLeft[]): Job {
  return {
    name: 'people.erase',
    async run(deps) {
      for (const { teamId, userId, as } of await firstFree(deps)) {
        try {
          await deps.onOccurrence({ teamId, scheduleId: `people.erase:${as}`, slot: 'once' }, async (tx) => {
            for (const leave of personLeft) await leave(tx, { teamId, userId });
          });
          await deps.personalData.erase({ teamId, userId, as }, (record) => without(record, userId, as));
          deps.log.info({ event: 'people.erased', teamId, as });
        } catch (error) {
          deps.log.error({ event: 'people.erase-failed', teamId, userId, err: error });
        }
      }
    },
  };
}

/** Those whose school has no legal hold; who waits for the end of one keeps nobody of another school waiting. */
async function firstFree(
  deps: Pick<Deps, 'people' | 'schools'>,
): Promise<{ teamId: string; userId: string; as: string }[]> {
  const held: string[] = [];
  for (;;) {
    const asked = await deps.people.toErase(atOnce, held);
    const before = held.length;
    for (const teamId of new Set(asked.map((one) => one.teamId)))
      if ((await deps.schools.home(teamId)).legalHold) held.push(teamId);
    if (held.length === before) return asked;
  }
}
