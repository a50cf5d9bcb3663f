import type { App } from '@slack/bolt';
import type { ContourWord, Deps } from '../../deps.ts';
import { registerPresses } from '../../slack/presses.ts';
import { ids } from './action-ids.ts';
import { showCover } from './cover.ts';
import { pressInput } from './input.ts';
import { tellLeader } from './tell.ts';

export { home } from './home.ts';

/** `/contour time`, because it is looked up seldom. */
export const contourWords: Record<string, ContourWord> = { time: (tx, who) => showCover(tx, who) };

export function register(app: App, deps: Deps): void {
  registerPresses(app, deps, {
    acts: [
      [ids.tell, (tx, press) => tellLeader(tx, press)],
      [ids.show, (tx, press) => showCover(tx, press)],
    ],
    press: pressInput,
  });
}
