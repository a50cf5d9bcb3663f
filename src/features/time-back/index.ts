import type { App } from '@slack/bolt';
import type { ContourWord, Deps, HomeParts } from '../../deps.ts';
import { answer } from '../../slack/answer.ts';
import { button, section } from '../../slack/blocks.ts';
import { parse } from '../../slack/parse.ts';
import { whoPayload } from '../../slack/payload.ts';
import { ids } from './action-ids.ts';
import { bookOf, showCover } from './cover.ts';
import { tellLeader } from './tell.ts';
import { coverLine } from './views.ts';

/** `/contour time`, because it is looked up seldom. */
export const contourWords: Record<string, ContourWord> = { time: (tx, who) => showCover(tx, who) };

/** Cover both ways, beside what is owed otherwise. */
export const home: HomeParts = async (deps, person) => {
  const line = coverLine(await bookOf(deps, person));
  return line ? [{ place: 6, items: [[section(line, button('Show', ids.show, { label: 'Show cover' }))]] }] : [];
};

export function register(app: App, deps: Deps): void {
  app.action(ids.tell, async (heard) => {
    await heard.ack();
    await answer(deps, ids.tell, heard, (tx) => tellLeader(tx, parse(whoPayload, heard.body)));
  });
  app.action(ids.show, async (heard) => {
    await heard.ack();
    await answer(deps, ids.show, heard, (tx) => showCover(tx, parse(whoPayload, heard.body)));
  });
}
