import type { Deps } from '../../deps.ts';
import { maySetSchool } from '../../domain/leader.ts';
import type { OutsideHelp } from '../../domain/outside-help.ts';
import type { Person, Who } from '../../domain/person.ts';
import { pupilFaults } from '../../domain/pupil-faults.ts';
import { UserError } from '../../errors.ts';
import type { Answer } from '../../slack/view.ts';
import { helpListView, mostHelp } from './help-views.ts';
import type { Press, Sender, SentHelp } from './input.ts';
import { chosenFaults } from './load.ts';

export type HelpDeps = Pick<Deps, 'outsideHelp' | 'leaders' | 'roster' | 'clock' | 'newId'>;

/** `/contour outside help`: whom the school knows outside, for every colleague. */
export async function listHelp(deps: HelpDeps, { teamId, userId }: Who, lead?: string): Promise<Answer> {
  const person = await deps.roster.colleague(teamId, userId);
  const register = await deps.outsideHelp.all(teamId, mostHelp);
  const mayChange = await changing(deps, person);
  return helpListView(register, mayChange, lead);
}

/** What is wrong with the form: a sentence by field. */
export async function helpFaults(
  deps: Pick<Deps, 'matcher' | 'roster'>,
  { teamId }: Sender,
  { words, namesNoPupil }: SentHelp,
): Promise<Record<string, string>> {
  const { topics, cost, leadTime, vettedBy } = words;
  const directory = await deps.matcher.directory(teamId);
  // Their name and address are those of a grown-up.
  const named = pupilFaults(directory, { topics, cost, leadTime }, { namesNoPupil });
  if (Object.keys(named).length > 0) return { ...named };
  return vettedBy ? chosenFaults(deps, teamId, 'vettedBy', vettedBy) : {};
}

/** **Add outside help** */
export async function addHelp(deps: HelpDeps, { teamId, userId, cause }: Sender, sent: SentHelp): Promise<Answer> {
  await deps.roster.colleague(teamId, userId);
  await deps.outsideHelp.addOnce({
    ...{ teamId, id: deps.newId(), cause, ...sent.words, addedBy: userId, addedAt: deps.clock(), uses: [], turn: 0 },
  });
  return listHelp(deps, { teamId, userId }, 'It is in the register. Whoever looks for it finds it there.');
}

/** An entry that this person may change: who added it, leaders of the school and admins. Throws UserError for all others. */
export async function helpToChange(deps: HelpDeps, { teamId, userId, gapId: id }: Press): Promise<OutsideHelp> {
  const person = await deps.roster.colleague(teamId, userId);
  const help = await deps.outsideHelp.find(teamId, id);
  if (!help) throw gone();
  if ((await changing(deps, person))(help)) return help;
  throw new UserError('not-theirs', 'Who added it, a leader of the school or an admin changes this. Ask one of them.');
}

/** **Change** */
export async function changeHelp(deps: HelpDeps, sender: Sender, { words }: SentHelp): Promise<Answer> {
  const { vettedBy: _, ...help } = await helpToChange(deps, sender);
  if (!(await deps.outsideHelp.change({ ...help, ...words }))) throw gone();
  return listHelp(deps, sender, 'Saved.');
}

/** **Remove**: gaps for which it was brought in keep its name. */
export async function removeHelp(deps: HelpDeps, press: Press): Promise<Answer> {
  if (!(await deps.outsideHelp.remove(await helpToChange(deps, press)))) throw gone();
  return listHelp(deps, press, 'It is out of the register.');
}

async function changing(deps: Pick<Deps, 'leaders'>, person: Person): Promise<(help: OutsideHelp) => boolean> {
  const isLeader = maySetSchool(person, await deps.leaders.all(person.teamId));
  return ({ addedBy }) => isLeader || addedBy === person.userId;
}

function gone(): UserError {
  return new UserError('help-gone', 'This has changed meanwhile. `/contour outside help` shows the register.');
}
