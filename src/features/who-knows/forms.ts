import type { App, ViewSubmitAction } from '@slack/bolt';
import type { Deps } from '../../deps.ts';
import { type Goal, goalGone, servedGoal } from '../../domain/goal.ts';
import type { Who } from '../../domain/person.ts';
import { pupilFaults } from '../../domain/pupil-faults.ts';
import { UserError } from '../../errors.ts';
import { needsSchoolChannel } from '../../slack/channel.ts';
import { loadingModal } from '../../slack/modal.ts';
import { openForm } from '../../slack/open-form.ts';
import { faultBeside, parse } from '../../slack/parse.ts';
import { whoPayload } from '../../slack/payload.ts';
import { submitted } from '../../slack/submitted.ts';
import { dayOf } from '../../time/calendar-day.ts';
import { ids } from './action-ids.ts';
import { ask, readText } from './ask.ts';
import { askTeam } from './ask-team.ts';
import { askForm } from './form-views.ts';
import { formInput, helpedInput, messageInput, passInput, submissionInput, teamInput, triedInput } from './input.ts';
import { mayBePassedTo, passOn, toPassOn } from './pass-on.ts';
import { thank } from './thank.ts';
import { triedIt } from './try.ts';

export const formTitle = 'Who knows?';
export const formInstead =
  'I could not open the form. Write your question after the command: `/who-knows how do I get quiet students talking in math`.';

/** The forms of this routine when they are sent, and the shortcuts that open the first of them. */
export function registerForms(app: App, deps: Deps): void {
  app.shortcut(ids.shortcut, async (heard) => {
    await heard.ack();
    await openForm(deps, ids.shortcut, heard, {
      title: formTitle,
      instead: formInstead,
      build: async () => askForm({}, await goalsFor(deps, parse(whoPayload, heard.body))),
    });
  });

  app.shortcut(ids.messageShortcut, async (heard) => {
    await heard.ack();
    // Of someone else's message only the text is taken.
    const build = async () =>
      askForm(parse(messageInput, heard.body), await goalsFor(deps, parse(whoPayload, heard.body)));
    await openForm(deps, ids.messageShortcut, heard, { title: formTitle, instead: formInstead, build });
  });

  for (const id of [ids.form, ids.teachingForm]) {
    app.view<ViewSubmitAction>(id, async (heard) => {
      const { teamId, userId, cause, questionId } = parse(submissionInput, heard.body);
      const today = await todayOf(deps, teamId, userId);
      await submitted(deps, heard, {
        name: id,
        schema: formInput(today),
        checkRead: async ({ question, chosen = [], goal }) => ({
          ...(servedGoal(goal, await deps.goals.active(teamId)) ? {} : { goal: goalGone }),
          ...(await faultBeside('question', async () => question && readText(question))),
          ...(await faultBeside('chosen', () => noOutsiders(deps, teamId, userId, chosen))),
        }),
        meanwhile: loadingModal(formTitle, 'Looking for the colleagues who know…'),
        work: (tx, { question, ...details }) =>
          ask(
            { ...tx, outside: deps },
            {
              ...{ teamId, userId, cause, text: question, details },
              ...(id === ids.teachingForm && { aboutTeaching: true }),
              ...(questionId && { replaces: questionId }),
            },
          ),
      });
    });
  }

  for (const id of [ids.passForm, ids.teachingPassForm]) {
    app.view<ViewSubmitAction>(id, async (heard) => {
      const input = parse(submissionInput, heard.body);
      await submitted(deps, heard, {
        name: id,
        schema: passInput,
        checkRead: async ({ colleague, note, namesNoPupil = false }) => {
          const isToBePassed = async () =>
            colleague && mayBePassedTo(deps, await toPassOn(deps, input), colleague, input.userId);
          return {
            ...(await faultBeside('colleague', isToBePassed)),
            ...pupilFaults(await deps.matcher.directory(input.teamId), { note }, { namesNoPupil }),
          };
        },
        work: (tx, { colleague, note }) => passOn(tx, { ...input, colleague, note }),
      });
    });
  }

  app.view<ViewSubmitAction>(ids.teamForm, async (heard) => {
    const input = parse(submissionInput, heard.body);
    await submitted(deps, heard, {
      name: ids.teamForm,
      schema: teamInput,
      check: ({ channel }) =>
        faultBeside('channel', () =>
          needsSchoolChannel(deps, heard.client, { teamId: input.teamId, channelId: channel }),
        ),
      meanwhile: loadingModal('Ask the team'),
      work: (tx, values) => askTeam(tx, { ...input, ...values }),
    });
  });

  for (const id of [ids.helpedForm, ids.teachingHelpedForm]) {
    app.view<ViewSubmitAction>(id, async (heard) => {
      const input = parse(submissionInput, heard.body);
      await submitted(deps, heard, {
        name: id,
        schema: helpedInput,
        check: async ({ practice, namesNoPupil }) => ({
          ...pupilFaults(await deps.matcher.directory(input.teamId), { practice }, { namesNoPupil }),
        }),
        meanwhile: loadingModal('This helped'),
        work: (tx, { practice, mayBeShown }) => thank(tx, { ...input, practice, mayBeShown }),
      });
    });
  }

  for (const id of [ids.triedForm, ids.teachingTriedForm]) {
    app.view<ViewSubmitAction>(id, async (heard) => {
      const input = parse(submissionInput, heard.body);
      await submitted(deps, heard, {
        name: id,
        schema: triedInput,
        check: async ({ students, namesNoPupil }) => ({
          ...pupilFaults(await deps.matcher.directory(input.teamId), { students }, { namesNoPupil }),
        }),
        meanwhile: loadingModal('Did you try it?'),
        work: (tx, { students, answererMayHear }) => triedIt(tx, { ...input, students, answererMayHear }),
      });
    });
  }
}

/** Goals that the form lists, which only colleagues read. Throws UserError for everyone else. */
export async function goalsFor(deps: Pick<Deps, 'roster' | 'goals'>, { teamId, userId }: Who): Promise<Goal[]> {
  await deps.roster.colleague(teamId, userId);
  return deps.goals.active(teamId);
}

/** The asker's calendar day; the school's zone stands in for who has told none. */
async function todayOf(deps: Deps, teamId: string, userId: string): Promise<string> {
  const person = await deps.people.find(teamId, userId);
  const zone = person?.zone ?? (await deps.schools.home(teamId)).zone;
  return dayOf(deps.clock(), zone);
}

/** Throws UserError for a colleague who cannot be asked. */
async function noOutsiders(deps: Deps, teamId: string, asker: string, chosen: string[]): Promise<void> {
  if (chosen.includes(asker)) throw new UserError('ask-oneself', 'You cannot ask yourself. Choose colleagues only.');
  for (const userId of chosen) {
    const person = await deps.roster.freshly(teamId, userId);
    if (person.standing !== 'colleague')
      throw new UserError(
        'ask-outsider',
        `${person.name} is not a full member of this workspace. Choose someone else.`,
      );
  }
}
