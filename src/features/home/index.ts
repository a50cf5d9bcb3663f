import type { App } from '@slack/bolt';
import { z } from 'zod';
import type { Deps, HomeParts } from '../../deps.ts';
import { UserError } from '../../errors.ts';
import { answer } from '../../slack/answer.ts';
import { causeIn } from '../../slack/cause-in.ts';
import { homeView, notForYouView } from './views.ts';

const openedHome = z.object({ event: z.object({ tab: z.literal('home'), user: z.string() }) });
const actedInView = z.object({
  user: z.object({ id: z.string() }),
  view: z.object({ type: z.enum(['home', 'modal']) }),
});

/** The Home tab: every routine's part, drawn for the person who looks, and drawn again after each act on it or in a form above it. */
export function registerHome(app: App, deps: Deps, parts: HomeParts[]): void {
  app.event('app_home_opened', async (heard) => {
    // The same event comes when the Messages tab is opened.
    const opened = openedHome.safeParse(heard.body);
    if (opened.success) await publish(deps, heard.client, teamOf(heard.context), opened.data.event.user, parts);
    await answer(deps, 'app_home_opened', heard, async () => undefined);
  });

  app.use(async ({ body, client, context, next }) => {
    await next();
    // A form may stand above Home, which Slack then shows again as it was.
    const acted = actedInView.safeParse(body);
    if (acted.success) await publish(deps, client, teamOf(context), acted.data.user.id, parts);
  });
}

function teamOf(context: object): string {
  return causeIn(context).teamId;
}

async function publish(
  deps: Deps,
  client: App['client'],
  teamId: string,
  userId: string,
  parts: HomeParts[],
): Promise<void> {
  try {
    await client.views.publish({ user_id: userId, view: await drawnFor(deps, teamId, userId, parts) });
  } catch (error) {
    deps.log.error({ event: 'home.not-published', teamId, userId, err: error });
  }
}

async function drawnFor(deps: Deps, teamId: string, userId: string, parts: HomeParts[]) {
  try {
    const person = await deps.roster.colleague(teamId, userId);
    const drawn = await Promise.all(parts.map((part) => part(deps, person)));
    return homeView(drawn.flat());
  } catch (error) {
    if (error instanceof UserError) return notForYouView(error.sentence);
    throw error;
  }
}
