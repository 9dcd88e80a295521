import { useSyncExternalStore } from 'react';

export interface ConnectionState {
  /** The server did not answer a moment ago. */
  readonly isLost: boolean;
  /**
   * The form without an answer; it is never sent later by itself. `isSaidInPlace`: its page shows the sentence at the form.
   * `wasTried`: it left, so it may have arrived.
   */
  readonly unsent: {
    readonly fields: FormData;
    readonly isSaidInPlace: boolean;
    readonly hasInput: boolean;
    readonly wasTried: boolean;
  } | null;
  /** A link was pressed, and waits for the server. */
  readonly isAsked: boolean;
}

const FINE: ConnectionState = { isLost: false, unsent: null, isAsked: false };
let state = FINE;
const listeners = new Set<() => void>();

export const connectionState = (): ConnectionState => state;

export function updateConnection(change: Partial<ConnectionState>): void {
  state = change.isLost === false ? FINE : { ...state, ...change };
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether the server answers; `connection.ts` finds out. */
export const useConnection = (): ConnectionState => useSyncExternalStore(subscribe, connectionState, () => FINE);
