import type { App, ViewSubmitAction } from '@slack/bolt';
import { z } from 'zod';
import type { Deps } from '../../deps.ts';
import { UserError } from '../../errors.ts';
import { answer } from '../../slack/answer.ts';
import { openForm } from '../../slack/open-form.ts';
import { parse } from '../../slack/parse.ts';
import { submitted } from '../../slack/submitted.ts';
import { ids } from './action-ids.ts';
import { facilitator, volunteer, withdrawFacilitator } from './facilitator.ts';
import { fewer } from './fewer.ts';
import { adminOnly, safetySaved } from './safety.ts';
import { helpView, privacyView, safetyForm } from './views.ts';

const command = z
  .object({ team_id: z.string(), user_id: z.string(), text: z.string().max(40_000) })
  .transform(({ team_id, user_id, text }) => ({ teamId: team_id, userId: user_id, word: text.trim().toLowerCase() }));

const press = z
  .object({ team: z.object({ id: z.string() }), user: z.object({ id: z.string() }) })
  .transform(({ team, user }) => ({ teamId: team.id, userId: user.id }));

const safetyInput = z.object({
  steps: z
    .string({ error: 'Write the steps that a colleague should take.' })
    .trim()
    .min(10, 'Write the steps that a colleague should take.')
    .max(1_000, 'Please keep this under 1,000 characters.'),
});

export function register(app: App, deps: Deps): void {
  app.command('/contour', async (heard) => {
    await heard.ack();
    const { word, teamId, userId } = parse(command, heard.command);
    if (word === 'safety') {
      const build = async () => {
        await adminOnly(deps, teamId, userId);
        return safetyForm((await deps.schools.home(teamId)).safetyText);
      };
      return openForm(deps, '/contour safety', heard, {
        title: 'Child safety',
        instead: 'I could not open the form. Please try `/contour safety` again.',
        build,
      });
    }
    await answer(deps, '/contour', heard, async (tx) => {
      await tx.roster.colleague(teamId, userId);
      if (word === '' || word === 'help') return helpView();
      if (word === 'privacy') return privacyView();
      if (word === 'facilitator') return facilitator(tx, { teamId, userId });
      throw new UserError('unknown-word', 'I do not know that word. Try `/contour facilitator` or `/contour help`.');
    });
  });

  for (const [id, act] of [
    [ids.volunteer, volunteer],
    [ids.withdraw, withdrawFacilitator],
    [ids.fewer, fewer],
  ] as const) {
    app.action(id, async (heard) => {
      await heard.ack();
      await answer(deps, id, heard, (tx) => act(tx, parse(press, heard.body)));
    });
  }

  app.view<ViewSubmitAction>(ids.safetyForm, async (heard) => {
    const who = parse(press, heard.body);
    await submitted(deps, heard, {
      name: ids.safetyForm,
      schema: safetyInput,
      work: (tx, { steps }) => safetySaved(tx, { ...who, steps }),
    });
  });
}
