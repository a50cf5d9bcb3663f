import type { ContainerBlock } from '@slack/types';
import type { ReactNode } from 'react';
import { Plain, TextView } from '../text/mrkdwn.tsx';
import { ImageView } from './image-view.tsx';
import { StaticBlock } from './static-block.tsx';

/** A frame with a heading around other blocks; one that collapses opens and closes by its heading. */
export function ContainerView({ block, children }: { block: ContainerBlock; children: ReactNode }): ReactNode {
  const heading = (
    <>
      {block.icon && <ImageView image={block.icon} isSmall />}
      {block.title && (
        <strong>
          <Plain text={block.title.text} />
        </strong>
      )}
      {block.rich_text_title && <StaticBlock block={block.rich_text_title} />}
      {block.subtitle && (
        <div className="context">
          <TextView text={block.subtitle} />
        </div>
      )}
    </>
  );
  if (!block.is_collapsible) {
    return (
      <div className="container">
        {heading}
        {children}
      </div>
    );
  }
  return (
    <details className="container" open={!block.default_collapsed}>
      <summary>{heading}</summary>
      {children}
    </details>
  );
}
