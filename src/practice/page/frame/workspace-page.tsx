import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import type { PageFault } from '../../page-api.ts';
import { titleOf } from '../chat/channel-title.ts';
import { ChannelView } from '../chat/channel-view.tsx';
import { HomeTab } from '../chat/home-tab.tsx';
import { ModalStack } from '../chat/modal-stack.tsx';
import { ThreadPane } from '../chat/thread-pane.tsx';
import { useAnnouncer } from '../parts/announcer.tsx';
import { FaultLine } from '../parts/fault-line.tsx';
import { useIsNarrow } from '../parts/use-is-narrow.ts';
import { type Call, callServer } from '../state/call.ts';
import type { Go, Place } from '../state/place.ts';
import type { Connection } from '../state/use-live.ts';
import { useWorkspace, WorkspaceContext } from '../state/workspace-context.ts';
import type { Change, WorkspaceState } from '../state/workspace-state.ts';
import { ConnectionBar } from './connection-bar.tsx';
import { Drawer } from './drawer.tsx';
import { Header } from './header.tsx';
import { Sidebar } from './sidebar.tsx';
import { StoryBar } from './story-bar.tsx';
import { useNews } from './use-news.ts';
import { useRightPlace } from './use-right-place.ts';
import { useWelcome } from './use-welcome.ts';
import { firstQuestion, Welcome } from './welcome.tsx';

interface WorkspacePageProps {
  state: WorkspaceState;
  change: React.Dispatch<Change>;
  connection: Connection;
  place: Place;
  go: Go;
  isFirstVisit: boolean;
}

/** The whole page for one person. */
export function WorkspacePage(props: WorkspacePageProps): ReactNode {
  const { state, change, connection, place, go } = props;
  const as = state.me.id;
  const [fault, setFault] = useState<PageFault | null>(null);
  const { announce, announcer } = useAnnouncer();
  const call = useCallback<Call>((method, request) => callServer(as, method, request), [as]);
  const workspace = useMemo<WorkspaceContext>(
    () => ({ state, change, call, place, go, announce, showFault: setFault }),
    [state, change, call, place, go, announce],
  );
  return (
    <WorkspaceContext value={workspace}>
      <Frame connection={connection} isFirstVisit={props.isFirstVisit} fault={fault} onDismiss={() => setFault(null)} />
      <ModalStack />
      {announcer}
    </WorkspaceContext>
  );
}

interface FrameProps {
  connection: Connection;
  isFirstVisit: boolean;
  fault: PageFault | null;
  onDismiss: () => void;
}

function Frame({ connection, isFirstVisit, fault, onDismiss }: FrameProps): ReactNode {
  const isNarrow = useIsNarrow();
  const channel = useRightPlace();
  const { isOpen: isWelcoming, setOpen: setWelcoming } = useWelcome(isFirstVisit);
  const [isDrawerOpen, setDrawerOpen] = useState(false);
  const [filled, setFilled] = useState<{ text: string }>();
  const { place, go, state } = useWorkspace();
  useNews();
  const closeDrawer = () => setDrawerOpen(false);
  const onMenu = isNarrow ? () => setDrawerOpen(true) : undefined;
  const tryIt = () => {
    setWelcoming(false);
    if (!channel?.isMember) go({ channel: state.channels.find(({ isMember }) => isMember)?.id ?? null });
    setFilled({ text: firstQuestion });
  };
  const welcome = isWelcoming && <Welcome onTry={tryIt} onClose={() => setWelcoming(false)} />;
  const isInThread = channel !== undefined && place.thread !== null;
  useTitle(place.isHome ? 'Home' : channel ? titleOf(channel) : '');

  return (
    <div className="page">
      <a className="skip" href="#conversation">
        Skip to the conversation
      </a>
      <Header onHelp={() => setWelcoming(true)} />
      <StoryBar />
      <ConnectionBar connection={connection} />
      <FaultLine fault={fault} onDismiss={onDismiss} />
      <div className="rooms">
        {!isNarrow && <Sidebar />}
        {isNarrow && isDrawerOpen && (
          <Drawer onClose={closeDrawer}>
            <Sidebar onGo={closeDrawer} />
          </Drawer>
        )}
        <main id="conversation" className={isInThread ? 'conversations with-thread' : 'conversations'} tabIndex={-1}>
          <div className="conversation">
            {place.isHome && welcome}
            {place.isHome && <HomeTab onMenu={onMenu} />}
            {channel && !place.isHome && (
              <ChannelView key={channel.id} channel={channel} welcome={welcome} filled={filled} onMenu={onMenu} />
            )}
          </div>
          {isInThread && <ThreadPane key={place.thread} channel={channel} threadTs={place.thread ?? ''} />}
        </main>
      </div>
    </div>
  );
}

/** The window's title: who, where, and how much is waiting. */
function useTitle(where: string): void {
  const { state } = useWorkspace();
  const waiting = state.channels.reduce((sum, channel) => sum + channel.waiting, 0);
  const title = `${waiting > 0 ? `(${waiting}) ` : ''}${where} · ${state.me.name} · ${state.team.name}`;
  useEffect(() => {
    document.title = title;
  }, [title]);
}
