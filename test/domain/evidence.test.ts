import { describe, expect, test } from 'vitest';
import { type Evidence, evidenceOf, grownFrom } from '../../src/domain/evidence.ts';
import { evidenceSums } from '../../src/domain/evidence-words.ts';
import { question } from '../helpers/question.ts';

const exitTickets = { userId: 'U11', topic: 'Exit cards at the door', detail: '', evidence: [], offers: [] };
const about = (text: string) => question({ text, suggestions: [exitTickets] });
const topicOf = (text: string, kind: 'helped' | 'passed') => evidenceOf(about(text), 'U11', kind, '2026-02-24')?.topic;

describe('what was shown to one colleague alone', () => {
  const shown: Evidence = {
    ...{ teamId: 'T1', userId: 'U11', topic: 'number-talk', kind: 'modeled', day: '2026-02-24', cause: 'session:s1' },
    unposted: true,
  };
  const { unposted: _, ...posted } = { ...shown, cause: 'session:s2' };

  test('is read by its owner alone, beside what stood in a channel', () => {
    const counts = (reader?: 'owner') => evidenceSums([shown, posted], reader).map(({ count }) => count);
    expect([counts(), counts('owner')]).toEqual([[1], [2]]);
    expect(evidenceSums([shown])).toEqual([]);
  });

  test('leads nobody to who showed it on a topic that they do not list', () => {
    expect(grownFrom([shown], [])).toEqual([]);
    expect(grownFrom([shown, posted], [])).toMatchObject([{ topic: 'number-talk' }]);
  });
});

describe('an act on a question', () => {
  test('speaks for the entry by which who helped was found', () => {
    expect(topicOf('who runs number talks', 'helped')).toBe('exit-card-at-the-door');
  });

  test('speaks for the topic of the vocabulary on which they were thanked before, though the question names none', () => {
    const thanked = { ...exitTickets, kind: 'answer', topic: 'number talk' } as const;
    const answered = { ...thanked, topic: 'how do I wake up my quiet class' };
    const by = (shown: typeof thanked | typeof answered) =>
      evidenceOf(question({ text: 'my class goes silent', suggestions: [shown] }), 'U11', 'helped', '2026-02-24')
        ?.topic;
    expect([by(thanked), by(answered)]).toEqual(['number-talk', undefined]);
  });

  test('speaks, where it was passed on, for what the question names and never for the entry that was wrong for it', () => {
    expect(topicOf('who runs number talks', 'passed')).toBe('number-talk');
    expect(topicOf('my class goes silent', 'passed')).toBeUndefined();
  });

  test('speaks, where neither their entry nor the question has a topic, for what the practice that helped names', () => {
    const helped = (practice: string) =>
      evidenceOf(
        question({
          text: 'my class goes silent',
          suggestions: [],
          helped: { practice, at: new Date(0), mayBeShown: false },
        }),
        'U11',
        'helped',
        '2026-02-24',
      )?.topic;
    expect(helped('Number talks with a hand signal')).toBe('number-talk');
    expect(helped('Counting to five')).toBeUndefined();
  });
});
