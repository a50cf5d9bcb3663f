import type { Button, IconButton } from '@slack/types';
import type { ReactNode } from 'react';
import { useWorkspace } from '../../state/workspace-context.ts';
import { Plain } from '../../text/mrkdwn.tsx';
import type { ElementProps } from '../element-view.tsx';
import { useSurface } from '../surface.ts';

/** A button. One with an address is a link that tells the app as well. */
export function ButtonView({ element, blockId }: ElementProps<Button | IconButton>): ReactNode {
  const surface = useSurface();
  const { me } = useWorkspace().state;
  const actionId = element.action_id ?? '';
  const isBusy = surface.isBusy(blockId, actionId);
  if (element.type === 'icon_button' && element.visible_to_user_ids?.includes(me.id) === false) return null;

  const press = async () => {
    if (!isBusy && (await surface.confirm(element.confirm))) await surface.act(blockId, actionId, element.value);
  };
  const style = element.type === 'button' ? element.style : undefined;
  const shared = {
    className: `button ${style ? `button-${style}` : ''}`,
    'aria-label': element.accessibility_label,
    'aria-busy': isBusy || undefined,
    onClick: press,
  };
  const label = <Plain text={element.text.text} />;
  if (element.type === 'button' && element.url) {
    return (
      <a {...shared} href={element.url} target="_blank" rel="noreferrer">
        {label}
      </a>
    );
  }
  return (
    <button type="button" {...shared}>
      {label}
    </button>
  );
}
