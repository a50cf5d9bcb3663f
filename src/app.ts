import { App, type Authorize, type Receiver } from '@slack/bolt';
import type { WebClientOptions } from '@slack/web-api';
import type { Deps } from './deps.ts';
import { registerFeatures } from './features/index.ts';
import { outOfDate } from './slack/out-of-date.ts';
import { sdkLogger } from './slack/sdk-logger.ts';
import { switchboard } from './slack/switchboard.ts';

export interface AppOptions {
  receiver: Receiver;
  authorize: Authorize<boolean>;
  clientOptions: WebClientOptions;
}

/** The Bolt app with every routine registered. Nothing is started and nobody is called. */
export function buildApp(deps: Deps, { receiver, authorize, clientOptions }: AppOptions): App {
  const app = new App({ receiver, authorize, clientOptions, convoStore: false, logger: sdkLogger(deps.log) });
  registerFeatures(
    switchboard(app, (heard) => outOfDate(deps, heard)),
    deps,
  );
  app.error(async (error) => deps.log.error({ event: 'bolt.failed', err: error }));
  return app;
}
