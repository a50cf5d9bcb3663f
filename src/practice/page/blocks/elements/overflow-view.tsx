import type { Overflow } from '@slack/types';
import type { ReactNode } from 'react';
import { Icon } from '../../parts/icon.tsx';
import { MenuButton } from '../../parts/menu.tsx';
import type { ElementProps } from '../element-view.tsx';
import { useSurface } from '../surface.ts';

/** The ⋯ button with up to five options. */
export function OverflowView({ element, blockId }: ElementProps<Overflow>): ReactNode {
  const surface = useSurface();
  const actionId = element.action_id ?? '';
  const items = element.options.map(({ text, value, url, description }) => ({
    key: value ?? text.text,
    label: text.text,
    description: description?.text,
    href: url,
    onChoose: async () => {
      if (await surface.confirm(element.confirm)) await surface.act(blockId, actionId, value ?? null);
    },
  }));
  return (
    <MenuButton
      label="More options"
      className="button button-overflow"
      items={items}
      isBusy={surface.isBusy(blockId, actionId)}
    >
      <Icon name="more" />
    </MenuButton>
  );
}
