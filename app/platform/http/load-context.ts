import type { Logger } from 'pino';

/** What the server hands to every loader and action beside the request. */
export interface RequestContext {
  requestId: string;
  /** For `<Scripts nonce>` and every inline script or style; new for each request. */
  nonce: string;
  /** Address of the caller, behind as many proxies as TRUST_PROXY says. */
  ip: string;
  userAgent: string | null;
  log: Logger;
}

declare module '@remix-run/node' {
  // eslint-disable-next-line no-empty-interface -- an augmentation of Remix's own interface
  interface AppLoadContext extends RequestContext {}
}
