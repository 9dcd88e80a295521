import { useTranslations } from 'use-intl';
import type { BoardPerson } from '#app/domains/presence/rules/board-view.ts';
import { useFormats } from '#app/platform/i18n/use-formats.ts';

/** "Thomas · seit 14:05 · bis ca. 20:00 · 2 Gäste", and what the person works on. */
export function PersonLine({ person }: { person: BoardPerson }) {
  const t = useTranslations('presence.board');
  const format = useFormats();
  const { name, isSelf, since, plannedEnd, guestCount, work } = person;
  const from = since.date === null ? since.time : `${format.dayShort(since.date)} ${since.time}`;
  const facts = [
    t('since', { time: from }),
    plannedEnd === null ? null : t('until', { time: plannedEnd }),
    guestCount > 0 ? t('guests', { count: guestCount }) : null,
  ].filter((fact) => fact !== null);
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-3 text-sm">
        <span className="font-medium wrap-anywhere">
          {name}
          {isSelf ? <span className="font-normal text-muted"> ({t('self')})</span> : null}
        </span>
        <span className="text-muted">{facts.join(' · ')}</span>
      </p>
      {work === null ? null : <p className="text-sm wrap-anywhere">{t('worksOn', { title: work })}</p>}
    </>
  );
}
