import type { ReactNode } from 'react';
import type { PageFault } from '../../page-api.ts';
import { Icon } from '../parts/icon.tsx';
import { MenuButton } from '../parts/menu.tsx';
import { useWorkspace } from '../state/workspace-context.ts';

/** The lightning button: what the app offers from anywhere. */
export function GlobalShortcuts({ onFault }: { onFault: (fault: PageFault) => void }): ReactNode {
  const { state, call } = useWorkspace();
  const shortcuts = state.shortcuts.filter(({ kind }) => kind === 'global');
  if (shortcuts.length === 0) return null;
  const items = shortcuts.map(({ callbackId, name, description }) => ({
    key: callbackId,
    label: name,
    description,
    onChoose: async () => {
      const answer = await call('shortcut', { callbackId });
      if (!answer.ok) onFault(answer.fault);
    },
  }));
  return (
    <MenuButton label="Shortcuts" className="icon-button" items={items} isAbove>
      <Icon name="bolt" />
    </MenuButton>
  );
}
