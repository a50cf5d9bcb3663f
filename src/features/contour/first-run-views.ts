import type { KnownBlock, ModalView } from '@slack/types';
import type { Leader } from '../../domain/leader.ts';
import type { School } from '../../domain/school.ts';
import type { Team } from '../../domain/team.ts';
import { actions, button, context, input, mention, option, plain, section } from '../../slack/blocks.ts';
import type { Answer } from '../../slack/view.ts';
import type { CalendarDay } from '../../time/calendar-day.ts';
import { dayWords } from '../../time/day-words.ts';
import { ids } from './action-ids.ts';

/** What the three steps look at. */
export interface SetUp {
  school: School;
  leaders: readonly Leader[];
  teams: readonly Team[];
  /** In the school's zone. */
  today: CalendarDay;
}

interface Step {
  /** Said once it is done. */
  done?: string | undefined;
  open: string;
  button: string;
  id: string;
}

const most = 5;

function steps({ school, leaders, teams, today }: SetUp): Step[] {
  const { year, zone } = school;
  const isOver = year !== undefined && year.to < today;
  return [
    {
      done: year && !isOver ? `${zone}, ${dayWords(year.from)} to ${dayWords(year.to)}` : undefined,
      open: isOver
        ? `The next school year: the last one ended ${dayWords(year.to)}`
        : 'Time zone and school year, so that nobody is written to at night or in a break',
      button: 'Zone and school year',
      id: ids.school,
    },
    {
      done:
        leaders.length > 0
          ? leaders
              .slice(0, most)
              .map(({ userId }) => mention(userId))
              .join(', ')
          : undefined,
      open: 'The first leader: who answers for the result of the school',
      button: 'Name the first leader',
      id: ids.nameLeader,
    },
    {
      done:
        teams.length > 0
          ? teams
              .slice(0, most)
              .map(({ channelId }) => `<#${channelId}>`)
              .join(', ')
          : undefined,
      open: 'A channel in which a team works together; colleagues join it themselves',
      button: 'Switch on a channel',
      id: ids.chooseChannel,
    },
  ];
}

/** Whether nothing is left to do. */
export function isSetUp(setUp: SetUp): boolean {
  return steps(setUp).every(({ done }) => done);
}

/** The one message to whoever sets Contour up; done steps are shown as done in their place. */
export function firstRunView(setUp: SetUp): Answer {
  const lead = isSetUp(setUp)
    ? 'Contour is set up. Colleagues begin with `/who-knows` and a question, or with `/expertise add` and what they know.'
    : 'Three steps set Contour up, in any order. `/who-knows` and `/expertise` work already, also without them.';
  const lines = steps(setUp).map(({ done, open }, index) =>
    done ? `${index + 1}. Done: ${done}` : `${index + 1}. ${open}`,
  );
  const next = steps(setUp).find(({ done }) => !done)?.id;
  const blocks: KnownBlock[] = steps(setUp).flatMap(({ done, button: label, id }, index) => {
    const line = section(String(lines[index]));
    if (done && id !== ids.school) return [line];
    const shown = done
      ? button('Change', id, { label: `Change: ${label}` })
      : button(label, id, { ...(id === next && { style: 'primary' }) });
    return [line, actions(shown)];
  });
  return {
    text: [lead, ...lines].join('\n'),
    blocks: [section(lead), ...blocks, context('`/contour setup` shows this again.')],
  };
}

const usZones: [string, string][] = [
  ['America/New_York', 'Eastern'],
  ['America/Chicago', 'Central'],
  ['America/Denver', 'Mountain'],
  ['America/Phoenix', 'Arizona'],
  ['America/Los_Angeles', 'Pacific'],
  ['America/Anchorage', 'Alaska'],
  ['Pacific/Honolulu', 'Hawaii'],
  ['America/Puerto_Rico', 'Atlantic'],
];

/** @param ownZone the zone of who fills it in, for schools elsewhere */
export function schoolForm({ zone, year }: School, ownZone: string | undefined): ModalView {
  const others = [...new Set([zone, ownZone])].filter((one) => one && !usZones.some(([known]) => known === one));
  const options = [
    ...usZones.map(([value, words]) => option(`${words} (${value})`, value)),
    ...others.map((one) => option(String(one), String(one))),
  ];
  const current = options.find(({ value }) => value === zone);
  return {
    type: 'modal',
    callback_id: ids.schoolForm,
    title: plain('Zone and school year'),
    submit: plain('Save'),
    close: plain('Cancel'),
    blocks: [
      input('zone', 'Time zone', { type: 'static_select', options, ...(current && { initial_option: current }) }),
      input('yearFrom', 'First day of the school year', {
        type: 'datepicker',
        ...(year && { initial_date: year.from }),
      }),
      input('yearTo', 'Last day of the school year', { type: 'datepicker', ...(year && { initial_date: year.to }) }),
      context('Each colleague is written to in their own zone, which comes from their Slack profile.'),
    ],
  };
}

export function channelForm(): ModalView {
  return {
    type: 'modal',
    callback_id: ids.channelForm,
    title: plain('Switch on a channel'),
    submit: plain('Switch on'),
    close: plain('Cancel'),
    blocks: [
      input(
        'channel',
        'Channel of the team',
        {
          type: 'conversations_select',
          filter: { include: ['public', 'private'], exclude_bot_users: true, exclude_external_shared_channels: true },
        },
        { hint: 'A short message with a Join button stands there then. Nobody is added by it.' },
      ),
    ],
  };
}
