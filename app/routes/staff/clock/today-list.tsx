import { useTranslations } from 'use-intl';
import type { ClockPage } from '#app/domains/staff/pages/clock-page.server.ts';
import { Badge } from '#app/ui/badge.tsx';

/** The sessions of the day with their breaks. */
export function TodayList({ parts }: { parts: ClockPage['today'] }) {
  const t = useTranslations('staff.clock');
  if (parts.length === 0) return <p className="py-3 text-sm text-muted">{t('noSessions')}</p>;
  const span = ({ from, until }: { from: string; until: string | null }) =>
    until === null ? t('openEnd', { from }) : `${from}–${until}`;
  return (
    <ol className="divide-y text-sm">
      {parts.map((part) => (
        <li key={part.id} className="grid gap-1 py-3">
          <p className="flex flex-wrap items-center gap-2 font-medium tabular-nums">
            {span(part)}
            {part.isFlagged ? <Badge tone="warn">{t('flagged')}</Badge> : null}
          </p>
          {part.breaks.map((one) => (
            <p key={one.from} className="text-muted tabular-nums">
              {t('stamps.BREAK_START')} {span(one)}
            </p>
          ))}
        </li>
      ))}
    </ol>
  );
}
