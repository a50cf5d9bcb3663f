import type { App } from '@slack/bolt';
import { z } from 'zod';
import type { Deps, Job, PersonLeft } from '../../deps.ts';
import { onEvent } from '../../slack/on-event.ts';
import { parse } from '../../slack/parse.ts';
import { type SlackUser, slackPerson } from '../../slack/roster.ts';
import { eraseJob } from './erase.ts';
import { leftJob, tellLeft } from './left.ts';
import { syncJob } from './sync.ts';

/** What Slack tells of a person; all that Contour does not read is left out. */
const user: z.ZodType<SlackUser> = z.object({
  id: z.string(),
  team_id: z.string().optional(),
  enterprise_user: z.object({ teams: z.array(z.string()).optional() }).optional(),
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

/**
 * Slack's news of people whom Contour has met: name, zone, and who came back or left. What someone held goes on at once when
 * they leave. Nobody is kept who never met Contour.
 */
export function registerPeople(app: App, deps: Deps, personLeft: PersonLeft[]): void {
  const take = async (tx: Deps, teamId: string, body: unknown) => {
    const person = slackPerson(teamId, parse(news, body).event.user);
    if (!(await tx.people.find(teamId, person.userId))) return;
    await tx.people.keepSlack(person, tx.clock());
    await tellLeft(tx, person, personLeft);
  };
  app.event('user_change', async (heard) => {
    await onEvent(deps, 'user_change', heard, (tx, { teamId }) => take(tx, teamId, heard.body));
  });
  app.event('team_join', async (heard) => {
    await onEvent(deps, 'team_join', heard, (tx, { teamId }) => take(tx, teamId, heard.body));
  });
}

export function peopleJobs(personLeft: PersonLeft[]): Job[] {
  return [leftJob(personLeft), eraseJob(personLeft), syncJob];
}
