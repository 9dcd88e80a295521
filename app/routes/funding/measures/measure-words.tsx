import { CircleCheck, CircleDashed, CirclePlay, Clock, type LucideIcon, Pause, TriangleAlert } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { ShownMeasure } from '#app/domains/funding/pages/measures.server.ts';
import { PROJECT_ROLES } from '#app/domains/funding/rules/rights.ts';
import { useFormats } from '#app/platform/i18n/use-formats.ts';
import { Badge, type BadgeTone } from '#app/ui/badge.tsx';

type Status = ShownMeasure['status'];

const LOOKS: Record<Status, { tone: BadgeTone; icon: LucideIcon }> = {
  planned: { tone: 'neutral', icon: CircleDashed },
  in_progress: { tone: 'info', icon: CirclePlay },
  completed: { tone: 'good', icon: CircleCheck },
  paused: { tone: 'warn', icon: Pause },
};

/** The status of a measure by icon, word and border. */
export function MeasureStatusBadge({ status }: { status: Status }) {
  const t = useTranslations('funding.measures.statuses');
  return <Badge {...LOOKS[status]}>{t(status)}</Badge>;
}

/** Overdue, or due within seven days. */
export function DueBadge({ due }: { due: 'overdue' | 'soon' }) {
  const t = useTranslations('funding.measures.due');
  return (
    <Badge tone={due === 'overdue' ? 'bad' : 'warn'} icon={due === 'overdue' ? TriangleAlert : Clock}>
      {t(due)}
    </Badge>
  );
}

/** A progress as a bar with its number. */
export function Progress({ value }: { value: number }) {
  const t = useTranslations('funding.measures');
  return (
    <span className="flex items-center gap-2">
      <svg aria-hidden viewBox="0 0 100 6" preserveAspectRatio="none" className="h-1.5 w-16 shrink-0">
        <rect width={100} height={6} rx={1} className="fill-line-strong" />
        <rect width={value} height={6} rx={1} className="fill-accent-text" />
      </svg>
      <span className="tabular-nums">{t('percent', { value: String(value) })}</span>
    </span>
  );
}

/** `01.12.2026 – 31.12.2026`; with one end, from or until; null without a day. */
export function useDayRange(): (from: string | null, until: string | null, isActual?: boolean) => string | null {
  const t = useTranslations('funding.measures');
  const format = useFormats();
  return (from, until, isActual = false) => {
    if (from !== null && until !== null) return format.span(from, until);
    if (from !== null) return t(isActual ? 'since' : 'from', { date: format.date(from) });
    return until === null ? null : t('until', { date: format.date(until) });
  };
}

/** Names with their roles: "Ausfüllen: Anna Berg, Jan Kern". */
export function RoleList({ people }: Pick<ShownMeasure, 'people'>) {
  const t = useTranslations('funding.assignments.roles');
  const roles = PROJECT_ROLES.filter((role) => people.some((one) => one.role === role));
  return (
    <ul className="grid gap-0.5">
      {roles.map((role) => (
        <li key={role}>
          <span className="text-muted">{t(role)}: </span>
          <span lang="de">
            {people
              .filter((one) => one.role === role)
              .map(({ name }) => name)
              .join(', ')}
          </span>
        </li>
      ))}
    </ul>
  );
}
