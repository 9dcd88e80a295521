import 'react';

declare module 'react' {
  /** Custom properties in `style`, which React passes through. */
  interface CSSProperties {
    [name: `--${string}`]: string | number | undefined;
  }
}
