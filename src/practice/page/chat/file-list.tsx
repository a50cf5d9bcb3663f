import type { ReactNode } from 'react';
import type { PageFile } from '../../page-api.ts';
import { Icon } from '../parts/icon.tsx';
import { ExternalLink } from '../text/external-link.tsx';

/** Files of a message: images as images, others by name and size. */
export function FileList({ files }: { files: readonly PageFile[] }): ReactNode {
  return files.map((file) =>
    file.mimetype.startsWith('image/') ? (
      <figure key={file.id} className="image">
        <figcaption>{file.title || file.name}</figcaption>
        <ExternalLink href={file.url}>
          <img src={file.url} alt={file.altText || file.title || file.name} loading="lazy" />
        </ExternalLink>
      </figure>
    ) : (
      <p key={file.id} className="file">
        <Icon name="file" />
        <a href={file.url} download={file.name}>
          {file.title || file.name}
        </a>
        <span className="file-size">{sizeOf(file.bytes)}</span>
      </p>
    ),
  );
}

function sizeOf(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  return bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} kB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
