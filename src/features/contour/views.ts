import type { ModalView } from '@slack/types';
import { actions, button, context, input, mention, plain, section } from '../../slack/blocks.ts';
import type { Answer } from '../../slack/view.ts';
import { ids } from './action-ids.ts';

/** The words that `/contour` knows, by what one would look for. */
const words = [
  ['Your own', 'settings, privacy, time, team join, team leave'],
  ['Of this channel', 'team'],
  ['Of the school and this channel', 'goal, norms'],
  ['Of the school', 'calendar, leaders, facilitator, agreement, gap, outside help'],
  ['For who looks after the school', 'closed today, new year, safety, setup, status'],
];

export function helpView(): Answer {
  const lead = [
    'Contour finds the colleague who knows, whatever their title. Try:',
    '• `/who-knows how do I get quiet students talking in math` asks for you, one person at a time',
    '• `/expertise add number talks` lets colleagues find what you know',
  ].join('\n');
  const more = [
    '`/model`, `/observe`, `/commit`, `/ritual`, `/digest` and `/leadership-map` say what they do with `help` after them. After `/contour` you can type:',
    ...words.map(([of, list]) => `${of}: ${list}`),
  ].join('\n');
  return { text: `${lead}\n${more}`, blocks: [section(lead), context(more)] };
}

/** An input that is none of the words. */
export function unknownView(): Answer {
  const text =
    'I do not know that word. Try `/contour team` to see who is in the team of this channel, or `/contour help` for everything.';
  return { text, blocks: [section(text)], reason: 'unknown-word' };
}

/** What is kept and who sees it; admins find the legal hold here. @param hold undefined for who may not set it */
export function privacyView(hold?: { isSet: boolean }): Answer {
  const text = [
    '*What is kept:* what you wrote into the directory, your questions and commitments and what became of them, gaps you named, and your own settings.',
    '*Who sees it:* the directory: full members. A question: you, the colleagues it was offered to, whoever looks after questions this week, and who accepted. Leaders see no question.',
    'A commitment: you, whoever asked for it, your partner and those who give support; your teams or the school where you choose so.',
    'A session that someone shows: its channel, and full members in `/model list`. What a visitor will try, and how it went: only they.',
    'A round of visits: its channel, with who hosts and how many places are taken. Who visited whom: only the two. Notes of a visit: their author and the host, for 90 days unless the school says otherwise; either of the two deletes them at once. With whom someone does not want to be proposed: only they.',
    'An answer to a ritual: its channel, with your name. Thanks: you and whom you thank, unless they show it to a team. Both for 180 days.',
    'Who is in a team and who leads is seen by full members; your own settings only by you; colleagues read whether you are free, and when you are at work next. Who named a leader or changed what holds for the school is kept as a record.',
    'Why you declined a question, if you said so: only you.',
    '*Not kept:* what is written in channels. Contour reads none.',
    'Kept out of leaders’ views by this bot. Your district owns this workspace and may have to release messages by law.',
  ].join('\n');
  const own = [section(text), actions(...ownDataButtons())];
  if (!hold) return { text, blocks: own };
  const words = hold.isSet
    ? '*A legal hold is set:* nothing is forgotten, also not when its time is over. What people delete is hidden at once, and gone when the hold is released.'
    : 'Must records be kept for a court or a request? A legal hold lets nothing be forgotten from now on, and keeps what people delete, hidden from everyone.';
  const press = hold.isSet
    ? button('Release the hold', ids.releaseHold, {
        value: 'school',
        confirm: {
          title: 'Release the legal hold?',
          text: 'What was deleted meanwhile, and what has passed its time, is removed for good.',
          yes: 'Release it',
          no: 'Keep it',
        },
      })
    : button('Set a legal hold', ids.setHold, { value: 'school' });
  return { text: `${text}\n${words}`, blocks: [...own, section(words), actions(press)], replaces: true };
}

function ownDataButtons() {
  return [
    button('Take my data with me', ids.takeMyData),
    button('Erase what is kept of me', ids.eraseMe, {
      style: 'danger',
      confirm: {
        title: 'Erase what is kept of you?',
        text: 'Your entries, questions, commitments and notes are removed for good, and what you held goes on to others. The school keeps its record of who led it and signed its agreement. You may begin anew at any time.',
        yes: 'Erase it',
        no: 'Keep it',
      },
    }),
  ];
}

/** What came of a press on one's own data; the page above it stays. */
export function ownDataView(text: string): Answer {
  return { text, blocks: [section(text)], replaces: false };
}

/** Who looks after questions this week. */
export function facilitatorView(volunteers: string[], userId: string): Answer {
  const who =
    volunteers.length > 0
      ? `This week ${volunteers.map(mention).join(', ')} looks after questions nobody took.`
      : 'Nobody looks after questions this week yet. A question that nobody takes goes back to its asker.';
  const press = volunteers.includes(userId)
    ? button('Not this week after all', ids.withdraw)
    : button("I'll look after questions this week", ids.volunteer, { style: 'primary' });
  return {
    text: who,
    replaces: true,
    blocks: [
      section(who),
      actions(press),
      context('You get a question when none of those asked in turn could take it. It ends with the school week.'),
    ],
  };
}

export function safetyForm(steps: string | undefined): ModalView {
  return {
    type: 'modal',
    callback_id: ids.safetyForm,
    title: plain('Child safety'),
    submit: plain('Save'),
    close: plain('Cancel'),
    blocks: [
      input(
        'steps',
        'What to do',
        { type: 'plain_text_input', multiline: true, max_length: 1_000, ...(steps && { initial_value: steps }) },
        { hint: 'Shown at once when a text is about a child’s safety. Such a text is never kept.' },
      ),
    ],
  };
}
