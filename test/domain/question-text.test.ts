import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readQuestion } from '../../src/domain/question-text.ts';

/** Pieces that are odd in Slack: halves of markup, entities, invisible and unpaired characters. */
const oddPieces = fc.oneof(
  fc.constantFrom(
    '<',
    '!',
    '<!',
    '<!channel>',
    '<!here|here>',
    '<!subteam^S1|@math>',
    '<@U1>',
    '<@U1|rosa>',
    '<@',
    '>',
    '|',
  ),
  fc.constantFrom(
    '&lt;',
    '&gt;',
    '&amp;',
    '&lt;!channel&gt;',
    '\u200b',
    '\u202e',
    '\u00ad',
    '\0',
    '\ud83d',
    '\udc4d',
    '\n',
    '👍🏽',
  ),
  fc.string({ unit: 'binary', maxLength: 8 }),
);
const oddStrings = fc.array(oddPieces, { maxLength: 20 }).map((pieces) => pieces.join(''));

describe('a typed question', () => {
  test.each([
    ['spaces and lines around and inside', '  how do I\n\n  group   them? ', 'how do I group them?'],
    ['zero-width characters', 'quiet\u200b stu\u200bdents\ufeff', 'quiet students'],
    ['a turned direction', '\u202equiet students', 'quiet students'],
    ['control characters', 'quiet\u0000\u0007students', 'quiet students'],
    ['a call to the channel', '<!channel> who knows <!here> about fractions', 'who knows about fractions'],
    ['a call to a group', '<!subteam^S012|@math> fractions', 'fractions'],
    ['a call hidden in a call', '<!<!channel>channel> fractions', '! channel> fractions'],
    ['a call written as entities', '&lt;!channel&gt; fractions', 'fractions'],
    ['a call split by an invisible character', '<\u200b!channel> fractions', 'fractions'],
    ['a colleague', 'does <@U012AB> do number talks', 'does a colleague do number talks'],
    ['a colleague with a name', 'does <@U012AB|rosa> do them', 'does @rosa do them'],
    ['a channel', 'as in <#C012|k-2> and <#C013|>', 'as in #k-2 and a channel'],
    ['a link', 'this <https://example.org/a|page> or <https://example.org/b>', 'this page or https://example.org/b'],
    ['signs that Slack writes as entities', 'is 3 &lt; 4 &amp; why', 'is 3 < 4 & why'],
    ['half a mark', 'what is <! and <@ for', 'what is ! and <@ for'],
    ['half a character', 'quiet \ud83d students', 'quiet \ufffd students'],
    ['an emoji of several', 'our 👩🏽‍🏫 asks', 'our 👩🏽‍🏫 asks'],
    ['Spanish', '¿quién sabe de fracciones?', '¿quién sabe de fracciones?'],
    ['Arabic', 'كيف أعلّم الكسور', 'كيف أعلّم الكسور'],
    ['Persian, which spells with a joiner', 'می\u200cخواهم', 'می\u200cخواهم'],
    ['a number alone', '504?', '504?'],
  ])('with %s is read as people mean it', (_, typed, text) => {
    expect(readQuestion(typed)).toEqual({ ok: true, text });
  });

  test.each([['', ' ', '\n\t', '\u00a0']])('of nothing is told so, with an example', (typed) => {
    const read = readQuestion(typed);
    expect(read).toMatchObject({ ok: false, reason: 'empty' });
    expect(!read.ok && read.sentence).toContain('quiet students talking in math');
  });

  test.each([
    ['🎉🎉🎉'],
    [':tada: :+1:'],
    ['?!?'],
    ['👩🏽‍🏫 ... 1️⃣'],
    ['<@U012AB>'],
    ['<!channel>'],
    ['\u200b'],
    ['<#C012|k-2>'],
  ])('of no words, "%s", is told so', (typed) => {
    expect(readQuestion(typed)).toMatchObject({ ok: false, reason: 'no-words' });
  });

  test('of 2,000 characters fits; of 3,000 is told how many fit and how many there are', () => {
    expect(readQuestion('a'.repeat(2000)).ok).toBe(true);
    expect(readQuestion('a'.repeat(3000))).toEqual({
      ok: false,
      reason: 'too-long',
      sentence: 'Your question has 3,000 characters; 2,000 fit. Shorten it and ask again.',
    });
  });

  test('of emoji is measured as the form counts them, so that **Edit** opens with all of it', () => {
    const longest = `math ${'🎉'.repeat(997)}!`;
    expect(longest.length).toBe(2000);
    expect(readQuestion(longest)).toEqual({ ok: true, text: longest });
    expect(readQuestion(`math ${'🎉'.repeat(1_500)}`)).toMatchObject({ ok: false, reason: 'too-long' });
  });

  test('is measured as it is read: spaces between do not count against it', () => {
    expect(readQuestion(`quiet${' '.repeat(3000)}students`)).toEqual({ ok: true, text: 'quiet students' });
  });

  test('of a thousand odd kinds never throws and never calls a channel', () => {
    fc.assert(
      fc.property(oddStrings, (typed) => {
        const read = readQuestion(typed);
        const shown = read.ok ? read.text : read.sentence;
        expect(shown).not.toContain('<!');
        expect(shown).not.toMatch(/<@[UW]\w*>/);
        expect(shown).toBe(shown.trim());
      }),
      { numRuns: 2000 },
    );
  });
});
