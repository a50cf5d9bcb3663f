import { useEffect, useRef } from 'react';
import type { PageMessage } from '../../page-api.ts';
import { titleOf } from '../chat/channel-title.ts';
import { useWorkspace, type WorkspaceContext } from '../state/workspace-context.ts';
import { threadOf, topLevelOf } from '../state/workspace-state.ts';

/** Reads out what arrives: messages of the open conversation or thread that are new or say something else now, and that something waits elsewhere. */
export function useNews(): void {
  const workspace = useWorkspace();
  const { state, place, announce } = workspace;
  const shown = place.channel
    ? [
        ...(topLevelOf(state, place.channel) ?? []),
        ...((place.thread && threadOf(state, place.channel, place.thread)) || []),
      ]
    : [];
  const newest = shown.reduce<PageMessage | undefined>(
    (last, message) => (last && last.ts > message.ts ? last : message),
    undefined,
  );
  const elsewhere = state.channels.filter(({ id, waiting }) => id !== place.channel && waiting > 0);
  const said = useRef({ where: '', ts: '', texts: new Map<string, string>(), waiting: new Map<string, number>() });

  useEffect(() => {
    const where = `${place.channel} ${place.thread}`;
    const before = said.current;
    const isNew = before.where === where && newest && newest.ts > before.ts && newest.user !== state.me.id;
    const changed = shown.find(({ ts, text }) => before.where === where && (before.texts.get(ts) ?? text) !== text);
    const arrived = elsewhere.find(({ id, waiting }) => before.where && waiting > (before.waiting.get(id) ?? 0));
    said.current = {
      where: shown.length > 0 ? where : before.where,
      ts: newest?.ts ?? before.ts,
      texts: new Map(shown.map(({ ts, text }) => [ts, text])),
      waiting: new Map(elsewhere.map(({ id, waiting }) => [id, waiting])),
    };
    if (isNew) announce(sentenceOf(newest, workspace));
    else if (changed) announce(sentenceOf(changed, workspace));
    else if (arrived) announce(`New message for you in ${titleOf(arrived)}`);
  });
}

function sentenceOf(message: PageMessage, { state }: WorkspaceContext): string {
  const nameOf = (id: string) => state.people.find((person) => person.id === id)?.name ?? 'someone';
  const channelOf = (id: string) => {
    const channel = state.channels.find((known) => known.id === id);
    return channel ? titleOf(channel) : 'a private channel';
  };
  const text = message.text
    .replace(/<@(\w+)>/g, (_, id: string) => nameOf(id))
    .replace(/<#(\w+)(?:\|[^>]*)?>/g, (_, id: string) => channelOf(id))
    .replace(/<[^|>]*\|([^>]*)>/g, '$1')
    .replace(/[*_~`]/g, '');
  return `${nameOf(message.user)}${message.isEphemeral ? ', only visible to you' : ''}: ${text}`;
}
