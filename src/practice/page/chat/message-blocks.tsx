import type { ReactNode } from 'react';
import type { PageMessage } from '../../page-api.ts';
import { BlockList } from '../blocks/block-list.tsx';
import { SurfaceContext } from '../blocks/surface.ts';
import { useSurfaceState } from '../blocks/use-surface-state.tsx';
import { FaultLine } from '../parts/fault-line.tsx';

/** The blocks of a message, with what went wrong on the last press under them. */
export function MessageBlocks({ message }: { message: PageMessage }): ReactNode {
  const { surface, fault, dialog } = useSurfaceState({
    where: { channel: message.channel, ts: message.ts },
    blocks: message.blocks,
    values: message.values,
    headingLevel: 4,
  });
  return (
    <SurfaceContext value={surface}>
      <BlockList blocks={message.blocks} />
      <FaultLine fault={fault} />
      {dialog}
    </SurfaceContext>
  );
}
