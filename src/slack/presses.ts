import type { App, BlockAction } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { z } from 'zod';
import { type Answering, answer } from './answer.ts';
import type { Cause } from './cause-in.ts';
import { turns } from './in-turn.ts';
import { parse } from './parse.ts';
import type { Answer } from './view.ts';

/** What a press on a button does, in one transaction. `D`: all that a routine may reach; `P`: what the press brings. */
export type PressAct<D, P> = (tx: D, press: P, client: WebClient) => Promise<Answer | undefined>;

export interface PressesOf<D, P> {
  /** By button. */
  acts: readonly (readonly [button: string | RegExp, act: PressAct<D, P>])[];
  press: z.ZodType<P>;
  /** Presses of the same key wait for each other. */
  key?(press: P): string;
}

/** Listens to these buttons. Home is drawn anew after a press on it, and says it: no message stands beside it. */
export function registerPresses<D extends Answering<D, Cause>, P extends object>(
  app: App,
  deps: D,
  { acts, press, key }: PressesOf<D, P>,
): void {
  const inTurn = turns();
  for (const [button, act] of acts) {
    app.action<BlockAction>(button, async (heard) => {
      await heard.ack();
      const work = () =>
        answer(deps, heard.action.action_id, heard, async (tx: D) => {
          const pressed = parse(press, heard.body);
          const said = await act(tx, pressed, heard.client);
          return 'onHome' in pressed && pressed.onHome ? undefined : said;
        });
      const read = press.safeParse(heard.body);
      await (key && read.success ? inTurn(key(read.data), work) : work());
    });
  }
}
