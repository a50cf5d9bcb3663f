import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import { UserError } from '../errors.ts';
import { everyone } from './everyone.ts';

type Standing = 'colleague' | 'guest' | 'bot' | 'stranger' | 'invited' | 'deactivated';

/** Someone as Slack describes them. */
export interface SlackPerson {
  teamId: string;
  userId: string;
  name: string;
  zone?: string;
  standing: Standing;
  isAdmin: boolean;
}

type Kept = Pick<SlackPerson, 'name' | 'zone' | 'standing' | 'isAdmin'>;

/** Where people are kept. */
interface People<P> {
  find(teamId: string, userId: string): Promise<P | undefined>;
  readSince(teamId: string, userId: string, since: Date): Promise<P | undefined>;
  keepSlack(person: SlackPerson, readAt: Date): Promise<P | undefined>;
}

export interface Roster<P> {
  /** Someone who may use Contour. Throws UserError for guests and others who are no colleagues here. */
  colleague(teamId: string, userId: string): Promise<P>;
  /** The person as Slack describes them this moment. Throws UserError `unknown-person` when Slack knows nobody of that id. */
  fresh(teamId: string, userId: string): Promise<P>;
  /**
   * The same, because news that someone left may be late, or lost; while Slack does not answer, which the log tells, as they
   * were last read. Throws UserError when nobody can say who this is.
   */
  freshly(teamId: string, userId: string): Promise<P>;
  /** The member with this e-mail address. Throws UserError `unknown-person` when there is none. */
  byEmail(teamId: string, email: string): Promise<P>;
  /** Everyone of the workspace as Slack describes them now, a page at a time. Keeps nothing. */
  everyone(teamId: string): AsyncGenerator<SlackPerson[]>;
  /** The same within a transaction, which leaves it to `askSlack` how Slack is asked. */
  within(askSlack: AskSlack): Roster<P>;
}

interface Warning {
  warn(line: { event: string } & Record<string, unknown>): void;
}

/** @param key names what is asked */
type AskSlack = <T>(key: string, ask: () => Promise<T>) => Promise<T>;

const notKnown = 'Slack does not know this person.';
const freshForMs = 24 * 3600_000;

/** Reads who someone is from Slack, at most once a day unless asked to; `user_change` events keep it true in between. */
export function roster<P extends Kept>(
  people: People<P>,
  clientFor: (teamId: string) => WebClient,
  clock: () => Date,
  log: Warning,
): Roster<P> {
  async function fresh(teamId: string, userId: string): Promise<P> {
    const { user } = await clientFor(teamId).users.info({ user: userId });
    if (!user) throw new UserError('unknown-person', notKnown);
    return kept(slackPerson(teamId, { ...user, id: userId }));
  }

  async function kept(said: SlackPerson): Promise<P> {
    const { teamId, userId } = said;
    const known = await readLately(teamId, userId);
    if (known && isSame(known, said)) return known;
    await people.keepSlack(said, clock());
    const person = await people.find(teamId, userId);
    if (!person) throw new Error(`person ${userId} was not kept`);
    return person;
  }

  function readLately(teamId: string, userId: string): Promise<P | undefined> {
    return people.readSince(teamId, userId, new Date(clock().getTime() - freshForMs));
  }

  /** While Slack does not answer, whoever is known stays who they were; of a stranger nobody can say that they may use this. */
  async function freshOrKnown(teamId: string, userId: string): Promise<P> {
    try {
      return await fresh(teamId, userId);
    } catch (error) {
      const known = await people.find(teamId, userId);
      if (known) return known;
      if (error instanceof UserError) throw error;
      throw new UserError(
        `slack-does-not-tell-${error instanceof WebAPIPlatformError ? error.data.error : (error as Error).name}`,
        'Slack does not tell me who you are just now, and I am for the members of this workspace. Nothing was changed. Please try again in a few minutes; if it stays so, tell whoever runs Contour.',
      );
    }
  }

  async function freshly(teamId: string, userId: string): Promise<P> {
    try {
      return await fresh(teamId, userId);
    } catch (error) {
      if (error instanceof UserError) throw error;
      log.warn({ event: 'roster.stale', teamId, userId, err: error });
      const known = await people.find(teamId, userId);
      if (known) return known;
      throw new UserError(
        'person-not-told',
        'Slack does not tell me who this is just now. Choose someone else, or try again in a few minutes.',
      );
    }
  }

  async function byEmail(teamId: string, email: string): Promise<P> {
    const { user } = await clientFor(teamId).users.lookupByEmail({ email });
    if (!user?.id) throw new UserError('unknown-person', notKnown);
    return kept(slackPerson(teamId, { ...user, id: user.id }));
  }

  function asking(askSlack: AskSlack): Roster<P> {
    return {
      fresh: (teamId, userId) => askSlack(`fresh ${teamId} ${userId}`, () => fresh(teamId, userId)),
      freshly: (teamId, userId) => askSlack(`freshly ${teamId} ${userId}`, () => freshly(teamId, userId)),
      byEmail: (teamId, email) => askSlack(`by e-mail ${teamId} ${email}`, () => byEmail(teamId, email)),
      async *everyone(teamId) {
        for await (const users of everyone(clientFor(teamId))) yield users.map((user) => slackPerson(teamId, user));
      },
      async colleague(teamId, userId) {
        const known = await readLately(teamId, userId);
        const ask = () => freshOrKnown(teamId, userId);
        return onlyColleague(known ?? (await askSlack(`colleague ${teamId} ${userId}`, ask)));
      },
      within: asking,
    };
  }
  return asking((_, ask) => ask());
}

/** A colleague of this very moment, for what is given away at once. Throws UserError for everyone else. */
export async function colleagueNow<P extends Kept>(
  { colleague, freshly }: Pick<Roster<P>, 'colleague' | 'freshly'>,
  { teamId, userId }: { teamId: string; userId: string },
): Promise<P> {
  await colleague(teamId, userId);
  return onlyColleague(await freshly(teamId, userId));
}

/**
 * Someone chosen in a form, as they are this moment. Throws UserError, in words for beside the field, for who is no colleague
 * here, and for whom `whyNot` gives a reason.
 */
export async function onlyChosen<P extends Kept>(
  { freshly }: Pick<Roster<P>, 'freshly'>,
  { teamId, userId }: { teamId: string; userId: string },
  whyNot: (person: P) => string | undefined = () => undefined,
): Promise<P> {
  const person = await freshly(teamId, userId);
  const { standing } = person;
  if (standing !== 'colleague')
    throw new UserError(
      `not-a-colleague-${standing}`,
      'Only full members of this workspace can be chosen. Choose someone else.',
    );
  const reason = whyNot(person);
  if (reason) throw new UserError('not-to-be-chosen', reason);
  return person;
}

/** Throws UserError for guests and others who are no colleagues here. */
export function onlyColleague<P extends Pick<SlackPerson, 'standing'>>(person: P): P {
  if (person.standing === 'colleague') return person;
  throw new UserError(
    `not-a-colleague-${person.standing}`,
    'Contour is for the full members of this workspace. Guests and people of other organizations can ask their contact here.',
  );
}

function isSame(known: Kept, said: Kept): boolean {
  return (['name', 'zone', 'standing', 'isAdmin'] as const).every((key) => known[key] === said[key]);
}

/** A user object of the Web API or of a `user_change` event. */
export interface SlackUser {
  id: string;
  /** The workspace they belong to: another one for people from a shared channel. */
  team_id?: string;
  /** Workspaces of an organization that they belong to. */
  enterprise_user?: { teams?: string[] };
  name?: string;
  real_name?: string;
  tz?: string;
  deleted?: boolean;
  is_bot?: boolean;
  is_restricted?: boolean;
  is_ultra_restricted?: boolean;
  is_stranger?: boolean;
  is_invited_user?: boolean;
  is_admin?: boolean;
  is_owner?: boolean;
  profile?: { real_name?: string };
}

/** Slack's user in our words. Source: slack-facts 8. */
export function slackPerson(teamId: string, user: SlackUser): SlackPerson {
  return {
    teamId,
    userId: user.id,
    name: user.profile?.real_name || user.real_name || user.name || user.id,
    ...(user.tz && { zone: user.tz }),
    standing: standingOf(teamId, user),
    isAdmin: Boolean(user.is_admin || user.is_owner),
  };
}

function standingOf(teamId: string, user: SlackUser): Standing {
  if (user.deleted) return 'deactivated';
  if (user.is_bot || user.id === 'USLACKBOT') return 'bot';
  if (user.is_stranger || !belongsTo(teamId, user)) return 'stranger';
  if (user.is_restricted || user.is_ultra_restricted) return 'guest';
  return user.is_invited_user ? 'invited' : 'colleague';
}

/** Someone of another organization is no stranger to Slack once they share a channel with us, but they are none of ours. */
function belongsTo(teamId: string, { team_id, enterprise_user }: SlackUser): boolean {
  const homes = enterprise_user?.teams ?? (team_id ? [team_id] : []);
  return homes.length === 0 || homes.includes(teamId);
}
