import type { ReactNode } from 'react';
import type { PageFault } from '../../page-api.ts';
import { Icon } from './icon.tsx';

interface FaultLineProps {
  fault: PageFault | null;
  onDismiss?: () => void;
}

/** What did not work, read out at once. The place for it is always there, so that screen readers notice what comes into it. */
export function FaultLine({ fault, onDismiss }: FaultLineProps): ReactNode {
  return (
    <div role="alert">
      {fault && (
        <p className="fault">
          <Icon name="warning" />
          <span>{fault.sentence}</span>
          {onDismiss && (
            <button type="button" className="icon-button" aria-label="Dismiss" onClick={onDismiss}>
              <Icon name="close" />
            </button>
          )}
        </p>
      )}
    </div>
  );
}
