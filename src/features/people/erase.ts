import type { Job, PersonLeft } from '../../deps.ts';
import { without } from '../../domain/erasure.ts';

/**
 * Takes out of everything whoever asked for it: what they held goes on as when someone leaves, then their words go, and
 * another name stands where they stood. While a legal hold is set they stay hidden, and are taken out when it is released.
 */
export function eraseJob(personLeft: PersonLeft[]): Job {
  return {
    name: 'people.erase',
    async run(deps) {
      for await (const { teamId, userId, as } of deps.people.toErase(await deps.schools.underHold())) {
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
