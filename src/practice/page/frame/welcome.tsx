import type { ReactNode } from 'react';
import { useWorkspace } from '../state/workspace-context.ts';

/** What "Try it" puts into the composer. */
export const firstQuestion = '/who-knows how do I get quiet students talking in math';

interface WelcomeProps {
  onTry: () => void;
  onClose: () => void;
}

/** Three sentences on a first visit: who one is, what to try, how it goes on. */
export function Welcome({ onTry, onClose }: WelcomeProps): ReactNode {
  const { state } = useWorkspace();
  return (
    <section className="welcome" aria-labelledby="welcome-title">
      <h2 id="welcome-title">Welcome to {state.team.name}</h2>
      <p>
        You are <strong>{state.me.name}</strong>, {state.me.title} at a sample school that lives only on this computer.
        Ask who can help by typing this:
      </p>
      <p className="welcome-command">{firstQuestion}</p>
      <p>Then choose your colleague’s name at the top, and answer as they would.</p>
      {state.story.status === 'too-late' && (
        <p>
          The three weeks of this school begin before today. To see them played, type{' '}
          <code>npm run story -- --page</code>.
        </p>
      )}
      <div className="actions">
        <button type="button" className="button button-primary" onClick={onTry}>
          Try it
        </button>
        <button type="button" className="button" onClick={onClose}>
          I’ll look around
        </button>
      </div>
    </section>
  );
}
