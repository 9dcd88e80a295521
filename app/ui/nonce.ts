import { createContext } from 'react';

/** The CSP nonce of this answer; the browser never learns it, so it is undefined there. */
export const NonceContext = createContext<string | undefined>(undefined);
