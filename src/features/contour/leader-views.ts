import type { ModalView } from '@slack/types';
import { type Leader, mayName, maySetSchool, type Scope } from '../../domain/leader.ts';
import type { Person } from '../../domain/person.ts';
import { actions, button, context, input, mention, option, plain, section } from '../../slack/blocks.ts';
import { scopeWords } from '../../slack/scope-words.ts';
import type { Answer, View } from '../../slack/view.ts';
import { ids } from './action-ids.ts';

/** One message shows so many leaders; a school with more looks in the form. */
const mostShown = 40;

const whatLeadersGet =
  'A leader answers for the result of the school or of a team, and gets the weekly digest. Leaders see no question and no private word.';

/** Those who lead, with what this person may do. `here` is the team of the channel they are in. `lead` says what just happened. */
export function leadersView(
  leaders: readonly Leader[],
  person: Person,
  { here, lead }: { here?: string | undefined; lead?: string },
): Answer {
  const evaluates = maySetSchool(person, leaders) ? [button('Who evaluates whom', ids.evaluates)] : [];
  const scopes: Scope[] = here ? ['school', here] : ['school'];
  const may = scopes.some((scope) => mayName(person, scope, leaders));
  const lines = leaders.slice(0, mostShown).map(leaderLine);
  const none =
    leaders.length === 0 ? 'Nobody leads here yet. The first leader is named by an admin of this workspace.' : '';
  const next = may
    ? 'Press Name a leader to add someone.'
    : 'Leaders are named by those who lead already; the first one by an admin of this workspace.';
  return {
    text: [lead, none, ...lines, next].filter(Boolean).join('\n'),
    blocks: [
      ...(lead ? [section(lead)] : []),
      ...(none ? [section(none)] : []),
      ...leaders
        .slice(0, mostShown)
        .map((leader, index) => section(String(lines[index]), removal(leader, person, leaders))),
      ...(may
        ? [
            actions(
              button('Name a leader', ids.nameLeader, { value: here ?? 'school', style: 'primary' }),
              ...evaluates,
            ),
          ]
        : evaluates.map((press) => actions(press))),
      context(may ? whatLeadersGet : `${next} ${whatLeadersGet}`),
    ],
    replaces: true,
  };
}

function leaderLine({ userId, scope }: Leader): string {
  return `${mention(userId)} leads ${scopeWords(scope)}`;
}

function removal({ userId, scope }: Leader, person: Person, leaders: readonly Leader[]) {
  const isSelf = userId === person.userId;
  if (!isSelf && !mayName(person, scope, leaders)) return undefined;
  return button(isSelf ? 'Step down' : 'Remove', ids.removeLeader, {
    value: `${scope}:${userId}`,
    confirm: {
      title: isSelf ? 'Step down?' : 'Remove this leader?',
      text: isSelf
        ? 'You get no digest any more. Someone who leads can name you again.'
        : 'They get no digest any more, and are told so.',
      yes: isSelf ? 'Step down' : 'Remove',
      no: 'Cancel',
    },
  });
}

/** @param scopes those in which this person may name someone, at least one */
export function leaderForm(scopes: readonly Scope[]): ModalView {
  const choices = scopes.map((scope) =>
    scope === 'school' ? option('The whole school', scope) : option('The team of this channel', scope),
  );
  const [first] = choices;
  return {
    type: 'modal',
    callback_id: ids.leaderForm,
    title: plain('Name a leader'),
    submit: plain('Name'),
    close: plain('Cancel'),
    blocks: [
      input('colleague', 'Who', { type: 'users_select' }, { hint: 'A colleague of this workspace. They are told.' }),
      input('scope', 'Answers for the result of', {
        type: 'radio_buttons',
        options: choices,
        ...(first && { initial_option: first }),
      }),
      context(whatLeadersGet),
    ],
  };
}

/** To the one who was named, who did not ask for it. */
export function namedView({ namedBy, scope }: Pick<Leader, 'namedBy' | 'scope'>): View {
  const text = `${mention(namedBy)} named you as a leader of ${scopeWords(scope)}. ${whatLeadersGet} \`/contour leaders\` shows who leads, and lets you step down.`;
  return { text, blocks: [section(text)] };
}

/** To the one who was removed by someone else. */
export function removedView(by: string, scope: Scope): View {
  const text = `${mention(by)} took you off the leaders of ${scopeWords(scope)}. What you asked and answered stays as it is. \`/contour leaders\` shows who leads now.`;
  return { text, blocks: [section(text)] };
}

/** What happened to whom, as those who lead there too read it. */
interface News {
  by: string;
  about: string;
  what: 'named' | 'removed' | 'stepped-down' | 'left';
  scope: Scope;
  /** Nobody leads there any more. */
  isLast: boolean;
}

/** To those who lead there beside the two; to who set Contour up, where nobody does any more. */
export function newsView({ by, about, what, scope, isLast }: News): View {
  const where = scopeWords(scope);
  const news = {
    named: `${mention(by)} named ${mention(about)} as a leader of ${where}.`,
    removed: `${mention(by)} took ${mention(about)} off the leaders of ${where}.`,
    'stepped-down': `${mention(about)} leads ${where} no longer, by their own word.`,
    left: `${mention(about)} is no colleague here any more, and leads ${where} no longer.`,
  }[what];
  const next = isLast
    ? 'Nobody leads there now. An admin of this workspace names the next one with `/contour leaders`.'
    : '`/contour leaders` shows who leads now.';
  const text = `${news} ${next}`;
  return { text, blocks: [section(text)] };
}

/** In the team's channel: who leads it now, and not how it came about. */
export function leadNowView(leaders: readonly string[]): View {
  const who = leaders.slice(0, mostShown).map(mention).join(', ');
  const text = who
    ? `Who leads this team has changed. It is ${who} now. ${whatLeadersGet}`
    : 'Nobody of its own leads this team now. `/contour leaders` shows who leads the school.';
  return { text, blocks: [section(text)] };
}
