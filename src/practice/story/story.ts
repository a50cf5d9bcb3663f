import { setTimeout as wait } from 'node:timers/promises';
import { instantOf } from '../../time/local-time.ts';
import type { HowToPlay, PageStory } from '../page-api.ts';
import { userIdOf } from '../sample-school.ts';
import { tell } from '../workspace.ts';
import { type Progress, playStep, type Stage } from './player.ts';
import { personNamed, type Step } from './step.ts';
import { week0 } from './week-0.ts';
import { week1 } from './week-1.ts';
import { week2 } from './week-2.ts';
import { week3 } from './week-3.ts';

/** All of the story, in the order in which it happens. Source: domain.md section 7. */
export const storySteps: readonly Step[] = [...week0, ...week1, ...week2, ...week3].sort((one, other) =>
  timeOf(one).localeCompare(timeOf(other)),
);

/** When the practice workspace begins, and the latest that the story can: in the zone of the sample school. */
const begins = { opens: { day: '2026-02-20', time: '08:00' }, latest: { day: '2026-02-23', time: '08:00' } };

/** The three weeks, played on a practice workspace. */
export interface Story {
  now(): PageStory;
  /** Plays on from where it stands; resolves when it rests. */
  play(how?: HowToPlay): Promise<void>;
  /** Rests after the step under way. */
  pause(): void;
  /** Plays one step. */
  next(): Promise<void>;
  /** Rests after the act under way, before the program ends; resolves then, at the latest after 5 s. */
  leave(): Promise<void>;
}

const restMs = 3_000;
/** Where everyone does the same, as when they join. */
const shortRestMs = 300;
const mostLeaveMs = 5_000;

/** The instant at which a new practice workspace of this zone begins. */
export function storyBegins(zone: string): Date {
  return instantOf(begins.opens.day, begins.opens.time, zone);
}

export function storyOf(stage: Stage): Story {
  const { workspace, clock } = stage;
  const { zone } = workspace.state.team;
  let status: 'resting' | 'playing' | 'stopped' = 'resting';
  let isToRest = false;
  let isLeaving = false;
  let underWay: Promise<unknown> = Promise.resolve();
  let fault: string | null = null;
  const done = () => workspace.state.storyDone ?? 0;
  const progress = (): Progress => ({
    done: workspace.state.storyActs ?? 0,
    keep(acts) {
      workspace.state.storyActs = acts;
      delete workspace.state.storyDelivery;
      told();
    },
    isToRest: () => isLeaving,
  });

  async function play(how: HowToPlay, most: number): Promise<void> {
    if (status === 'playing' || isLeaving || now().status === 'too-late') return;
    [status, isToRest, fault] = ['playing', false, null];
    told();
    try {
      for (let steps = 0; steps < most && !isToRest; steps += 1) {
        const step = storySteps[done()];
        if (!step || (how.until && timeOf(step) >= how.until)) break;
        const isLeftOut = step.answer !== undefined && step.answer === how.without;
        const played = isLeftOut ? Promise.resolve(true) : playStep(stage, step, progress());
        underWay = played.catch(() => undefined);
        if (!(await played)) break;
        workspace.state.storyDone = done() + 1;
        workspace.state.storyActs = 0;
        told();
        if (how.isWatched && storySteps[done()]?.day !== step.day) break;
        const rest = step.day === begins.opens.day ? shortRestMs : restMs;
        if (how.isWatched && !isToRest) await wait(rest, undefined, { ref: false });
      }
      const [day = '', time = ''] = how.until?.split('T') ?? [];
      if (day && time && !isToRest) await clock.advanceTo(instantOf(day, time, zone));
      status = 'resting';
    } catch (error) {
      status = 'stopped';
      fault = (error as Error).message;
    }
    told();
  }

  function now(): PageStory {
    const last = storySteps[done() - 1];
    const isTooLate = done() === 0 && clock.now() >= instantOf(begins.latest.day, begins.latest.time, zone);
    return {
      status: isTooLate ? 'too-late' : status === 'resting' && done() === storySteps.length ? 'over' : status,
      done: done(),
      of: storySteps.length,
      isInStep: (workspace.state.storyActs ?? 0) > 0,
      last: last ? { day: last.day, who: userIdOf(personNamed(last.who).no), tells: last.tells } : null,
      fault,
    };
  }

  function told(): void {
    tell(workspace, { kind: 'story' });
  }

  return {
    now,
    play: (how = {}) => play(how, storySteps.length),
    pause() {
      isToRest = true;
    },
    next: () => play({}, 1),
    async leave() {
      [isToRest, isLeaving] = [true, true];
      await Promise.race([underWay, wait(mostLeaveMs, undefined, { ref: false })]);
    },
  };
}

function timeOf({ day, time }: Step): string {
  return `${day}T${time}`;
}
