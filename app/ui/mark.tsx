import { cx } from './cx.ts';

/** The product's mark: a pitch from above with its halfway line. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden className={cx('size-6 shrink-0', className)}>
      <rect x="1.5" y="3.5" width="21" height="17" rx="2.5" className="fill-accent" />
      <g fill="none" strokeWidth="1.4" className="stroke-on-accent">
        <path d="M12 3.5v17M1.5 9h3.6v6H1.5M22.5 9h-3.6v6h3.6" />
        <circle cx="12" cy="12" r="2.8" />
      </g>
    </svg>
  );
}
