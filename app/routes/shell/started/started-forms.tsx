import { type ComponentType, Fragment, type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';

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

interface Started {
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

/**
 * Keeps what is typed into the forms below until they are accepted (decision 026): after a reload, another language, a sign-in
 * or Back it is there again. Asks before a link leaves it. At most one per page, because the router has one blocker. The
 * keeper itself loads after the page.
 */
export function StartedForms({ children, ...started }: Started & { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  const [Keeper, setKeeper] = useState<ComponentType<KeeperProps> | null>(null);
  const [generation, setGeneration] = useState(0);
  useEffect(() => {
    import('./keeper.tsx').then(
      (loaded) => setKeeper(() => loaded.Keeper),
      // Without the network the form works as before.
      () => undefined,
    );
  }, []);
  return (
    <div ref={box} className="contents">
      {Keeper ? <Keeper {...started} box={box} onDiscard={() => setGeneration((before) => before + 1)} /> : null}
      {/* New elements show the server's values, where React does not control them. */}
      <Fragment key={started.values ? 0 : generation}>{children}</Fragment>
    </div>
  );
}
