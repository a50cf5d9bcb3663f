import type { KnownBlock, ModalView } from '@slack/types';
import type { Wish } from '../../domain/directory.ts';
import type { Entry } from '../../domain/expertise.ts';
import { actions, button, context, escaped, section } from '../../slack/blocks.ts';
import type { Answer } from '../../slack/view.ts';
import { noticeModal } from '../../slack/view.ts';
import { ids } from './action-ids.ts';
import { meaningQuestion } from './meanings.ts';
import { entryWords, standingWords, whoSees } from './words.ts';

/** What became of an entry: `listed` means that it was there before, `joined` that it is the person's first. */
export type Saved = 'joined' | 'added' | 'changed' | 'listed';

const leads: Record<Saved, string> = {
  joined: 'Thank you. You are in the directory now, and colleagues can find you for this:',
  added: 'Added. Colleagues can find you for this:',
  changed: 'Saved. This is what colleagues see now:',
  listed: 'You list this already:',
};

/** An entry as it is kept now, with the way to say it better. */
export function savedView(saved: Saved, entry: Entry & { id: string }): Answer {
  const question = meaningQuestion(entry.topic, ids.meaning, (place) => `${entry.id}:${place}`);
  const words = [entryWords(entry), standingWords(entry)];
  const next = question ? question.text : 'Press Edit to say how you know it, how far you are, and what you offer.';
  return framed([leads[saved], ...words, next, whoSees].join('\n'), [
    section(leads[saved]),
    section(words.join('\n')),
    ...(question ? [section(`*${question.text}*`), question.choices] : []),
    actions(button('Edit', ids.edit, { value: entry.id }), button('My expertise', ids.show)),
    context(whoSees),
  ]);
}

/** A wish as it is kept now. */
export function wishSavedView(
  wish: Pick<Wish, 'id' | 'topic'>,
  { added, joined }: { added: boolean; joined: boolean },
): Answer {
  const question = meaningQuestion(wish.topic, ids.wishMeaning, (place) => `${wish.id}:${place}`);
  const lead = `${added ? 'Noted: you want to learn' : 'You have this on your list: you want to learn'} *${escaped(wish.topic)}*.`;
  const welcome = joined ? 'You are in the directory now.' : '';
  const next = question ? question.text : 'When you have a question about it, type `/who-knows` and the question.';
  return framed([lead, welcome, next, whoSees].filter(Boolean).join('\n'), [
    section([lead, welcome].filter(Boolean).join(' ')),
    ...(question ? [section(`*${question.text}*`), question.choices] : [section(next)]),
    actions(button('My expertise', ids.show)),
    context(whoSees),
  ]);
}

/** An answer that looks the same in a message and in a form. */
export interface Framed extends Answer {
  modal: ModalView;
}

/** The same as a message and in the form that was sent. */
export function framed(text: string, blocks: KnownBlock[], title = 'My expertise'): Framed {
  return { text, blocks, replaces: true, modal: noticeModal(title, { text, blocks }) };
}
