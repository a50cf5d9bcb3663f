import type { Person } from './person.ts';

/** Someone named as responsible for the result of the school or of one team. Gains no sight of private words. */
export interface Leader {
  teamId: string;
  userId: string;
  scope: Scope;
  /** Slack user id. */
  namedBy: string;
  at: Date;
}

/** The whole school, or the channel id of one team. */
export type Scope = 'school' | (string & {});

/** Those whose word counts in a scope: its own leaders and the school's. */
export function leadersIn(scope: Scope, leaders: readonly Leader[]): Leader[] {
  return leaders.filter((leader) => leader.scope === scope || leader.scope === 'school');
}

/**
 * Whether someone may name a leader: the first of a scope is named by a workspace admin, later ones by its leaders and the
 * school's. Source: product.md, "People and places".
 */
export function mayName(actor: Pick<Person, 'userId' | 'isAdmin'>, scope: Scope, leaders: readonly Leader[]): boolean {
  const present = leadersIn(scope, leaders);
  return present.length === 0 ? actor.isAdmin : present.some(({ userId }) => userId === actor.userId);
}

/** Whether someone may set what holds for the whole school: a workspace admin, or a leader of the school. */
export function maySetSchool(actor: Pick<Person, 'userId' | 'isAdmin'>, leaders: readonly Leader[]): boolean {
  return actor.isAdmin || leadersIn('school', leaders).some(({ userId }) => userId === actor.userId);
}

/**
 * Whether someone may say that the school is closed today: who leads the school or a team, who looks after questions this
 * week, and admins. Source: product.md, "Commands".
 *
 * @param facilitators user ids of this week's volunteers
 */
export function mayClose(
  actor: Pick<Person, 'userId' | 'isAdmin'>,
  leaders: readonly Leader[],
  facilitators: readonly string[],
): boolean {
  return actor.isAdmin || facilitators.includes(actor.userId) || leaders.some(({ userId }) => userId === actor.userId);
}
