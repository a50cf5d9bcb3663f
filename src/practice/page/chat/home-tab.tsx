import { type ReactNode, useEffect } from 'react';
import type { PageView } from '../../page-api.ts';
import { BlockList } from '../blocks/block-list.tsx';
import { SurfaceContext } from '../blocks/surface.ts';
import { useSurfaceState } from '../blocks/use-surface-state.tsx';
import { FaultLine } from '../parts/fault-line.tsx';
import { useWorkspace } from '../state/workspace-context.ts';
import { AppTabs } from './app-tabs.tsx';

/** The app's Home tab. */
export function HomeTab({ onMenu }: { onMenu?: () => void }): ReactNode {
  const { state, call, showFault } = useWorkspace();
  useEffect(() => {
    call('openHome', {}).then((answer) => {
      if (!answer.ok) showFault(answer.fault);
    });
  }, [call, showFault]);
  return (
    <>
      <AppTabs onMenu={onMenu} />
      <div className="home">
        {state.home ? (
          <HomeView key={state.home.id} view={state.home} />
        ) : (
          <p className="loading" role="status">
            {state.app.name} has not shown anything here yet.
          </p>
        )}
      </div>
    </>
  );
}

function HomeView({ view }: { view: PageView }): ReactNode {
  const { surface, fault, dialog } = useSurfaceState({
    where: { viewId: view.id },
    blocks: view.blocks,
    values: view.values,
    headingLevel: 3,
  });
  return (
    <SurfaceContext value={surface}>
      <BlockList blocks={view.blocks} />
      <FaultLine fault={fault} />
      {dialog}
    </SurfaceContext>
  );
}
