import type {
  ConversationsSelect,
  MultiConversationsSelect,
  MultiSelect,
  Option,
  OptionGroup,
  Select,
} from '@slack/types';
import type { PageChannel, PageState } from '../../../page-api.ts';
import { titleOf } from '../../chat/channel-title.ts';
import type { Choice } from '../../parts/choice.ts';

/** Are this select's options the app's answer to what is typed? */
export function isExternal(element: Select | MultiSelect): boolean {
  return element.type === 'external_select' || element.type === 'multi_external_select';
}

/** What a select offers that needs no answer from the app. */
export function choicesOf(element: Select | MultiSelect, state: PageState): Choice[] {
  switch (element.type) {
    case 'static_select':
    case 'multi_static_select':
      return choicesOfOptions({ options: element.options ?? [], groups: element.option_groups ?? [] });
    case 'users_select':
    case 'multi_users_select':
      return state.people
        .filter((person) => !person.isDeactivated)
        .map(({ id, name, title }) => ({ value: id, label: name, description: title }));
    case 'channels_select':
    case 'multi_channels_select':
      return state.channels.filter(({ kind }) => kind === 'public').map(channelChoice);
    case 'conversations_select':
    case 'multi_conversations_select':
      return state.channels.filter((channel) => passes(channel, element.filter, state)).map(channelChoice);
    default:
      return [];
  }
}

/** Options and groups of options as one list. */
export function choicesOfOptions({
  options,
  groups,
}: {
  options: readonly Option[];
  groups: readonly OptionGroup[];
}): Choice[] {
  const inGroup = (group?: string) => (option: Option) => ({
    value: option.value ?? '',
    label: option.text.text,
    description: option.description?.text,
    group,
  });
  return [...options.map(inGroup()), ...groups.flatMap((group) => group.options.map(inGroup(group.label.text)))];
}

type Filter = (ConversationsSelect | MultiConversationsSelect)['filter'];

function passes(channel: PageChannel, filter: Filter, state: PageState): boolean {
  if (filter?.include && !filter.include.includes(channel.kind)) return false;
  const isWithApp = channel.kind === 'im' && channel.members.includes(state.app.userId);
  return !(filter?.exclude_bot_users && isWithApp);
}

function channelChoice(channel: PageChannel): Choice {
  return { value: channel.id, label: titleOf(channel) };
}
