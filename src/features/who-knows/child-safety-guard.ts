import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import type { Deps, Guard } from '../../deps.ts';
import { touchesChildSafety } from '../../domain/child-safety.ts';
import { defaultSafetyText } from '../../domain/school.ts';
import { formValues } from '../../slack/form-values.ts';
import { postTo } from '../../slack/post-to.ts';
import { ids } from './action-ids.ts';
import { type FalseAlarm, safetyModal, safetyView } from './views.ts';

/** The answer is due in 3 s, whatever the database does. */
const stepsWithinMs = 1_000;

const command = z.object({ command: z.string(), text: z.string() });
const form = z.object({
  type: z.literal('view_submission'),
  view: z.object({
    callback_id: z.string(),
    private_metadata: z.string().max(200).catch(''),
    state: z.object({ values: z.record(z.string(), z.record(z.string(), z.any())) }),
  }),
});
const shortcut = z.object({
  type: z.literal('message_action'),
  callback_id: z.literal(ids.messageShortcut),
  message: z.object({ text: z.string() }),
});

/** By the form in which people write, or the command after which they do: the button that opens it to be written again, when this was a false alarm. */
export type WayBack = Readonly<Record<string, string>>;

const ownForms: WayBack = {
  [ids.passForm]: ids.passAboutTeaching,
  [ids.helpedForm]: ids.helpedAboutTeaching,
  [ids.triedForm]: ids.triedAboutTeaching,
};

/** The form that was sent, if it is one of these or of a question. */
function formIn(body: Record<string, unknown>, wayBack: WayBack) {
  const sent = form.safeParse(body);
  const isOurs = sent.success && (sent.data.view.callback_id === ids.form || sent.data.view.callback_id in wayBack);
  return isOurs ? sent.data.view : undefined;
}

/** Everything a person wrote; what comes from a form for false alarms has passed already. */
function wordsIn(body: Record<string, unknown>, wayBack: WayBack): string {
  // Every delivery passes here, so what is plainly something else is told apart first.
  if (body.command !== undefined) {
    const asked = command.safeParse(body);
    const isWritten = asked.success && (asked.data.command === '/who-knows' || asked.data.command in wayBack);
    return isWritten ? asked.data.text : '';
  }
  if (body.type !== 'view_submission' && body.type !== 'message_action') return '';
  const sent = formIn(body, wayBack);
  if (sent)
    return Object.values(formValues(sent.state.values))
      .filter((value) => typeof value === 'string')
      .join('\n');
  const used = shortcut.safeParse(body);
  return used.success ? used.data.message.text : '';
}

/** Back to the form that was sent, whose next words pass; what was written is not kept. */
function falseAlarmIn(body: Record<string, unknown>, wayBack: WayBack): FalseAlarm | undefined {
  const sent = formIn(body, wayBack);
  const actionId = wayBack[sent?.callback_id ?? String(body.command)];
  return actionId ? { actionId, about: sent?.private_metadata ?? '' } : undefined;
}

/** The school's own steps; the ones everyone needs where the school has none, or the database does not answer in time. */
async function stepsOf(deps: Deps, teamId: string): Promise<string> {
  try {
    const late = wait(stepsWithinMs, undefined, { ref: false });
    const school = await Promise.race([deps.schools.home(teamId), late]);
    return school?.safetyText ?? defaultSafetyText;
  } catch (error) {
    deps.log.warn({ event: 'who-knows.safety-steps-unread', teamId, err: error });
    return defaultSafetyText;
  }
}

/**
 * A text about a child's safety is no question and no session: the school's steps are shown at once, and nothing is stored or
 * routed. Source: product.md, "Who knows" step 2; domain.md section 2.
 *
 * @param others forms and commands of other routines in which people write of lessons
 */
export function childSafety(others: WayBack): Guard {
  const wayBack = { ...ownForms, ...others };
  return {
    stops: (body) => touchesChildSafety(wordsIn(body, wayBack)),

    async answer(deps, { body, ack }, open) {
      deps.log.info({ event: 'who-knows.safety-steps-shown' });
      if (body.command !== undefined) {
        const view = safetyView(await stepsOf(deps, String(body.team_id)), falseAlarmIn(body, wayBack));
        return ack({ response_type: 'ephemeral', ...view });
      }
      const teamId = String(body.team?.id);
      if (body.type === 'view_submission') {
        const view = safetyModal(await stepsOf(deps, teamId), falseAlarmIn(body, wayBack));
        return ack({ response_action: 'update', view });
      }
      await ack();
      const steps = await stepsOf(deps, teamId);
      try {
        await open(teamId, String(body.trigger_id), safetyModal(steps));
      } catch (error) {
        // Nothing is stored, so nothing would come later: the steps go where the shortcut was used.
        deps.log.warn({ event: 'who-knows.safety-form-refused', teamId, err: error });
        await postTo(String(body.response_url), { response_type: 'ephemeral', ...safetyView(steps) });
      }
    },
  };
}
