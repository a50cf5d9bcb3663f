import type { Workspace } from './workspace.ts';

/** What someone typed into the composer, as Slack stores it: `& < >` escaped, mentions, channels and addresses in brackets. */
export function typedMessage(workspace: Workspace, typed: string): string {
  const escaped = typed.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return withEntities(workspace, escaped, (channel) => `<#${channel.id}|${channel.name}>`);
}

/**
 * The text of a slash command with `should_escape`: `@name` becomes `<@U…>`, a public channel `<#C…|name>`, a private one `<#C…|>`,
 * addresses stand in `<>`. All else arrives as typed, so `<!channel>` too. Source: `slack-facts.md` section 1.
 */
export function typedCommand(workspace: Workspace, typed: string): string {
  return withEntities(workspace, typed, ({ id, name, kind }) => `<#${id}|${kind === 'public' ? name : ''}>`);
}

function withEntities(
  workspace: Workspace,
  typed: string,
  channelEntity: (channel: { id: string; name: string; kind: string }) => string,
): string {
  const { people, channels } = workspace.state;
  const named = new Map<string, string>();
  for (const person of Object.values(people)) {
    named.set(`@${person.handle}`, `<@${person.id}>`);
    named.set(`@${person.name.toLowerCase()}`, `<@${person.id}>`);
  }
  for (const channel of Object.values(channels)) {
    if (channel.kind === 'public' || channel.kind === 'private') named.set(`#${channel.name}`, channelEntity(channel));
  }
  for (const word of ['channel', 'here', 'everyone']) named.set(`@${word}`, `<!${word}>`);
  const longestFirst = [...named.keys()].sort((a, b) => b.length - a.length);
  let text = '';
  for (let at = 0; at < typed.length; ) {
    const rest = typed.slice(at);
    const startsWord = at === 0 || /[\s(]/.test(typed[at - 1] ?? '');
    const address = startsWord ? /^https?:\/\/[^\s<>]+/.exec(rest)?.[0] : undefined;
    const name = startsWord && /^[@#]/.test(rest) ? nameAt(rest, longestFirst) : undefined;
    const taken = address ?? name ?? typed[at] ?? '';
    text += address ? `<${address}>` : name ? named.get(name) : taken;
    at += taken.length;
  }
  return text;
}

/** The longest known name that the text begins with and that ends where a word ends. */
function nameAt(text: string, names: readonly string[]): string | undefined {
  const lower = text.toLowerCase();
  return names.find((name) => lower.startsWith(name) && !/^[\p{L}\p{N}_-]/u.test(lower.slice(name.length)));
}
