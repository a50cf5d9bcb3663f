import type { Option, OptionGroup } from '@slack/types';
import { option, optionGroups } from '../block-kit/composition.ts';
import { list } from '../block-kit/shape.ts';
import type { Core } from '../core.ts';
import type { PageApi } from '../page-api.ts';
import { actor } from './acting.ts';
import { elementIn, holderOf, placeKey } from './block-action.ts';
import { appFault } from './fault.ts';
import { interactivePayload } from './payload.ts';

type Request = Parameters<PageApi['options']>[0];

const usualMinQuery = 3;
const mostRemembered = 500;

/** Asks the app for the options of an external select, once enough is typed. */
export async function askOptions(core: Core, request: Request): Promise<{ options: Option[]; groups: OptionGroup[] }> {
  const person = actor(core, request.as);
  const holder = holderOf(core, person, request.where);
  const { element, blockId, actionId } = elementIn(holder.blocks, request.blockId, request.actionId);
  if (request.query.length < Number(element.min_query_length ?? usualMinQuery)) return { options: [], groups: [] };
  // a request for options can open no modal and answer no message
  const { response_url: _, state: __, ...place } = holder.payload();
  const reply = await core.delivery.ask('interactive', {
    ...interactivePayload(core, 'block_suggestion', person),
    ...place,
    block_id: blockId,
    action_id: actionId,
    value: request.query,
  });
  if (!reply.ok) throw appFault(reply.code, core.workspace.state.app.name);
  const problems: string[] = [];
  const { options = [], option_groups: groups = [] } = reply.body as {
    options?: Option[];
    option_groups?: OptionGroup[];
  };
  list(option('plain'), 100, 0)(options, '/options', problems);
  if (groups.length > 0) optionGroups(groups, '/option_groups', problems);
  if (problems.length > 0) throw appFault('invalid_options', core.workspace.state.app.name);
  const all = [...options, ...groups.flatMap((group) => group.options)];
  const key = `${person.id} ${placeKey(request.where)} ${actionId}`;
  core.optionsShown.set(key, [...(core.optionsShown.get(key) ?? []), ...all].slice(-mostRemembered));
  return { options, groups };
}
