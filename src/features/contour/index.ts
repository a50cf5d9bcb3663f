import type { App } from '@slack/bolt';
import type { ContourWord, Deps, PersonLeft, Undelivered } from '../../deps.ts';
import { answer } from '../../slack/answer.ts';
import { openForm } from '../../slack/open-form.ts';
import { parse } from '../../slack/parse.ts';
import { type PressAct, registerPresses } from '../../slack/presses.ts';
import { firstAdmin } from './first-run.ts';
import { registerForms, wordForms } from './forms.ts';
import { commandInput, type Press, pressInput, wordsOf } from './input.ts';
import { leaveLeading } from './leaders.ts';
import { cardUndelivered, leaveAllTeams, looking } from './team.ts';
import { presses, type Verb, verbs } from './verbs.ts';
import { unknownView } from './views.ts';

export { calendarJob } from './calendar-job.ts';
export { aboutTeaching } from './forms.ts';
export { home } from './home.ts';
export { jobs } from './jobs.ts';

export const undelivered: Record<string, Undelivered> = { 'contour.team-card': cardUndelivered };

/** Who is no colleague any more leads nothing and is in no team. */
export const personLeft: PersonLeft = async (deps, who) => {
  await leaveLeading(deps, who);
  await leaveAllTeams(deps, who);
};

/** @param others words of routines that have no command of their own */
export function register(app: App, deps: Deps, others: Readonly<Record<string, ContourWord>> = {}): void {
  app.command('/contour', async (heard) => {
    await heard.ack();
    const words = wordsOf(heard.command.text);
    const form = inTable(wordForms, words);
    if (form) {
      const build = () => form.build(deps, { ...parse(commandInput, heard.command), value: '' }, heard.client);
      return openForm(deps, '/contour', heard, { ...form, build });
    }
    const verb: Verb = inTable(verbs, words) ?? inTable(others, words) ?? (async () => unknownView());
    await answer(deps, '/contour', heard, async (tx) => {
      const asked = parse(commandInput, heard.command);
      await tx.roster.colleague(asked.teamId, asked.userId);
      return verb(tx, asked, looking(heard.client));
    });
  });

  const meet = firstAdmin(deps);
  app.use(async ({ body, next }) => {
    await next();
    const typed = commandInput.safeParse(body);
    if (typed.success) await meet(typed.data);
  });

  const acts = Object.entries(presses).map(([id, act]): [string, PressAct<Deps, Press>] => [
    id,
    (tx, press, client) => act(tx, press, looking(client)),
  ]);
  registerPresses(app, deps, { acts, press: pressInput });

  registerForms(app, deps);
}

/** Words that every object knows, such as "constructor", are no verbs. */
function inTable<T>(table: Readonly<Record<string, T>>, words: string): T | undefined {
  return Object.hasOwn(table, words) ? table[words] : undefined;
}
