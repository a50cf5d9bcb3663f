import type { FeedbackButtons } from '@slack/types';
import type { ReactNode } from 'react';
import { Plain } from '../../text/mrkdwn.tsx';
import type { ElementProps } from '../element-view.tsx';
import { useSurface } from '../surface.ts';

/** Two buttons, for yes and no. */
export function FeedbackView({ element, blockId }: ElementProps<FeedbackButtons>): ReactNode {
  const surface = useSurface();
  return [element.positive_button, element.negative_button].map(({ text, accessibility_label, value }) => (
    <button
      key={value}
      type="button"
      className="button"
      aria-label={accessibility_label}
      onClick={() => surface.act(blockId, element.action_id ?? '', value)}
    >
      <Plain text={text.text} />
    </button>
  ));
}
