import { CircleAlert, CircleCheck, Info, type LucideIcon, TriangleAlert } from 'lucide-react';
import { forwardRef, type ReactNode } from 'react';
import { cx } from './cx.ts';

export type NoticeTone = 'info' | 'good' | 'warn' | 'error';

const LOOKS: Record<NoticeTone, { icon: LucideIcon; className: string }> = {
  info: { icon: Info, className: 'border-l-info bg-info-tint [&>svg]:text-info' },
  good: { icon: CircleCheck, className: 'border-l-good bg-good-tint [&>svg]:text-good' },
  warn: { icon: TriangleAlert, className: 'border-l-warn bg-warn-tint [&>svg]:text-warn' },
  error: { icon: CircleAlert, className: 'border-l-bad bg-bad-tint [&>svg]:text-bad' },
};

interface NoticeProps {
  tone?: NoticeTone;
  title?: ReactNode;
  children?: ReactNode;
  /** Next steps: the next free time, the sister resource, undo. */
  actions?: ReactNode;
  className?: string;
}

/** What happened and what to do next. A screen reader announces an error at once, the rest when it is idle. */
export const Notice = forwardRef<HTMLDivElement, NoticeProps>(function Notice(
  { tone = 'info', title, children, actions, className },
  ref,
) {
  const { icon: Icon, className: look } = LOOKS[tone];
  return (
    <div
      ref={ref}
      tabIndex={-1}
      role={tone === 'error' ? 'alert' : 'status'}
      className={cx('flex gap-3 rounded border-l-3 px-3.5 py-3 text-sm', look, className)}
    >
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div className="grid min-w-0 gap-1">
        {title ? <p className="font-semibold">{title}</p> : null}
        {children ? <div className="wrap-anywhere">{children}</div> : null}
        {actions ? <div className="mt-2 flex flex-wrap gap-2">{actions}</div> : null}
      </div>
    </div>
  );
});
