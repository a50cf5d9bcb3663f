import type { KnownBlock } from '@slack/types';
import type { HomeParts } from '../../deps.ts';
import type { OwnEntry } from '../../domain/directory.ts';
import { awaitingAnswer } from '../../domain/still-you.ts';
import { actions, button, section } from '../../slack/blocks.ts';
import { underHeading } from '../../slack/view.ts';
import { ids } from './action-ids.ts';
import { homeInvitation } from './invitation-views.ts';
import { entryBlocks, grownOf, limitsLine, mainButtons, nothing, wishBlock } from './mine-views.ts';
import { ownOf } from './own.ts';
import { homeStillYou } from './still-you-views.ts';

const most = 5;

/** What I am asked of what I list or could list; what I share and want to learn, cut short; and my limits. */
export const home: HomeParts = async (deps, person) => {
  const own = await ownOf(deps, person);
  const { teamId, userId } = person;
  const invitations = (await deps.invitations.of(teamId, [userId])).filter(({ status }) => status === 'open');
  const shown = { entries: own.entries.slice(0, most), wishes: own.wishes.slice(0, most) };
  const isMore = own.entries.length > most || own.wishes.length > most || grownOf(own).length > 0;
  const more = isMore ? [button('Show all', ids.show)] : [];
  const isEmpty = own.entries.length + own.wishes.length === 0;
  return [
    { place: 'waiting', items: [...stillYouItems(own.entries), ...invitations.map(homeInvitation)] },
    {
      place: 'knowing',
      items: isEmpty
        ? [[section(nothing)]]
        : [
            ...underHeading(
              'Mine to teach',
              shown.entries.map((entry) => entryBlocks(entry, own)),
            ),
            ...underHeading(
              'Mine to learn',
              shown.wishes.map((wish) => [wishBlock(wish)]),
            ),
          ],
      more: more.length > 0,
    },
    { place: 'settings', items: [[section(limitsLine(own)), actions(...mainButtons(own), ...more)]] },
  ];
};

/** What was asked on a day stands together, as in its message. */
function stillYouItems(entries: readonly OwnEntry[]): KnownBlock[][] {
  const days = new Set(entries.flatMap(({ askedOn }) => askedOn ?? []));
  return [...days].flatMap((day) => {
    const waiting = awaitingAnswer(entries, day);
    return waiting.length > 0 ? [homeStillYou(waiting, day)] : [];
  });
}
