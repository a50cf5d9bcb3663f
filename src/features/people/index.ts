import type { App } from '@slack/bolt';
import { z } from 'zod';
import type { Deps, PersonLeft } from '../../deps.ts';
import { answer } from '../../slack/answer.ts';
import { causeIn } from '../../slack/cause-in.ts';
import { parse } from '../../slack/parse.ts';
import { type SlackUser, slackPerson } from '../../slack/roster.ts';

/** What Slack tells of a person; all that Contour does not read is left out. */
const user: z.ZodType<SlackUser> = z.object({
  id: z.string(),
  name: z.string().optional(),
  real_name: z.string().optional(),
  tz: z.string().optional(),
  deleted: z.boolean().optional(),
  is_bot: z.boolean().optional(),
  is_restricted: z.boolean().optional(),
  is_ultra_restricted: z.boolean().optional(),
  is_stranger: z.boolean().optional(),
  is_invited_user: z.boolean().optional(),
  is_admin: z.boolean().optional(),
  is_owner: z.boolean().optional(),
  profile: z.object({ real_name: z.string().optional() }).optional(),
});
const news = z.object({ event: z.object({ user }) });

/** Slack's news of people: who came, who changed, who left. What someone held goes on at once when they leave. */
export function registerPeople(app: App, deps: Deps, personLeft: PersonLeft[]): void {
  const take = async (tx: Deps, teamId: string, body: unknown) => {
    const person = slackPerson(teamId, parse(news, body).event.user);
    const before = await tx.people.keepSlack(person, tx.clock());
    if (person.standing === 'colleague' || before?.standing !== 'colleague') return undefined;
    for (const leave of personLeft) await leave(tx, person);
    return undefined;
  };
  app.event('user_change', async (heard) => {
    await answer(deps, 'user_change', heard, (tx) => take(tx, causeIn(heard.context).teamId, heard.body));
  });
  app.event('team_join', async (heard) => {
    await answer(deps, 'team_join', heard, (tx) => take(tx, causeIn(heard.context).teamId, heard.body));
  });
}
