import type { App } from '@slack/bolt';
import type { ContourWord, Deps } from '../../deps.ts';
import { answer } from '../../slack/answer.ts';
import { parse } from '../../slack/parse.ts';
import { ids } from './action-ids.ts';
import { showCover } from './cover.ts';
import { pressInput } from './input.ts';
import { tellLeader } from './tell.ts';

export { home } from './home.ts';

/** `/contour time`, because it is looked up seldom. */
export const contourWords: Record<string, ContourWord> = { time: (tx, who) => showCover(tx, who) };

export function register(app: App, deps: Deps): void {
  app.action(ids.tell, async (heard) => {
    await heard.ack();
    await answer(deps, ids.tell, heard, (tx) => tellLeader(tx, parse(pressInput, heard.body)));
  });
  app.action(ids.show, async (heard) => {
    await heard.ack();
    await answer(deps, ids.show, heard, (tx) => showCover(tx, parse(pressInput, heard.body)));
  });
}
