import { describe, expect, test } from 'vitest';
import { confirm, defaultAgreementText, readAgreement, replaced, stop } from '../../src/domain/agreement.ts';
import { agreement } from '../helpers/agreement.ts';

const typed = { principal: 'U01', staff: 'U06', agreedOn: '2026-02-02', text: defaultAgreementText };
const today = '2026-02-24';

describe('what is put on record', () => {
  test('is who signs, when, and the text', () => {
    expect(readAgreement(typed, today)).toEqual({
      signed: { principalId: 'U01', staffId: 'U06', agreedOn: '2026-02-02', text: defaultAgreementText },
    });
  });

  test.each([
    ['nobody for the principal', { principal: null }, 'principal'],
    ['nobody for the staff', { staff: null }, 'staff'],
    ['one person for both', { staff: 'U01' }, 'staff'],
    ['no day', { agreedOn: null }, 'agreedOn'],
    ['a day that does not exist', { agreedOn: '2026-02-30' }, 'agreedOn'],
    ['a day to come', { agreedOn: '2026-02-25' }, 'agreedOn'],
    ['no text', { text: ' ' }, 'text'],
    ['too long a text', { text: 'a'.repeat(2_001) }, 'text'],
  ])('with %s is told so beside the field', (_, over, field) => {
    const read = readAgreement({ ...typed, ...over }, today);
    expect(Object.keys('faults' in read ? read.faults : {})).toEqual([field]);
  });
});

describe('an agreement', () => {
  test('of the last school year holds again once both have said yes, each once', () => {
    const one = confirm(agreement({ status: 'pending', confirmed: [] }), 'U06');
    expect(one?.status).toBe('pending');
    expect(one && confirm(one, 'U06')).toBeUndefined();
    expect(one && confirm(one, 'U07')).toBeUndefined();
    expect(one && confirm(one, 'U01')?.status).toBe('in-force');
  });

  test.each(['U01', 'U06'])('is stopped by either of the two alone: %s', (userId) => {
    expect(stop(agreement(), userId)).toMatchObject({ status: 'stopped', stoppedBy: userId });
    expect(stop(agreement(), 'U02')).toBeUndefined();
    expect(stop(agreement({ status: 'stopped' }), userId)).toBeUndefined();
  });

  test('in force makes way for another only when one of the two has left', () => {
    expect(replaced(agreement(), true)).toBeUndefined();
    expect(replaced(agreement(), false)?.status).toBe('replaced');
    expect(replaced(agreement({ status: 'pending' }), true)?.status).toBe('replaced');
  });
});
