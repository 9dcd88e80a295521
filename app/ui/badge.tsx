import { Archive, CalendarX, Check, Clock, Hourglass, type LucideIcon, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from './cx.ts';

export type BadgeTone = 'neutral' | 'good' | 'warn' | 'bad' | 'info';

const TONES: Record<BadgeTone, string> = {
  neutral: 'border-line-strong text-muted',
  good: 'border-good/50 bg-good-tint text-good',
  warn: 'border-warn/60 border-dashed bg-warn-tint text-warn',
  bad: 'border-bad/50 bg-bad-tint text-bad',
  info: 'border-info/50 bg-info-tint text-info',
};

interface BadgeProps {
  tone?: BadgeTone;
  icon?: LucideIcon;
  children: ReactNode;
}

/** Icon, word and border, so that colour alone never carries the meaning. */
export function Badge({ tone = 'neutral', icon: Icon, children }: BadgeProps) {
  return (
    <span
      className={cx(
        'inline-flex items-center gap-1 rounded border px-1.5 py-px text-xs font-medium whitespace-nowrap',
        TONES[tone],
      )}
    >
      {Icon ? <Icon aria-hidden className="size-3.5" /> : null}
      {children}
    </span>
  );
}

export type StatusKind = 'approved' | 'pending' | 'rejected' | 'expired' | 'cancelled' | 'archived';

const STATUS: Record<StatusKind, { tone: BadgeTone; icon: LucideIcon }> = {
  approved: { tone: 'good', icon: Check },
  pending: { tone: 'warn', icon: Hourglass },
  rejected: { tone: 'bad', icon: X },
  expired: { tone: 'neutral', icon: Clock },
  cancelled: { tone: 'bad', icon: CalendarX },
  archived: { tone: 'neutral', icon: Archive },
};

/** The state of a request; the word comes from the caller's catalogue (`shell.status.*`). */
export function Status({ kind, children }: { kind: StatusKind; children: ReactNode }) {
  return <Badge {...STATUS[kind]}>{children}</Badge>;
}
