import 'react';

declare module 'react' {
  interface CSSProperties {
    /** Hue of an avatar, degrees. */
    '--hue'?: number;
  }
}
