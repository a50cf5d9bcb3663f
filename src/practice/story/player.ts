import { instantOf } from '../../time/local-time.ts';
import type { Person } from '../person.ts';
import type { SchoolClock } from '../school-clock.ts';
import type { Workspace } from '../workspace.ts';
import { type Act, personNamed, type Step } from './step.ts';

/** What the story is played on. */
export interface Stage {
  workspace: Workspace;
  clock: SchoolClock;
  /** The person with this two-digit number, at their Slack. */
  as(no: string): Person;
  /** Tells the app once more of the act that was under way when the program ended; false where none was. */
  deliverAgain(): Promise<boolean>;
}

/** How far a step has come. */
export interface Progress {
  /** How many of its acts were done before. */
  done: number;
  keep(acts: number): void;
  /** Whether to rest before the next act. */
  isToRest(): boolean;
}

const [minuteMs, hourMs] = [60_000, 3_600_000];

/**
 * Plays one step from where it stands: school time goes on to it, the person acts, and all that Contour does of it has been done.
 *
 * @returns false where it rests before its end
 * @throws Error that says what the step tells and what was not there
 */
export async function playStep(stage: Stage, step: Step, { done, keep, isToRest }: Progress): Promise<boolean> {
  const { workspace, clock } = stage;
  const { no, name } = personNamed(step.who);
  const person = stage.as(no);
  const at = instantOf(step.day, step.time, workspace.state.team.zone);
  try {
    // What follows from the step before by the clockwork is done before time goes on by hours.
    if (+at - +clock.now() >= hourMs) await clock.advanceTo(new Date(+clock.now() + minuteMs));
    if (at > clock.now()) await clock.advanceTo(at);
    const next = (await stage.deliverAgain()) ? await goneOut(stage, person, step.does, done) : done;
    if (next > done) keep(next);
    const from = goesOnAt(step.does, next, person.stack().length > 0);
    for (const [place, act] of step.does.entries()) {
      if (place < from) continue;
      if (isToRest()) return false;
      await doAct(workspace, person, act);
      await clock.settled?.();
      keep(place + 1);
    }
    if (person.stack().length > 0) await person.dismiss();
    return true;
  } catch (fault) {
    const told = `${step.day} ${step.time}, ${name}: ${step.tells}`;
    throw new Error(`The story stopped. ${told}\n${(fault as Error).message}`, { cause: fault });
  }
}

/**
 * The act that was under way has taken effect. What was to be seen of it may have gone with the program, and the form that
 * stands may be half of one. Gives the act after those.
 */
async function goneOut({ clock }: Stage, person: Person, does: readonly Act[], done: number): Promise<number> {
  await clock.settled?.();
  if (person.stack().length > 0) await person.dismiss();
  const rest = does.findIndex((act, place) => place > done && !('sees' in act));
  return rest < 0 ? does.length : rest;
}

/** The act to go on with: the next one, or the one that opens its form, where that was closed meanwhile. */
function goesOnAt(does: readonly Act[], done: number, hasForm: boolean): number {
  const next = does[done];
  if (!next || hasForm || !isInForm(next)) return done;
  return Math.max(
    does.slice(0, done).findLastIndex((act) => 'types' in act || ('presses' in act && act.on)),
    0,
  );
}

function isInForm(act: Act): boolean {
  return 'fills' in act || ('presses' in act && !act.on);
}

async function doAct(workspace: Workspace, person: Person, act: Act): Promise<void> {
  if ('types' in act) {
    const [command = '', ...words] = act.types.split(' ');
    await person.command(command, words.join(' '), act.in ? { channel: channelNamed(workspace, act.in) } : {});
  } else if ('presses' in act) {
    const place = act.in ? channelNamed(workspace, act.in) : undefined;
    await person.press(act.presses, act.on ? await person.sees(act.on, place) : undefined);
  } else if ('fills' in act) {
    const { errors } = await person.submit(act.fills);
    const faults = Object.values(errors);
    if (faults.length > 0) throw new Error(`The form says: ${faults.join(' ')}`);
  } else if (person.stack().length > 0) {
    const top = person.stack().at(-1);
    if (!JSON.stringify(top?.blocks).includes(act.sees))
      throw new Error(`The form does not say "${act.sees}": ${JSON.stringify(top?.blocks)}`);
  } else {
    await person.sees(act.sees, act.in ? channelNamed(workspace, act.in) : undefined);
  }
}

function channelNamed(workspace: Workspace, name: string): string {
  const found = Object.values(workspace.state.channels).find((channel) => `#${channel.name}` === name);
  if (!found) throw new Error(`There is no channel ${name}.`);
  return found.id;
}
