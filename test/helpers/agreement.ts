import { type Agreement, defaultAgreementText } from '../../src/domain/agreement.ts';

/** The agreement of Alder Creek, in force. Source: domain.md section 7. */
export function agreement(over: Partial<Agreement> = {}): Agreement {
  return {
    teamId: 'T1',
    id: 'a1',
    cause: 'trigger-a1',
    text: defaultAgreementText,
    agreedOn: '2026-02-02',
    principalId: 'U01',
    staffId: 'U06',
    recordedBy: 'U01',
    recordedAt: new Date('2026-02-02T15:00:00Z'),
    confirmed: ['U01', 'U06'],
    status: 'in-force',
    turn: 0,
    ...over,
  };
}
