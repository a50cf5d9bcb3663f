import { z } from 'zod';

const slackId = z.string().regex(/^[A-Z0-9]{2,32}$/);

/** A press on a button that needs no more than who pressed. */
export const pressInput = z
  .object({ team: z.object({ id: slackId }), user: z.object({ id: slackId }) })
  .transform(({ team, user }) => ({ teamId: team.id, userId: user.id }));
