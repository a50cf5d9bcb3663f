import type { App } from '@slack/bolt';
import type { Deps } from '../../src/deps.ts';
import { registerFeatures } from '../../src/features/index.ts';

export interface Registered {
  commands: string[];
  presses: (string | RegExp)[];
  forms: string[];
  shortcuts: string[];
}

/** Everything that a person can type, press or send, as the routines register it. */
export function registered(deps: Deps): Registered {
  const [commands, presses, forms, shortcuts] = [
    new Set<string>(),
    new Set<string | RegExp>(),
    new Set<string>(),
    new Set<string>(),
  ];
  const app = {
    command: (id: string) => commands.add(id),
    action: (id: string | RegExp) => presses.add(id),
    view: (id: string) => forms.add(id),
    shortcut: (id: string) => shortcuts.add(id),
    event: () => {},
    use: () => {},
  };
  registerFeatures(app as unknown as App, deps);
  return { commands: [...commands], presses: [...presses], forms: [...forms], shortcuts: [...shortcuts] };
}
