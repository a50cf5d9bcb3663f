import { expect, test } from 'vitest';
import type { Person } from '../../src/practice/person.ts';
import { type Story, storyOf, storySteps } from '../../src/practice/story/story.ts';
import type { Workspace } from '../../src/practice/workspace.ts';
import { startSchool } from './start-school.ts';

/** The story on this workspace, acted by people of whom only what they do is seen, at the instant of its beginning. */
function acted(
  workspace: Workspace,
  acts: string[],
  before: (act: string, story: () => Story) => void,
  moves: Date[] = [],
): Story {
  let isFormOpen = false;
  const act = async (what: string, opens: boolean) => {
    before(what, () => story);
    isFormOpen = opens;
    acts.push(what);
    return { errors: {} };
  };
  const person = {
    command: (command: string, text: string) => act(`${command} ${text}`.trim(), false),
    press: (label: string) => act(label, true),
    submit: (fields: Record<string, string>) => act(Object.values(fields).join(), false),
    sees: async () => ({}),
    stack: () => (isFormOpen ? [{}] : []),
    dismiss: async () => {},
  } as unknown as Person;
  const clock = { now: () => new Date('2026-02-20T14:00:00Z'), advanceTo: async (to: Date) => void moves.push(to) };
  const deliverAgain = async () => false;
  const story: Story = storyOf({ workspace, clock, as: () => person, deliverAgain });
  return story;
}

const restarted = ({ state, ...rest }: Workspace): Workspace => ({ ...rest, state: structuredClone(state) });

test('a story that was cut off in the middle of what Renata does goes on with the rest of it, and does nothing twice', async () => {
  const { workspace } = await startSchool();
  const acts: string[] = [];
  const [first] = storySteps;
  const wanted = first?.does.map(
    (one) => Object.values(one).flatMap((it) => (typeof it === 'string' ? it : Object.values(it)))[0],
  );
  await acted(workspace, acts, (act, story) => {
    if (act === 'Tom Lindqvist') void story().leave();
  }).play();
  expect(acts).toEqual(wanted?.slice(0, 6));
  const after = restarted(workspace);
  const story = acted(after, acts, () => {});
  expect(story.now()).toMatchObject({ done: 0, isInStep: true, status: 'resting' });
  await story.next();
  expect(acts).toEqual(wanted);
  expect(story.now()).toMatchObject({ done: 1, isInStep: false });
});

test('a form that was closed meanwhile is opened again, and only that', async () => {
  const { workspace } = await startSchool();
  const acts: string[] = [];
  const broken = acted(workspace, acts, (act) => {
    if (act === 'Tom Lindqvist') throw new Error('cut off');
  });
  await broken.next();
  expect(broken.now()).toMatchObject({ status: 'stopped', isInStep: true });
  acts.length = 0;
  await acted(restarted(workspace), acts, () => {}).next();
  expect(acts).toEqual(['Name a leader', 'Tom Lindqvist', '/contour leaders', 'Name a leader', 'Priya Raman']);
});

test('a day is played once, whoever presses Play or Next beside it or after it', async () => {
  const { workspace } = await startSchool();
  const acts: string[] = [];
  const story = acted(workspace, acts, () => {});
  const friday = { until: '2026-02-21T00:00' };
  await Promise.all([story.play(friday), story.play(friday), story.next()]);
  await story.play(friday);
  const { done } = story.now();
  expect(storySteps[done]?.day).toBe('2026-02-23');
  const presses = storySteps.slice(0, done).flatMap(({ does }) => does.filter((act) => !('sees' in act)));
  expect(acts).toHaveLength(presses.length);
});

test('Pause lets who acts come to the end of it, and leaves school time where it is', async () => {
  const { workspace } = await startSchool();
  const acts: string[] = [];
  const moves: Date[] = [];
  const pausing = (act: string, of: () => Story) => {
    if (act === 'Tom Lindqvist') of().pause();
  };
  const story = acted(workspace, acts, pausing, moves);
  await story.play({ until: '2026-02-21T00:00' });
  expect(story.now()).toMatchObject({ done: 1, isInStep: false, status: 'resting' });
  expect(moves.filter((to) => to >= new Date('2026-02-21T00:00:00Z'))).toEqual([]);
});
