import type { RefObject } from 'react';

/** A form whose values React controls. */
export interface StartedValues {
  readonly current: object;
  /** As the server gave them. */
  readonly initial: object;
  /** The version of the record that they are for. */
  readonly version?: number;
  /** Shows other values, and the version they were typed for. */
  readonly take: (values: object, version: number | null) => void;
}

export interface Started {
  /** Distinguishes the forms of one address. */
  readonly name?: string;
  /** The answer accepted the form, and the page stays. */
  readonly isDone?: boolean;
  /** A preview found no session. */
  readonly isSignedOut?: boolean;
  /** Without them, every form below with a name in `data-started` is read from the page. */
  readonly values?: StartedValues | undefined;
}

export interface KeeperProps extends Started {
  readonly box: RefObject<HTMLElement>;
  /** Shows the forms as the server gave them. */
  readonly onDiscard: () => void;
}
