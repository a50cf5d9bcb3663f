import { expect, test } from 'vitest';
import { settledSentence } from '../../../src/features/who-knows/who-holds.ts';
import { question } from '../../helpers/question.ts';

const { answerer: _, ...gap } = question({ status: 'gap' });

test('who knows what nobody knew is told to write to the asker, but not when the asker gave no name', () => {
  expect(settledSentence(gap, 'U18')).toContain('Write to them');
  const unnamed = settledSentence({ ...gap, anonymous: true }, 'U18');
  expect(unnamed).not.toContain('Write to them');
  expect(unnamed).toContain('/expertise add');
});
