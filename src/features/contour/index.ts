import type { App } from '@slack/bolt';
import type { Deps } from '../../deps.ts';
import { answer } from '../../slack/answer.ts';
import { helpView } from './views.ts';

export function register(app: App, deps: Deps): void {
  app.command('/contour', async (heard) => {
    await heard.ack();
    await answer(deps, '/contour', heard, async () => helpView());
  });
}
