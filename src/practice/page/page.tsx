import { type ReactNode, useEffect, useState } from 'react';
import type { PageFault } from '../page-api.ts';
import { userIdOf } from '../sample-school.ts';
import { WorkspacePage } from './frame/workspace-page.tsx';
import { callServer } from './state/call.ts';
import { type Go, type Place, usePlace } from './state/place.ts';
import { useLive } from './state/use-live.ts';

/** Kofi Mensah, in his second year of teaching: the person most likely to ask. */
const firstPerson = userIdOf('07');

/** Who acted last in this tab: a permalink names a place, but nobody. */
const lastPersonKey = 'as';

/** The practice workspace as the person in the address sees it; without one, as who acted last, at first as Kofi. */
export function Page(): ReactNode {
  const [place, go] = usePlace();
  const [isFirstVisit] = useState(place.as === null);
  useEffect(() => {
    if (place.as === null) go({ ...place, as: sessionStorage.getItem(lastPersonKey) ?? firstPerson }, 'replace');
    else sessionStorage.setItem(lastPersonKey, place.as);
  }, [place, go]);
  return place.as && <ActingAs key={place.as} as={place.as} place={place} go={go} isFirstVisit={isFirstVisit} />;
}

interface ActingAsProps {
  as: string;
  place: Place;
  go: Go;
  isFirstVisit: boolean;
}

function ActingAs({ as, place, go, isFirstVisit }: ActingAsProps): ReactNode {
  const { state, change, connection } = useLive(as);
  if (state) {
    return <WorkspacePage {...{ state, change, connection, place, go, isFirstVisit }} />;
  }
  return (
    <main className="waiting">{connection === 'lost' ? <NotThere as={as} go={go} /> : <p>Opening the school…</p>}</main>
  );
}

/** Why nothing came: the server is away, or there is nobody with this id. */
function NotThere({ as, go }: { as: string; go: Go }): ReactNode {
  const [fault, setFault] = useState<PageFault | null>(null);
  useEffect(() => {
    callServer(as, 'state', {}).then((answer) => setFault(answer.ok ? null : answer.fault));
  }, [as]);
  return (
    <>
      <h1>The school cannot be opened</h1>
      <p role="alert">{fault?.sentence ?? 'The practice workspace does not answer. Trying again…'}</p>
      {as !== firstPerson && (
        <button type="button" className="button button-primary" onClick={() => go({ as: firstPerson, channel: null })}>
          Go in as Kofi Mensah
        </button>
      )}
    </>
  );
}
