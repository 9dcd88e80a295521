import { type ComponentType, Fragment, type ReactNode, useEffect, useRef, useState } from 'react';
import type { KeeperProps, Started } from './started.ts';

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
