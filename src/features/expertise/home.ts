import type { HomeParts } from '../../deps.ts';
import { actions, button, section } from '../../slack/blocks.ts';
import { underHeading } from '../../slack/view.ts';
import { ids } from './action-ids.ts';
import { entryBlocks, grownOf, limitsLine, mainButtons, nothing, wishBlock } from './mine-views.ts';
import { ownOf } from './own.ts';

const most = 5;

/** What I share and want to learn, cut short, and my limits. */
export const home: HomeParts = async (deps, person) => {
  const own = await ownOf(deps, person);
  const shown = { entries: own.entries.slice(0, most), wishes: own.wishes.slice(0, most) };
  const isMore = own.entries.length > most || own.wishes.length > most || grownOf(own).length > 0;
  const more = isMore ? [button('Show all', ids.show)] : [];
  const isEmpty = own.entries.length + own.wishes.length === 0;
  return [
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
