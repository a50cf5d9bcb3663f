import type { App } from '@slack/bolt';
import type { Heard } from './place.ts';

type Listener<H = object> = (heard: H) => Promise<unknown>;
type Unknown = Heard & { ack(): Promise<void>; context: object };

/**
 * The app for features to register with: it goes straight to the listeners of a command, a press, a form or a shortcut by their
 * id. Bolt asks every listener there is, one after another, whether it is meant; for a hundred of them that is more work than
 * most answers are.
 *
 * @param unknown hears what no listener is there for: a button from before an update, say
 */
export function switchboard(app: App, unknown: Listener<Unknown>): App {
  const [commands, presses, forms, shortcuts] = [lines(unknown), lines(unknown), lines(unknown), lines(unknown)];
  const any = /^/;
  app.command(any, (heard) => commands.call(heard.command.command, heard));
  app.action(any, (heard) => presses.call('action_id' in heard.action ? heard.action.action_id : '', heard));
  app.view(any, (heard) => forms.call(heard.view.callback_id, heard));
  app.shortcut(any, (heard) => shortcuts.call(heard.shortcut.callback_id, heard));
  return Object.assign(Object.create(app) as App, {
    command: commands.add,
    action: presses.add,
    view: forms.add,
    shortcut: shortcuts.add,
  });
}

/** The listeners of one kind, by id or by the pattern of ids. */
function lines(unknown: Listener<Unknown>) {
  const exact = new Map<string, Listener[]>();
  const patterns: [RegExp, Listener][] = [];
  return {
    add(id: string | RegExp, listener: Listener): void {
      if (id instanceof RegExp) patterns.push([id, listener]);
      else exact.set(id, [...(exact.get(id) ?? []), listener]);
    },
    async call(id: string, heard: Unknown): Promise<void> {
      const byPattern = patterns.flatMap(([pattern, listener]) => (pattern.test(id) ? [listener] : []));
      const listeners = [...(exact.get(id) ?? []), ...byPattern];
      if (listeners.length === 0) await unknown(heard);
      await Promise.all(listeners.map((listener) => listener(heard)));
    },
  };
}
