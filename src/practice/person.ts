import type { KnownBlock } from '@slack/types';
import { actor } from './acts/acting.ts';
import { conversationWithApp } from './acts/conversation.ts';
import { canSee } from './channels.ts';
import type { Core } from './core.ts';
import { type Field, fieldsOf } from './fields.ts';
import { messagesFor } from './messages.ts';
import type { Answer, FieldValue, FormValues, PageApi, PageMessage, PageView, Submitted, Where } from './page-api.ts';
import { pageMessage } from './page-state.ts';
import { pageView } from './page-view.ts';
import { until } from './until.ts';
import { stackOf } from './views.ts';

/** Where to look for something on a person's screen. */
type Spot = PageMessage | 'modal' | 'home';

/** A member of the school at their Slack, for the story and for tests that read like a teacher walking. Faults are thrown as `Error` with Slack's sentence. */
export interface Person {
  id: string;
  /** Runs a slash command, in the conversation with the app unless `channel` is given. */
  command(command: string, text?: string, place?: { channel?: string; threadTs?: string }): Promise<void>;
  /** Sends a message as typed. @returns its ts */
  post(channel: string, text: string, threadTs?: string): Promise<string>;
  /** A global shortcut, or one of a message, by its callback id. */
  shortcut(callbackId: string, message?: PageMessage): Promise<void>;
  /**
   * Presses a button by its words, or chooses from an overflow menu by the option's words: in `spot`, or where it stands newest:
   * the open modal, else the newest message, else Home. Waits until it is there.
   */
  press(words: string | RegExp, spot?: Spot): Promise<void>;
  /** Chooses or types in a field outside of a form: by its label, placeholder or action id. Options by their words. */
  choose(field: string, value: string | string[], spot?: Spot): Promise<void>;
  /** What an external select offers for the typed text: the options' words. */
  optionsFor(field: string, typed: string, spot?: Spot): Promise<string[]>;
  /** Fills the open modal by label (or action id) and submits it, as soon as it has these fields. Options by their words, dates as `YYYY-MM-DD`. */
  submit(fields?: Record<string, string | string[] | null>): Promise<Submitted>;
  /** Cancels the modal on top. */
  cancel(): Promise<void>;
  /** Closes all modals with ×. */
  dismiss(): Promise<void>;
  /** Waits for the modal on top, with this title if one is given. */
  modal(title?: string | RegExp): Promise<PageView>;
  /** Open modals now, top last. */
  stack(): PageView[];
  /** Opens Home and waits until it shows these words, or anything. */
  home(words?: string | RegExp): Promise<PageView>;
  /** Waits for a message with these words in text or blocks; the newest. In `channel`, or anywhere this person looks. */
  sees(words: string | RegExp, channel?: string): Promise<PageMessage>;
  /** Everything this person sees in a channel now, replies among it; the conversation with the app unless given. */
  messages(channel?: string): PageMessage[];
  /** The conversation with the app. */
  appChannel(): string;
  react(message: PageMessage, name: string, on?: boolean): Promise<void>;
  /** Looks at a channel, as its badge shows. */
  open(channel?: string): Promise<void>;
}

/** @param patienceMs how long, in machine time, something is waited for */
export function personIn(core: Core, actions: PageApi, id: string, patienceMs = 15_000): Person {
  const me = actor(core, id);
  const as = me.id;
  const wait = <Value>(what: string, look: () => Value | undefined) =>
    until(core.workspace, `${me.name}: ${what}`, look, patienceMs);
  const appChannel = () => conversationWithApp(core, me).id;
  const stack = () => stackOf(core, as).map((view) => pageView(core, view));
  const messages = (channel = appChannel()) =>
    messagesFor(core.workspace, channel, as).map((message) => pageMessage(core, message, me));
  const everywhere = () =>
    Object.values(core.workspace.state.channels)
      .filter((channel) => canSee(me, channel))
      .flatMap(({ id: channel }) => messages(channel))
      .sort((a, b) => (a.ts < b.ts ? 1 : -1));
  const homeView = () => {
    const view = core.workspace.state.views[core.workspace.state.homes[as] ?? ''];
    return view ? pageView(core, view) : undefined;
  };

  /** Everything that can be used now, nearest first. */
  function spots(spot?: Spot): { blocks: KnownBlock[]; where: Where }[] {
    const top = stack().at(-1);
    const ofView = (view: PageView | undefined) => (view ? [{ blocks: view.blocks, where: { viewId: view.id } }] : []);
    const ofMessage = ({ blocks, channel, ts }: PageMessage) => ({ blocks, where: { channel, ts } });
    if (spot === 'modal') return ofView(top);
    if (spot === 'home') return ofView(homeView());
    if (spot)
      return messages(spot.channel)
        .filter(({ ts }) => ts === spot.ts)
        .map(ofMessage);
    return top ? ofView(top) : [...everywhere().map(ofMessage), ...ofView(homeView())];
  }

  function find(what: string, fits: (field: Field) => boolean, spot?: Spot): Promise<{ field: Field; where: Where }> {
    return wait(what, () => {
      for (const { blocks, where } of spots(spot)) {
        const field = fieldsOf(blocks).find(fits);
        if (field) return { field, where };
      }
      return undefined;
    });
  }

  return {
    id: as,
    appChannel,
    stack,
    messages,
    async command(command, text = '', place = {}) {
      taken(await actions.command({ as, command, text, channel: appChannel(), ...place }));
    },
    async post(channel, text, threadTs) {
      return taken(await actions.post({ as, channel, text, ...(threadTs ? { threadTs } : {}) })).ts;
    },
    async shortcut(callbackId, message) {
      taken(
        await actions.shortcut({
          as,
          callbackId,
          ...(message ? { message: { channel: message.channel, ts: message.ts } } : {}),
        }),
      );
    },
    async press(words, spot) {
      const isButton = ({ element }: Field) => element.type === 'button' && says(textOf(element.text), words);
      const isMenu = ({ element }: Field) =>
        element.type === 'overflow' && optionsIn(element).some((one) => says(textOf(one.text), words));
      const { field, where } = await find(`no button "${words}"`, (one) => isButton(one) || isMenu(one), spot);
      const option = optionsIn(field.element).find((one) => says(textOf(one.text), words));
      taken(
        await actions.action({
          as,
          where,
          blockId: field.blockId,
          actionId: field.actionId,
          ...(option ? { value: option.value } : {}),
        }),
      );
    },
    async choose(name, value, spot) {
      const { field, where } = await find(`no field "${name}"`, (one) => isCalled(one, name), spot);
      const request = { as, where, blockId: field.blockId, actionId: field.actionId };
      taken(await actions.action({ ...request, value: chosen(core, as, field, value) }));
    },
    async optionsFor(name, typed, spot) {
      const { field, where } = await find(`no field "${name}"`, (one) => isCalled(one, name), spot);
      const request = { as, where, blockId: field.blockId, actionId: field.actionId, query: typed };
      const { options, groups } = taken(await actions.options(request));
      return [...options, ...groups.flatMap((group) => group.options)].map(({ text }) => text.text);
    },
    async submit(fields = {}) {
      const names = Object.keys(fields);
      const fieldIn = (view: PageView, name: string) => fieldsOf(view.blocks).find((one) => isCalled(one, name));
      const view = await wait(`no form with the fields "${names.join('", "')}"`, () =>
        stack()
          .slice(-1)
          .find((top) => names.every((name) => fieldIn(top, name))),
      );
      const values: FormValues = {};
      for (const [name, value] of Object.entries(fields)) {
        const field = fieldIn(view, name) as Field;
        values[field.blockId] = { ...values[field.blockId], [field.actionId]: chosen(core, as, field, value) };
      }
      return taken(await actions.submit({ as, viewId: view.id, values }));
    },
    async cancel() {
      const view = await wait('no modal is open', () => stack().at(-1));
      taken(await actions.closeView({ as, viewId: view.id }));
    },
    async dismiss() {
      taken(await actions.clearViews({ as }));
    },
    modal: (title = /./) =>
      wait(`no modal "${title}"`, () =>
        stack()
          .slice(-1)
          .find((view) => says(view.title?.text ?? '', title)),
      ),
    async home(words = /./) {
      taken(await actions.openHome({ as }));
      return wait(`Home does not say "${words}"`, () =>
        [homeView()].flatMap((view) => view ?? []).find((view) => says(wordsOf(view.blocks), words)),
      );
    },
    sees: (words, channel) =>
      wait(`no message says "${words}"`, () =>
        everywhere().find(
          (message) =>
            (channel === undefined || message.channel === channel) &&
            says(`${message.text}\n${wordsOf(message.blocks)}`, words),
        ),
      ),
    async react({ channel, ts }, name, on = true) {
      taken(await actions.react({ as, channel, ts, name, on }));
    },
    async open(channel = appChannel()) {
      taken(await actions.openChannel({ as, channel }));
    },
  };
}

function taken<Result>(answer: Answer<Result>): Result {
  if (!answer.ok) throw new Error(answer.fault.sentence, { cause: answer.fault });
  return answer;
}

function says(text: string, words: string | RegExp): boolean {
  return typeof words === 'string' ? text.includes(words) : words.test(text);
}

function textOf(value: unknown): string {
  return (value as { text?: string } | undefined)?.text ?? '';
}

/** All words of some blocks, one text object a line. */
function wordsOf(blocks: readonly KnownBlock[]): string {
  const words: string[] = [];
  JSON.stringify(blocks, (key, value) => {
    if (key === 'text' && typeof value === 'string') words.push(value);
    return value as unknown;
  });
  return words.join('\n');
}

function isCalled({ block, element, actionId }: Field, name: string): boolean {
  const label = textOf((block as { label?: unknown }).label);
  return label === name || textOf(element.placeholder) === name || actionId === name;
}

function optionsIn(element: Field['element']): { text: unknown; value: string }[] {
  const groups = (element.option_groups ?? []) as { options: { text: unknown; value: string }[] }[];
  return [
    ...((element.options ?? []) as { text: unknown; value: string }[]),
    ...groups.flatMap(({ options }) => options),
  ];
}

/** Options are chosen by their words, people by name or id. */
function chosen(core: Core, as: string, { element, actionId }: Field, value: string | string[] | null): FieldValue {
  if (value === null) return null;
  if (Array.isArray(value)) return value.map((one) => chosenOne(core, as, element, actionId, one));
  return chosenOne(core, as, element, actionId, value);
}

function chosenOne(core: Core, as: string, element: Field['element'], actionId: string, words: string): string {
  if (element.type.endsWith('users_select')) {
    return Object.values(core.workspace.state.people).find(({ name }) => name === words)?.id ?? words;
  }
  if (element.type.endsWith('channels_select') || element.type.endsWith('conversations_select')) {
    const plain = words.replace(/^#/, '');
    return Object.values(core.workspace.state.channels).find(({ name }) => name === plain)?.id ?? words;
  }
  const shown = [...core.optionsShown]
    .filter(([key]) => key.startsWith(`${as} `) && key.endsWith(` ${actionId}`))
    .flatMap(([, options]) => options);
  return [...optionsIn(element), ...shown].find(({ text }) => textOf(text) === words)?.value ?? words;
}
