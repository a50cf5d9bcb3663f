import { counted } from '../../domain/counted.ts';
import type { Ritual, RitualCard } from '../../domain/ritual.ts';
import type { RitualPair } from '../../domain/ritual-pairs.ts';
import { filled } from '../../domain/ritual-words.ts';
import type { Complement } from '../../domain/round-pairs.ts';
import { actions, button, context, escaped, mention, section } from '../../slack/blocks.ts';
import { fewerButton } from '../../slack/fewer-button.ts';
import type { View } from '../../slack/view.ts';
import { shortDay } from '../../time/day-words.ts';
import { ids } from './action-ids.ts';
import { promptBlock, promptText } from './prompt-views.ts';
import { leadersLine, type ShownCard } from './views.ts';

const topicWords = (topic: string) => topic.replaceAll('-', ' ');

/** The card of a ritual in pairs: whoever presses takes part, and who is with whom stands nowhere. */
export function pairsCardView(shown: ShownCard): View {
  const { id: value, name, words, members, pairsOn } = shown.card;
  const lead = `*${escaped(name)}*`;
  const count =
    members.length === 0
      ? 'Nobody takes part yet.'
      : `${counted(members.length, 'colleague takes', 'colleagues take')} part.`;
  const on = shown.comesSomeDay ? 'Three school days later' : pairsOn && `On ${shortDay(pairsOn)}`;
  const when = on
    ? `${on} I write to each of those who take part, alone.`
    : 'Each of those who take part has heard from me; the next card asks again.';
  const sees = '*Who sees this:* this channel sees how many take part; who is with whom, only the two.';
  return {
    text: [lead, promptText(words), leadersLine(shown), `${count} ${when}`, sees.replaceAll('*', '')].join('\n'),
    blocks: [
      section(lead),
      promptBlock(words),
      section(leadersLine(shown)),
      section(`${count} ${when}`),
      ...(pairsOn
        ? [
            actions(
              button('Take part', ids.takePart, { value, style: 'primary', label: `Take part: ${name}` }),
              button('Take no part', ids.takeNoPart, { value, label: `Take no part: ${name}` }),
            ),
          ]
        : []),
      context(sees),
    ],
  };
}

/** To each of a pair: the other, why, and the words of the ritual. */
export function pairView({ name, channelId }: RitualCard, { prompt }: Ritual, userId: string, pair: RitualPair): View {
  const [one, other] = pair.userIds;
  const { complement } = pair;
  const lead = `*${escaped(name)}*, for the team in <#${channelId}>: you and ${mention(userId === one ? other : one)}.`;
  const fills = {
    name: mention(complement?.from ?? one),
    name2: mention(complement?.to ?? other),
    ...(complement && { topic: topicWords(complement.topic) }),
  };
  const words = filled({ prompt }, { doors: [], ...fills });
  const why = complement ? [`Why you two: ${whyLine(complement)}.`] : [];
  const next = 'Find ten minutes this week. If you would rather not, leave this: nobody is told, and nobody counts.';
  return {
    text: [lead, promptText(words), ...why, next].join('\n'),
    blocks: [
      section(lead),
      promptBlock(words),
      ...why.map((line) => section(line)),
      actions(fewerButton()),
      context(next),
    ],
  };
}

const whyLine = ({ from, to, topic }: Complement) =>
  `${mention(from)} knows ${escaped(topicWords(topic))}, which ${mention(to)} wants to learn`;

/** To someone for whom there is nobody this time. */
export function aloneView({ name, channelId }: RitualCard): View {
  const text = `*${escaped(name)}* in <#${channelId}>: this time I found nobody who complements you and whom you have not been with before. What you know and want to learn, in \`/expertise\`, helps the next time.`;
  return { text, blocks: [section(text), actions(fewerButton())] };
}
