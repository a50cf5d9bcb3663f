import { z } from 'zod';
import type { Cause } from '../stores/inbox-store.ts';

const id = z.string().min(1).max(255);
const teamAndUser = { team: z.object({ id }).nullish(), user: z.object({ id, team_id: id.optional() }) };

const command = z.object({ command: id, team_id: id, user_id: id, trigger_id: id });
const interaction = z.object({ ...teamAndUser, trigger_id: id });
const event = z.object({
  event_id: id,
  team_id: id,
  authorizations: z.array(z.object({ team_id: id.nullish() })).optional(),
  event: z.object({ user: z.union([id, z.object({ id })]).optional() }),
});

const interactionKinds: Record<string, Cause['kind']> = {
  block_actions: 'action',
  shortcut: 'shortcut',
  message_action: 'shortcut',
  view_submission: 'submission',
};

/**
 * The cause behind a Slack payload, or undefined for what has no lasting effect and needs no inbox row (option lists).
 * The team is the installing workspace, never the home of an outsider. Throws ZodError for a payload that is not Slack's.
 */
export function causeOf(body: Record<string, unknown>): Cause | undefined {
  if (body.command !== undefined) {
    const { team_id, user_id, trigger_id } = command.parse(body);
    return { teamId: team_id, kind: 'command', key: trigger_id, userId: user_id, replayed: false };
  }
  if (body.type === 'event_callback') {
    const { event_id, team_id, authorizations, event: inner } = event.parse(body);
    const userId = typeof inner.user === 'string' ? inner.user : inner.user?.id;
    const teamId = authorizations?.[0]?.team_id ?? team_id;
    return { teamId, kind: 'event', key: event_id, ...(userId && { userId }), replayed: false };
  }
  const kind = interactionKinds[String(body.type)];
  if (!kind) return undefined;
  const { team, user, trigger_id } = interaction.parse(body);
  return cause(team?.id ?? user.team_id, kind, trigger_id, user.id);
}

function cause(teamId: string | undefined, kind: Cause['kind'], key: string, userId: string): Cause {
  return { teamId: id.parse(teamId), kind, key, userId, replayed: false };
}

/** One word for logs and unique keys: `T1/command/123.456`. */
export function causeName({ teamId, kind, key }: Cause): string {
  return `${teamId}/${kind}/${key}`;
}
