import { ask, type Ritual } from '../../domain/ritual.ts';
import { keepRitual, type RitualDeps } from './load.ts';
import { tellStarter } from './messages.ts';
import { askView } from './views.ts';

/** It rests, and whoever began it is asked whether to keep, change or drop it. */
export async function askStarter(deps: RitualDeps, ritual: Ritual): Promise<void> {
  const asked = ask(ritual);
  if (!asked) return;
  const { id, turn } = await keepRitual(deps, asked);
  await tellStarter(deps, ritual, { key: `ritual:${id}:keep:v${turn}`, view: askView(ritual) });
}
