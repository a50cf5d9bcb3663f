import type { Button, KnownBlock } from '@slack/types';
import {
  askedInTurn,
  isForAskerToDecide,
  isOpen,
  isUnsent,
  openOffer,
  type Question,
  sayNoneKnows,
} from '../../domain/question.ts';
import { actions, button, context, escaped, localTime, mention, quote, section } from '../../slack/blocks.ts';
import type { View } from '../../slack/view.ts';
import { ids } from './action-ids.ts';
import { opening, seeItLive } from './offer-views.ts';
import { outcomeLine, triedButtons } from './try-views.ts';

/** The one message to the asker that carries the whole state: who has it, until when, what comes next. */
export function stateView(question: Question): View {
  const line = stateLine(question);
  const next = question.followUp?.outcome ? undefined : afterwards[question.status];
  const goal = question.goal && `For the goal: ${escaped(question.goal)}`;
  return {
    text: [line, next, `Your question: ${escaped(question.text)}`, goal].filter(Boolean).join('\n'),
    blocks: [
      section(quote(question.text, 600)),
      section(line),
      ...(next ? [context(next)] : []),
      ...(goal ? [context(goal)] : []),
      ...stateButtons(question),
    ],
  };
}

/** What comes after, in a line below. */
const afterwards: Partial<Record<Question['status'], string>> = {
  helped:
    'Once you have tried it, say so; I also ask you in a while. What will you ask next? `/who-knows` and your question.',
  gap: 'Press See the gap: there someone takes it on, and you find help for it.',
  stopped: 'You can ask again whenever you like: `/who-knows` and your question.',
};

/** Who has it, until when, what comes next: in the message, in `/who-knows mine` and on Home. */
export function stateLine(question: Question): string {
  const { status, answerer, post, helped } = question;
  if (status === 'draft') return 'Not sent yet. Nobody has seen it.';
  if (status === 'sealed')
    return 'Not sent, because it seems to name a student. Nobody has seen it, and it is deleted within an hour.';
  const none = isOpen(question) && status !== 'accepted' && noneKnowsLine(sayNoneKnows(question));
  if (status === 'asking')
    return [askingLine(question), none, post?.open && `It also stands in <#${post.channelId}>.`]
      .filter(Boolean)
      .join(' ');
  if (status === 'unanswered' && askedInTurn(question) === 0) return 'Nobody has it just now. What next?';
  if (status === 'unanswered')
    return [none || 'Nobody I could ask has the time just now, or knows.', 'What next?'].join(' ');
  if (status === 'accepted')
    return `${mention(String(answerer))} can help you. Write to each other in your conversation${opening(question)}, and press This helped when it did.`;
  if (status === 'helped') {
    // Words that were kept long enough are gone.
    const practice = helped?.practice ? `: “${escaped(helped.practice)}”` : '.';
    const line = `${mention(String(answerer))} helped${practice}`;
    return question.followUp?.outcome ? `${line} ${outcomeLine(question)}` : line;
  }
  if (status === 'gap') return 'On record: none of us knows this yet. That is worth knowing.';
  return 'You stopped asking, and nobody else will be asked.';
}

function noneKnowsLine(count: number): string | undefined {
  if (count === 0) return undefined;
  return count === 1
    ? 'A colleague who was asked thinks that none of us knows this yet.'
    : 'Colleagues who were asked think that none of us knows this yet.';
}

function askingLine(question: Question): string {
  const offer = openOffer(question);
  if (!offer) return 'Nobody has it at the moment.';
  const until = localTime(offer.deadline, offer.deadline.toUTCString());
  // The number of colleagues in turn is the school's; who cannot be asked is passed over, which nobody knows before.
  const next =
    offer.kind === 'facilitator'
      ? 'Then I ask you how to go on.'
      : 'Then I look for someone else, or ask you how to go on.';
  const who =
    offer.kind === 'facilitator'
      ? `${mention(offer.userId)}, who looks after questions this week,`
      : mention(offer.userId);
  return `${who} has it until ${until}. ${next}`;
}

/** What one can do with a question that nobody else has seen. */
export function unsentButtons({ status, id: value }: Question): Button[] {
  return [
    status === 'sealed' ? button('Rewrite', ids.rewrite, { value }) : button('Edit', ids.edit, { value }),
    button('Cancel', ids.cancel, { value }),
  ];
}

export function stateButtons(question: Question): KnownBlock[] {
  const { status, id: value, post } = question;
  const team = post?.open ? [] : [button('Ask the team', ids.askTeam, { value })];
  if (isUnsent(question)) return [actions(...unsentButtons(question))];
  const stop = button('Stop asking', ids.stop, { value });
  const gap = button('None of us knows this yet', ids.gap, { value });
  if (status === 'asking' && !isForAskerToDecide(question))
    return [actions(...(sayNoneKnows(question) > 0 ? [gap] : []), ...team, stop)];
  if (status === 'accepted') {
    return [
      actions(
        button('This helped', ids.helped, { value, style: 'primary' }),
        button('Still stuck', ids.stillStuck, { value }),
        seeItLive(value),
        stop,
      ),
    ];
  }
  if (isForAskerToDecide(question)) {
    const again = question.offers.length > 0 ? [button('Ask again', ids.askAgain, { value })] : [];
    return [actions(gap, ...again, ...team, stop)];
  }
  if (status === 'gap') return [actions(button('See the gap', 'gap.show.message', { value: `question:${value}` }))];
  return triedButtons(question);
}
