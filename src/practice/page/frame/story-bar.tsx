import { format } from 'date-fns';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { PageStory } from '../../page-api.ts';
import { Icon } from '../parts/icon.tsx';
import { useWorkspace } from '../state/workspace-context.ts';

const hiddenKey = 'story-hidden';

/** The story of three weeks: a way to begin it, and while it goes on what just happened, with Pause, Play and Next. */
export function StoryBar(): ReactNode {
  const { state, call, go, announce, showFault } = useWorkspace();
  const { story } = state;
  const [isHidden, setHidden] = useState(() => sessionStorage.getItem(hiddenKey) !== null);
  const said = useRef(story.done);
  useEffect(() => {
    if (story.done === said.current) return;
    said.current = story.done;
    announce(wordsOf(story));
  }, [story, announce]);
  if (story.status === 'too-late' || (isHidden && story.status !== 'playing' && story.status !== 'stopped'))
    return null;

  const move = async (wanted: 'play' | 'next' | 'pause') => {
    const answer = await call('story', { move: wanted, how: { isWatched: true } });
    if (!answer.ok) showFault(answer.fault);
  };
  const hide = () => {
    sessionStorage.setItem(hiddenKey, 'yes');
    setHidden(true);
  };
  const who = state.people.find(({ id }) => id === story.last?.who);
  const isPlaying = story.status === 'playing';
  const canGoOn = !isPlaying && story.status !== 'over';
  return (
    <section className="story" aria-label="The three weeks">
      <p className="story-words">{wordsOf(story)}</p>
      {story.fault && <p className="story-fault">{story.fault}</p>}
      <div className="story-presses">
        {canGoOn && (
          <button type="button" className="button button-primary" onClick={() => move('play')}>
            {story.done === 0 ? 'Play the three weeks' : 'Play'}
          </button>
        )}
        {isPlaying && (
          <button type="button" className="button" onClick={() => move('pause')}>
            Pause
          </button>
        )}
        {canGoOn && story.done > 0 && (
          <button type="button" className="button" onClick={() => move('next')}>
            Next
          </button>
        )}
        {who && who.id !== state.me.id && (
          <button type="button" className="button" onClick={() => go({ as: who.id, channel: 'app', isHome: false })}>
            Look as {who.name.split(' ')[0]}
          </button>
        )}
        {!isPlaying && (
          <button type="button" className="icon-button" aria-label="Hide the three weeks" title="Hide" onClick={hide}>
            <Icon name="close" />
          </button>
        )}
      </div>
    </section>
  );
}

function wordsOf({ status, done, of, last, isInStep }: PageStory): string {
  const halfway = isInStep && status !== 'playing' ? ' One step is half done: Play goes on with the rest of it.' : '';
  if (!last && halfway) return halfway.trim();
  if (!last) return 'See three weeks at this school, as its people play them. Pause and look around whenever you like.';
  const day = format(new Date(`${last.day}T12:00:00`), 'EEE, MMM d');
  const end = status === 'over' ? 'The three weeks are over: look around.' : `${done} of ${of}.${halfway}`;
  return `${day}: ${last.tells} ${end}`;
}
