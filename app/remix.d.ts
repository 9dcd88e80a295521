import '@remix-run/node';

declare module '@remix-run/node' {
  /** Loader data is typed as single fetch carries it. */
  interface Future {
    v3_singleFetch: true;
  }
}
