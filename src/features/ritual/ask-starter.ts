import { ask, type Ritual } from '../../domain/ritual.ts';
import { keepRitual, type RitualDeps } from './load.ts';
import { kinds } from './messages.ts';
import { askView } from './views.ts';

/** It rests, and whoever began it is asked whether to keep, change or drop it. */
export async function askStarter(deps: RitualDeps, ritual: Ritual): Promise<void> {
  const asked = ask(ritual);
  if (!asked) return;
  const { teamId, turn } = await keepRitual(deps, asked);
  const message = { teamId, key: `ritual:${ritual.id}:keep:v${turn}`, kind: kinds.prompt, view: askView(ritual) };
  const leaders = (await deps.leaders.all(ritual.teamId)).filter(
    ({ scope }) => scope === ritual.channelId || scope === 'school',
  );
  // Who began it may have left since; then whoever leads the team is asked.
  for (const userId of [ritual.startedBy, ...leaders.map((leader) => leader.userId)])
    if (await deps.writeUnasked({ ...message, userId })) return;
}
