import type { View } from './view.ts';

/** What the rows of all messages have in common: a card or a note that loads by its id may stand twice. */
export function messageRow(teamId: string, view: View, notBefore: Date) {
  return {
    teamId,
    method: 'chat.postMessage' as const,
    payload: { ...view },
    notBefore,
    onAmbiguous: 'resend' as const,
  };
}
