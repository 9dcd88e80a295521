import { useTranslations } from 'use-intl';
import { useFormats } from '#app/platform/i18n/use-formats.ts';

interface HolidayNotesProps {
  /** Public holiday of the one shown day; the week names them in its columns. */
  holiday?: string | undefined;
  schoolHolidays: readonly { name: string; from: string; until: string }[];
}

/** Which holidays touch the shown days. */
export function HolidayNotes({ holiday, schoolHolidays }: HolidayNotesProps) {
  const t = useTranslations('booking.week');
  const format = useFormats();
  if (!holiday && schoolHolidays.length === 0) return null;
  return (
    <p className="mb-2 text-xs text-muted">
      {holiday ? <span className="font-medium text-bad">{holiday}</span> : null}
      {holiday && schoolHolidays.length > 0 ? ' · ' : null}
      {schoolHolidays
        .map((row) => `${t('schoolHoliday', { name: row.name })} (${format.span(row.from, row.until)})`)
        .join(' · ')}
    </p>
  );
}
