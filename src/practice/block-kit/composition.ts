import { isDeepStrictEqual } from 'node:util';
import { all, byType, type Check, flag, isObject, list, object, oneOf, rule, text } from './shape.ts';

/** Composition objects and their limits. Source: `slack-facts.md` section 6. */
export function plainText(max: number): Check {
  return byType({ plain_text: object({ type: text(20), text: text(max, 1), emoji: flag }, ['text']) });
}

export function mrkdwn(max: number): Check {
  return byType({ mrkdwn: object({ type: text(20), text: text(max, 1), verbatim: flag }, ['text']) });
}

export function anyText(max: number): Check {
  return byType({
    plain_text: plainText(max),
    mrkdwn: mrkdwn(max),
  });
}

export const confirm: Check = object(
  {
    title: plainText(100),
    text: anyText(300),
    confirm: plainText(30),
    deny: plainText(30),
    style: oneOf('primary', 'danger'),
  },
  ['text'],
);

/** An option of a select; radio buttons and checkboxes may use mrkdwn, an overflow menu may have a `url`. */
export function option(kind: 'plain' | 'mrkdwn' | 'overflow'): Check {
  const words = kind === 'mrkdwn' ? anyText(75) : plainText(75);
  return object(
    {
      text: words,
      value: text(75, 1),
      description: kind === 'mrkdwn' ? anyText(75) : plainText(75),
      ...(kind === 'overflow' ? { url: text(3000, 1) } : {}),
    },
    ['text', 'value'],
  );
}

export const placeholder = plainText(150);

export const conversationFilter: Check = all(
  object({
    include: list(oneOf('im', 'mpim', 'private', 'public'), 4),
    exclude_external_shared_channels: flag,
    exclude_bot_users: flag,
  }),
  rule((filter) => (Object.keys(filter).length === 0 ? 'must not be empty' : undefined)),
);

export const dispatchConfig: Check = object({
  trigger_actions_on: list(oneOf('on_enter_pressed', 'on_character_entered'), 2),
});

/** Fields by which an image names its picture: an address that Slack's servers can reach, or a file of the workspace. */
export const imageSource = {
  image_url: all(text(3000, 1), (value, at, problems) => {
    if (typeof value === 'string' && !isReachable(value)) {
      problems.push(`[ERROR] downloading image failed [json-pointer:${at}]`);
    }
  }),
  slack_file: object({ id: text(255, 1), url: text(3000, 1) }),
} satisfies Record<string, Check>;

export const imageSourceRule = rule((image) => {
  if (image.image_url !== undefined && image.slack_file !== undefined) return 'only one of: image_url, slack_file';
  return image.image_url === undefined && image.slack_file === undefined
    ? 'missing required field: image_url'
    : undefined;
});

function isReachable(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return /^https?:$/.test(protocol) && !/^(localhost|127\.|\[::1\])/.test(hostname);
}

/** Options of a select: a list, or groups, not both; the initial one is exactly one of them. */
export const optionRules = rule((element) => {
  const { options, option_groups: groups } = element;
  if ((options === undefined) === (groups === undefined)) return 'must have exactly one of: options, option_groups';
  const offered = Array.isArray(options)
    ? options
    : Array.isArray(groups)
      ? groups.flatMap((group) => (isObject(group) && Array.isArray(group.options) ? group.options : []))
      : [];
  const initial = [element.initial_option, element.initial_options].flat().filter((one) => one !== undefined);
  const isOffered = (one: unknown) => offered.some((other) => isDeepStrictEqual(one, other));
  return initial.every(isOffered) ? undefined : 'initial option must match one of the options';
});

export const optionGroups: Check = list(
  object({ label: plainText(75), options: list(option('plain'), 100) }, ['label', 'options']),
  100,
);
