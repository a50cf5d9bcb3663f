import type { App, ViewSubmitAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { z } from 'zod';
import type { Deps } from '../../deps.ts';
import { loadingModal } from '../../slack/modal.ts';
import { parse } from '../../slack/parse.ts';
import { submitted } from '../../slack/submitted.ts';
import type { Answer } from '../../slack/view.ts';
import { ids } from './action-ids.ts';
import { type Press, submissionInput, type Who } from './input.ts';
import { leaderFaults, nameLeader, openLeaderForm } from './leaders.ts';
import { adminOnly, safetySaved } from './safety.ts';
import { safetyForm } from './views.ts';

/** A form that a word or a press opens. `value` is what stands on the button. */
export interface OpenedForm {
  title: string;
  /** What the person can do when no form can be opened. */
  instead: string;
  build(deps: Deps, opener: Press): Promise<ModalView>;
}

const safety: OpenedForm = {
  title: 'Child safety',
  instead: 'I could not open the form. Please try `/contour safety` again.',
  async build(deps, { teamId, userId }) {
    await adminOnly(deps, teamId, userId);
    return safetyForm((await deps.schools.home(teamId)).safetyText);
  },
};

const leader: OpenedForm = {
  title: 'Name a leader',
  instead: 'I could not open the form. Type `/contour leaders` and press the button again.',
  build: openLeaderForm,
};

/** By the word after `/contour`. */
export const wordForms: Readonly<Record<string, OpenedForm>> = { safety };

/** By the button that opens it. */
export const pressForms: Readonly<Record<string, OpenedForm>> = { [ids.nameLeader]: leader };

const safetyInput = z.object({
  steps: z
    .string({ error: 'Write the steps that a colleague should take.' })
    .trim()
    .min(10, 'Write the steps that a colleague should take.')
    .max(1_000, 'Please keep this under 1,000 characters.'),
});

const leaderInput = z.object({
  colleague: z.string({ error: 'Choose a colleague.' }).max(32),
  scope: z.string({ error: 'Choose one.' }).max(32),
});

/** A form that was sent: its fields, what the records say of them, and what it does. */
interface SentForm<T> {
  schema: z.ZodType<T>;
  title: string;
  check?(deps: Deps, who: Who, filled: T): Promise<Record<string, string>>;
  work(tx: Deps, who: Who, filled: T): Promise<Answer>;
}

export function registerForms(app: App, deps: Deps): void {
  function onSent<T>(id: string, { schema, title, check, work }: SentForm<T>): void {
    app.view<ViewSubmitAction>(id, async (heard) => {
      const { about: _, ...who } = parse(submissionInput, heard.body);
      await submitted(deps, heard, {
        name: id,
        schema,
        ...(check && { check: (filled: T) => check(deps, who, filled) }),
        meanwhile: loadingModal(title),
        work: (tx, filled) => work(tx, who, filled),
      });
    });
  }

  onSent(ids.safetyForm, {
    schema: safetyInput,
    title: safety.title,
    work: (tx, who, { steps }) => safetySaved(tx, { ...who, steps }),
  });
  onSent(ids.leaderForm, { schema: leaderInput, title: leader.title, check: leaderFaults, work: nameLeader });
}
