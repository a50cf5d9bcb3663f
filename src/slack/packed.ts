/** Slack takes 3,000 characters in a section. */
const mostCharacters = 2_900;

/** Lines put together into as few texts as fit into sections; no line is cut. */
export function packed(lines: readonly string[]): string[] {
  const texts: string[] = [];
  for (const line of lines) {
    const last = texts.at(-1);
    if (last !== undefined && last.length + 1 + line.length <= mostCharacters)
      texts[texts.length - 1] = `${last}\n${line}`;
    else texts.push(line);
  }
  return texts;
}
