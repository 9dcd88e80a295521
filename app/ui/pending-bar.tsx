import { useNavigation } from '@remix-run/react';
import { cx } from './cx.ts';

/** A thin line while the next page loads. It waits 150 ms, so that fast pages do not show it. */
export function PendingBar({ label }: { label: string }) {
  const isPending = useNavigation().state !== 'idle';
  return (
    <output data-print="no" className="pointer-events-none fixed block inset-x-0 top-0 z-50 h-0.5">
      {isPending ? (
        <>
          <div
            className={cx(
              'h-full origin-left scale-x-0 bg-accent-text',
              'animate-[pending-bar_8s_cubic-bezier(0.05,0.7,0.1,1)_150ms_forwards]',
            )}
          />
          <span className="sr-only">{label}</span>
        </>
      ) : null}
    </output>
  );
}
