import type { Entry } from './expertise.ts';

/** A question to one person whether they want to be listed for these topics. Nobody is listed before they say yes. */
export interface Invitation {
  teamId: string;
  id: string;
  /** Who is invited. */
  userId: string;
  invitedBy: string;
  entries: Entry[];
  /** `unsent`: Slack took no message to this person. */
  status: 'open' | 'accepted' | 'declined' | 'unsent';
}

/** What an admin pasted and whom it would invite; nothing has been sent. */
export interface ImportDraft {
  teamId: string;
  id: string;
  by: string;
  /** As pasted, so that it can be mended. */
  pasted: string;
  invitations: Pick<Invitation, 'userId' | 'entries'>[];
  at: Date;
}
