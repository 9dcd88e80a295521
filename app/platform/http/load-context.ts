import type { Logger } from 'pino';

/** What the server passes to every loader and action, in addition to the request. */
export type RequestContext = {
  requestId: string;
  /** For `<Scripts nonce>` and every inline script or style; new for each request. */
  nonce: string;
  /** Address of the caller, after as many proxies as TRUST_PROXY gives. */
  ip: string;
  userAgent: string | null;
  log: Logger;
};

declare module '@remix-run/server-runtime' {
  // An augmentation has to be an interface.
  interface AppLoadContext extends RequestContext {}
}
