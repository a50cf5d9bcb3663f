import { type Commitment, partiesOf, type Support } from '../../domain/commitment.ts';
import { act } from '../../domain/commitment-acts.ts';
import type { Act } from '../../domain/commitment-press.ts';
import { isAgreed, isDayPast } from '../../domain/commitment-refusals.ts';
import { UserError } from '../../errors.ts';
import { escaped, mention } from '../../slack/blocks.ts';
import type { Answer } from '../../slack/view.ts';
import { shortDay } from '../../time/day-words.ts';
import { choicesOf } from './choices.ts';
import type { Press } from './input.ts';
import { type CommitDeps, circumstanceOf, commitmentOf, refused } from './load.ts';
import { keepAnswered, type Prompt, prompt, showAll } from './messages.ts';
import { saidAnswer } from './views.ts';

type Target = Pick<Press, 'teamId' | 'userId' | 'commitmentId'>;

/** Lets a press take effect, shows it to everyone concerned, and tells whoever owes the next move. */
export async function perform(deps: CommitDeps, { teamId, userId, commitmentId }: Target, press: Act): Promise<Answer> {
  await deps.roster.colleague(teamId, userId);
  const before = await commitmentOf(deps, teamId, commitmentId);
  const now = await circumstanceOf(deps, before, userId);
  const outcome = act(before, press, now);
  if ('refused' in outcome) throw refused(outcome.refused, before, press);
  // Two that open at once for one owner must not both be the third.
  if (outcome.after.status === 'open' && before.status !== 'open') await deps.people.lock(teamId, before.ownerId);
  // Whose support it is, said to whoever asked, leaves it to be given as before.
  const about = 'supportId' in press && press.kind !== 'name-me' ? { supportId: press.supportId } : {};
  const anew = askedAnew(outcome.after, press);
  const after = await keepAnswered(deps, before, outcome.after, { by: userId, ...about, anew });
  await tellOf(deps, { before, after, by: userId, press });
  // Whoever has let it go may say why; who opened that form and left it empty is not asked again.
  const hasLetGo = after.status === 'released' && press.kind !== 'say-why';
  const presses = hasLetGo ? choicesOf(after, { userId, ...now }) : [];
  const moved = 'supportId' in press && after.dueDay !== before.dueDay;
  return saidAnswer(moved ? movedWords(after) : saidOf(after, press), presses);
}

interface Change {
  before?: Commitment;
  after: Commitment;
  by: string;
}

/** Shows everyone how it stands now, and writes to whoever owes the next move. */
export async function tellOf(deps: CommitDeps, change: Change & { press?: Act }): Promise<void> {
  const { after, by } = change;
  const fresh = await showAll(deps, change);
  const isOpened = after.status === 'open' && change.before?.status === 'proposed';
  const prompts = [
    ...(change.press ? promptsOf(change, change.press) : []),
    ...((await isTooLateToOpen(deps, after)) ? [{ userId: after.ownerId, lead: tooLateToOpen }] : []),
    ...(isOpened ? [{ userId: after.ownerId, lead: 'Everyone has said yes: this is open now.' }] : []),
    ...(isOpened && after.proposedBy !== after.ownerId
      ? [
          {
            userId: after.proposedBy,
            lead: `${mention(after.ownerId)} has said yes, and so has everyone: this is open now.`,
          },
        ]
      : []),
  ];
  for (const one of prompts)
    if (one.userId !== by && !fresh.includes(one.userId)) await prompt(deps, after, { what: `v${after.turn}`, ...one });
}

const tooLateToOpen =
  'Everyone has said yes, and a day in it has passed meanwhile. Press Change to choose a later one.';

async function isTooLateToOpen(deps: CommitDeps, after: Commitment): Promise<boolean> {
  const { today, calendar, ownerIsHourly } = await circumstanceOf(deps, after, after.ownerId);
  return after.status === 'proposed' && isAgreed(after, { ownerIsHourly }) && isDayPast(after, { today, calendar });
}

type Said = Omit<Prompt, 'what'>;

/** Who owes the next move after a press, and what they are told. */
function promptsOf({ before, after, by }: Change, press: Act): Said[] {
  const { ownerId, partnerId, partner, proposedBy } = after;
  const hasPartner = partner === 'agreed';
  const support = 'supportId' in press ? after.supports.find(({ id }) => id === press.supportId) : undefined;
  const what = support ? escaped(support.words) : '';
  switch (press.kind) {
    case 'not-now':
      return [
        { userId: proposedBy, lead: 'Not now, as you asked for this. No reason is needed, and no count is kept.' },
      ];
    case 'revise':
      return askedAgain(after, by);
    case 'change':
      return partner === 'asked' && before && !isAskedSame(before, after)
        ? [{ userId: partnerId, lead: `${mention(ownerId)} asks whether you would be the partner for this.` }]
        : [];
    case 'pass-on':
      return [
        { userId: press.giverId, lead: `${mention(ownerId)} asks whether you could give this: ${what}.` },
        ...partnerAgain(before, after),
      ];
    case 'not-this-time':
      return [
        {
          userId: ownerId,
          lead: `${mention(by)} cannot be your partner this time. Press Change to choose someone else.`,
        },
      ];
    case 'suggest':
      return [{ userId: ownerId, lead: `${mention(by)} suggests a change. Only you decide.` }];
    case 'deliver':
      return [{ userId: ownerId, lead: `${mention(by)} says it is there: ${what}. Did it come?` }];
    case 'not-yet':
      return support ? [{ userId: support.giverId, lead: `This has not come yet: ${what}. What would help?` }] : [];
    case 'offer-swap':
      return [{ userId: ownerId, lead: `${mention(by)} would give something else than: ${what}. Only you decide.` }];
    case 'ask-time':
      return [{ userId: ownerId, lead: `${mention(by)} asks for more time for: ${what}. Only you decide.` }];
    case 'take-swap': {
      const taken = after.supports.at(-1);
      const yes = taken && `${mention(ownerId)} says yes: ${escaped(taken.words)}, by ${shortDay(taken.dueDay)}.`;
      return [...(yes ? [{ userId: taken.giverId, lead: yes }] : []), ...partnerAgain(before, after)];
    }
    case 'leave-swap':
      return support
        ? [{ userId: support.giverId, lead: `${mention(ownerId)} would rather have it as it was: ${what}.` }]
        : [];
    case 'cannot':
      return [
        {
          userId: ownerId,
          lead: `${mention(by)} cannot give this: ${what}. Do without it, ask someone else, or choose a new day.`,
        },
      ];
    case 'check-in':
      return press.how === 'need-help' && hasPartner
        ? [{ userId: partnerId, lead: `${mention(ownerId)} could use your help. Ten minutes together may be enough.` }]
        : [];
    case 'keep':
      return hasPartner
        ? [{ userId: partnerId, lead: `${mention(ownerId)} has done it. A thank you is one press.` }]
        : [];
    default:
      return [];
  }
}

/** To whom it says something else than what stands beside the buttons that they were sent: those take no yes any more. */
function askedAnew(after: Commitment, { kind }: Act): string[] {
  switch (kind) {
    case 'revise':
      return partiesOf(after);
    case 'change':
      return after.partner === 'asked' ? [after.partnerId] : [];
    case 'offer-swap':
    case 'ask-time':
    case 'suggest':
      return [after.ownerId];
    default:
      return [];
  }
}

function isAskedSame(before: Commitment, after: Commitment): boolean {
  return (['partner', 'partnerId', 'words', 'dueDay'] as const).every((field) => before[field] === after[field]);
}

/** Whose yes is asked for anew. */
function askedAgain({ ownerId, partnerId, partner, supports }: Commitment, by: string): Said[] {
  const givers = supports.filter(({ acceptedOn }) => !acceptedOn).map(({ giverId }) => giverId);
  const asked = new Set([...(partner === 'asked' ? [partnerId] : []), ...givers]);
  asked.delete(by);
  return [...asked].map((userId) => ({ userId, lead: stillYes(ownerId) }));
}

const stillYes = (ownerId: string) => `${mention(ownerId)} has changed this. Is it still a yes?`;

/** A day that moved with support’s, before it opened: the partner had said yes to another. */
function partnerAgain(before: Commitment | undefined, { ownerId, partnerId, partner }: Commitment): Said[] {
  const isAsked = before?.partner === 'agreed' && partner === 'asked';
  return isAsked ? [{ userId: partnerId, lead: stillYes(ownerId) }] : [];
}

/** The owner took a day for support that comes after their own. */
const movedWords = ({ dueDay, status, partner }: Commitment) =>
  `Done. Your own day moves with it, to ${shortDay(dueDay)}: you cannot go on before.${
    status === 'proposed' && partner === 'asked' ? ' It opens once your partner says yes to that.' : ''
  }`;

/** To whom **Need help** goes. */
const helpWords: Record<Commitment['partner'], string> = {
  agreed: 'I tell your partner that you could use help.',
  asked: 'Noted. Your partner has not said yes yet; once they have, they read it. `/who-knows` asks a colleague now.',
  'not-this-time': 'Noted. You have no partner now: press Change to choose one, who reads it once they say yes.',
  left: 'Noted. You have no partner now: press Change to choose one, who reads it once they say yes.',
};

/** What whoever pressed is told. */
function saidOf(after: Commitment, press: Act): string {
  const openNow = after.status === 'open' ? ' It is open now.' : '';
  switch (press.kind) {
    case 'accept':
    case 'revise':
    case 'agree':
    case 'give':
      return `Thank you for your yes.${openNow || ' Your message shows whose yes is still to come.'}`;
    case 'not-now':
      return 'That is fine. Nobody is asked why, and nothing is counted.';
    case 'not-this-time':
      return 'That is fine. I tell the one who asked, without a reason.';
    case 'release':
      return 'Let go. That is as honest as keeping it. `/commit` says the next thing.';
    case 'say-why':
      return press.reason
        ? 'Noted. It stands in the history: for you and your partner, unless they evaluate you.'
        : 'That is fine. No reason is needed, and nothing was written.';
    case 'keep':
      return 'Thank you. What students did stands in your message. `/commit` says the next thing.';
    case 'deliver':
      return 'Thank you. I ask whether it came; until then it reads “said delivered, not confirmed”.';
    case 'confirm':
      return 'Good. The day it came is the day the giver said so.';
    case 'check-in':
      if (press.how === 'on-track') return 'Noted: on track.';
      return helpWords[after.partner];
    case 'cannot':
      return 'I tell the one who needs it. They decide what happens next; it stays yours until then.';
    case 'ask-time':
      return 'I ask the one who needs it. The new day counts once they take it.';
    case 'offer-swap':
      return 'I tell the one who needs it. It counts once they take it.';
    default:
      return 'Done. Your message shows how it stands.';
  }
}

/** A support by its place, for a form about it. Throws UserError when it is not there. */
export function supportIn({ supports }: Commitment, supportId: string): Support {
  const support = supports.find(({ id }) => id === supportId);
  if (support) return support;
  throw new UserError('support-gone', 'This support is not there any more. `/commit mine` shows what is.');
}
