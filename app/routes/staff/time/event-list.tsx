import { useTranslations } from 'use-intl';
import { Badge } from '#app/ui/badge.tsx';
import { cx } from '#app/ui/cx.ts';
import type { eventView } from './time-view.server.ts';

type EventView = ReturnType<typeof eventView>;

/** Every stamp of a session in the order of its making; stamps never change, a correction adds one. */
export function EventList({ events }: { events: readonly EventView[] }) {
  const t = useTranslations('staff.times');
  return (
    <section aria-labelledby="events">
      <h2 id="events" className="border-b pb-1 text-base font-semibold">
        {t('events.title')}
      </h2>
      <p className="mt-1.5 text-sm text-muted">{t('events.hint')}</p>
      <ol className="mt-2 divide-y text-sm">
        {events.map(({ id, type, at, source, recorded, written, counts }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-0.5 py-2">
            <span className={cx('font-medium', !counts && 'text-muted line-through')}>{t(`events.type.${type}`)}</span>
            <span className={cx('tabular-nums', !counts && 'text-muted line-through')}>{at}</span>
            <span className="text-muted">{t(`events.source.${source}`)}</span>
            {counts ? null : <Badge>{t('events.replaced')}</Badge>}
            {recorded === null ? null : <span className="text-muted">{t('events.recorded', { at: recorded })}</span>}
            {written === null ? null : <span className="text-muted">{t('events.written', { at: written })}</span>}
          </li>
        ))}
      </ol>
    </section>
  );
}
