import { z } from 'zod';
import type { Deps } from '../../deps.ts';
import { type Who, workplaceOf } from '../../domain/person.ts';
import { UserError } from '../../errors.ts';
import { causeIn } from '../../slack/cause-in.ts';
import { messageRow } from '../../slack/message-row.ts';
import { slackId } from '../../slack/payload.ts';
import { postTo } from '../../slack/post-to.ts';
import { weekLabel } from '../../time/school-week.ts';
import { pageNow, pageView, viewNow } from './show.ts';
import { pageOfBlock } from './views.ts';
import { insteadOf, kinds, readAs } from './week-job.ts';

const actor = { team: z.object({ id: slackId }), user: z.object({ id: slackId }) };

/** A press on a page's button that is another routine's; this routine's own show the page themselves. */
const pressedOnPage = z.object({
  ...actor,
  response_url: z.url(),
  actions: z.tuple([z.object({ block_id: z.string(), action_id: z.string().regex(/^(?!digest\.)/) })], z.unknown()),
});

/** A form that opens from a page. */
const sentFromPage = z.object({
  ...actor,
  type: z.literal('view_submission'),
  trigger_id: z.string(),
  view: z.object({ callback_id: z.enum(['commit.swap-form', 'commit.more-time-form']) }),
});

/**
 * Shows the page as it is now once something on it was done: the message that was pressed, and after a form, which does not know
 * from where it was opened, the page of this week that was sent. What fails here is left to **Refresh**.
 */
export async function redrawAfter(deps: Deps, { body, context }: { body: object; context: object }): Promise<void> {
  try {
    const pressed = pressedOnPage.safeParse(body);
    if (pressed.success) return await redrawPressed(deps, pressed.data, causeIn(context).replayed);
    const sent = sentFromPage.safeParse(body);
    if (sent.success) await redrawSent(deps, sent.data);
  } catch (error) {
    // Whoever leads this team no more was told what their press came to, and keeps the page that they have.
    const why = error instanceof UserError ? { code: error.code } : { err: error };
    deps.log.warn({ event: 'digest.not-redrawn', ...why });
  }
}

async function redrawPressed(deps: Deps, { team, user, ...press }: z.infer<typeof pressedOnPage>, isReplayed: boolean) {
  const page = pageOfBlock(press.actions[0].block_id);
  if (!page || isReplayed) return;
  const view = await viewNow(deps, { teamId: team.id, userId: user.id, ...page });
  const status = await postTo(press.response_url, { response_type: 'ephemeral', replace_original: true, ...view });
  if (status < 200 || status > 299) throw new Error(`response URL answered ${status}`);
}

async function redrawSent(deps: Deps, { team, user, trigger_id }: z.infer<typeof sentFromPage>) {
  const who: Who = { teamId: team.id, userId: user.id };
  const person = await deps.people.find(who.teamId, who.userId);
  if (!person) return;
  const { zone } = workplaceOf(person, await deps.schools.home(who.teamId)).person;
  const now = deps.clock();
  const planned = `digest:${who.userId}:${weekLabel(now, zone)}`;
  const isSent = async (key: string) => (await deps.outbox.find(who.teamId, key))?.state === 'sent';
  const key = (await isSent(planned)) ? planned : insteadOf(planned);
  if (key !== planned && !(await isSent(key))) return;
  const page = await pageNow(deps, who);
  const view = pageView(page, person, true);
  const once = { teamId: who.teamId, scheduleId: `${key}:redrawn`, slot: trigger_id };
  await deps.onOccurrence(once, (tx) =>
    tx.outbox.add({
      ...messageRow(who.teamId, view, now),
      ...{ key: `${key}:after:${trigger_id}`, kind: kinds.redrawn, method: 'chat.update' },
      ...{ channel: { of: key }, target: key, priority: 2 },
      ...(page.reader.role !== 'mirror' && { about: readAs(page.reader) }),
    }),
  );
}
