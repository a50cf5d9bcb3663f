import type { ImageBlock, ImageElement } from '@slack/types';
import { type ReactNode, useId } from 'react';
import { ExternalLink } from '../text/external-link.tsx';
import { Plain } from '../text/mrkdwn.tsx';

interface ImageViewProps {
  image: ImageBlock | ImageElement;
  title?: string;
  isSmall?: boolean;
}

/** An image with its alternative text; a block's image opens in full by a press. */
export function ImageView({ image, title, isSmall }: ImageViewProps): ReactNode {
  const titleId = useId();
  // the server fills in the address of an uploaded file
  const source = 'image_url' in image ? image.image_url : undefined;
  if (!source) return <span className="context">[{image.alt_text}]</span>;
  if (isSmall) return <img className="image-small" src={source} alt={image.alt_text} />;
  return (
    <figure className="image" aria-labelledby={title ? titleId : undefined}>
      {title && (
        <figcaption id={titleId}>
          <Plain text={title} />
        </figcaption>
      )}
      <ExternalLink href={source}>
        <img src={source} alt={image.alt_text} loading="lazy" />
      </ExternalLink>
    </figure>
  );
}
