import { actor, anyone, channelSeenBy, viewOf } from './acts/acting.ts';
import { useElement } from './acts/block-action.ts';
import { runCommand } from './acts/command.ts';
import {
  conversationWithApp,
  deleteOwn,
  lookAt,
  postTyped,
  react,
  readMessages,
  tellHomeOpened,
} from './acts/conversation.ts';
import { Fault } from './acts/fault.ts';
import { clearModals, closeModal, submitModal } from './acts/modal.ts';
import { askOptions } from './acts/options.ts';
import { runShortcut } from './acts/shortcut.ts';
import { conversationOf } from './channels.ts';
import type { Core } from './core.ts';
import type { Answer, ClockMove, PageApi } from './page-api.ts';
import { pageChannel, pageClock, pageMessage, pageState } from './page-state.ts';
import { pageView } from './page-view.ts';
import { stackOf } from './views.ts';
import { addMember, removeMember } from './web-api/conversations.ts';

/** Everything a person can do, for the page's server, the story and tests alike. */
export function pageActions(core: Core, moveClock: (move: ClockMove) => Promise<void>): PageApi {
  return {
    state: ({ as }) => answer(() => ({ state: pageState(core, anyone(core, as)) })),
    messages: ({ as, channel, threadTs }) =>
      answer(() => {
        const person = anyone(core, as);
        const messages = readMessages(core, person, channelSeenBy(core, person, channel), threadTs);
        return { messages: messages.map((message) => pageMessage(core, message, person)) };
      }),
    openChannel: ({ as, channel: id }) =>
      answer(() => {
        const person = actor(core, as);
        const channel = channelSeenBy(core, person, id);
        lookAt(core, person, channel);
        return { channel: pageChannel(core, channel, person) };
      }),
    openConversation: ({ as, people }) =>
      answer(() => {
        const person = actor(core, as);
        const unknown = people.find((id) => !core.workspace.state.people[id]);
        if (unknown || people.length === 0) throw new Fault('user_not_found', 'Choose at least one person.');
        return { channel: pageChannel(core, conversationOf(core.workspace, [person.id, ...people]), person) };
      }),
    joinChannel: ({ as, channel: id }) =>
      answer(() => {
        const person = actor(core, as);
        const channel = channelSeenBy(core, person, id);
        if (channel.isArchived) throw new Fault('is_archived');
        addMember(core, channel, person.id);
        return { channel: pageChannel(core, channel, person) };
      }),
    leaveChannel: ({ as, channel: id }) =>
      answer(() => {
        const person = actor(core, as);
        const channel = channelSeenBy(core, person, id);
        if (channel.kind === 'im' || channel.kind === 'mpim') throw new Fault('method_not_supported_for_channel_type');
        removeMember(core, channel, person.id);
        return {};
      }),
    post: (request) => answer(() => ({ ts: postTyped(core, request).ts })),
    command: (request) => answer(() => runCommand(core, request)),
    shortcut: (request) => answer(() => runShortcut(core, request)),
    action: (request) => answer(() => useElement(core, request)),
    options: (request) => answer(() => askOptions(core, request)),
    submit: (request) => answer(() => submitModal(core, request)),
    closeView: ({ as, viewId }) =>
      answer(() => {
        const person = actor(core, as);
        closeModal(core, person, viewOf(core, person, viewId));
        return { stack: stackOf(core, person.id).map((view) => pageView(core, view)) };
      }),
    clearViews: ({ as }) =>
      answer(() => {
        clearModals(core, actor(core, as));
        return {};
      }),
    openHome: ({ as }) =>
      answer(() => {
        const person = actor(core, as);
        tellHomeOpened(core, person, 'home', conversationWithApp(core, person));
        return { home: pageState(core, person).home };
      }),
    react: (request) =>
      answer(() => {
        react(core, request);
        return {};
      }),
    deleteMessage: ({ as, ...where }) =>
      answer(() => {
        deleteOwn(core, actor(core, as), where);
        return {};
      }),
    moveClock: ({ as, move }) =>
      answer(async () => {
        actor(core, as);
        await moveClock(move);
        return { clock: pageClock(core) };
      }),
    story: ({ as, move, how }) =>
      answer(() => {
        actor(core, as);
        if (move === 'pause') core.story.pause();
        else void (move === 'play' ? core.story.play(how) : core.story.next());
        return { story: core.story.now() };
      }),
  };
}

async function answer<Result extends object>(act: () => Result | Promise<Result>): Promise<Answer<Result>> {
  try {
    return { ok: true, ...(await act()) };
  } catch (error) {
    if (error instanceof Fault) return { ok: false, fault: error.fault };
    throw error;
  }
}
