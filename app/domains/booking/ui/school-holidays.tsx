import { useTranslations } from 'use-intl';
import { useFormats } from '#app/platform/i18n/use-formats.ts';

/** Which school holidays touch the shown days. */
export function SchoolHolidays({ rows }: { rows: readonly { name: string; from: string; until: string }[] }) {
  const t = useTranslations('booking.week');
  const format = useFormats();
  if (rows.length === 0) return null;
  return (
    <p className="mb-2 text-xs text-muted">
      {rows.map((row) => `${t('schoolHoliday', { name: row.name })} (${format.span(row.from, row.until)})`).join(' · ')}
    </p>
  );
}
