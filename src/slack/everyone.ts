import type { WebClient } from '@slack/web-api';
import type { SlackUser } from './roster.ts';

const perPage = 500;

/** Everyone of the workspace whose client this is, as Slack describes them now, a page at a time. */
export async function* everyone(client: WebClient): AsyncGenerator<SlackUser[]> {
  let cursor: string | undefined;
  do {
    const page = await client.users.list({ limit: perPage, ...(cursor && { cursor }) });
    yield (page.members ?? []).flatMap(({ id, ...user }) => (id ? [{ ...user, id }] : []));
    cursor = page.response_metadata?.next_cursor || undefined;
  } while (cursor);
}
