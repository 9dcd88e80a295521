import { Link } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import type { HallLine } from '#app/domains/booking/pages/hall-sheet.server.ts';
import { paths } from '#app/paths.ts';
import { useFormats } from '#app/platform/i18n/use-formats.ts';
import { cx } from '#app/ui/cx.ts';

/** A space that does not break: the cell is for a pen. */
const TO_SIGN = '\u00a0';

/** One row per date, with an empty cell to sign. A real table: its cells are compared down the columns. */
export function HallTable({ lines, weiter }: { lines: readonly HallLine[]; weiter: string }) {
  const t = useTranslations('booking.hallSheet');
  const format = useFormats();
  return (
    // On a phone the table is wider than the screen.
    <div className="overflow-x-auto" role="region" aria-label={t('table')} tabIndex={0}>
      <table className="hall-sheet w-full min-w-3xl border-collapse text-sm">
        <thead>
          <tr>
            <th scope="col" className="w-24">
              {t('date')}
            </th>
            <th scope="col" className="w-28">
              {t('time')}
            </th>
            <th scope="col">{t('group')}</th>
            <th scope="col">{t('trainer')}</th>
            <th scope="col" className="w-16">
              {t('headcount')}
            </th>
            <th scope="col">{t('note')}</th>
            <th scope="col" className="w-40 max-lg:hidden print:table-cell">
              {t('signature')}
            </th>
          </tr>
        </thead>
        <tbody lang="de">
          {lines.map((line, at) => (
            <tr key={line.id} className={cx(isOff(line) && 'text-muted')}>
              <td>{line.date === lines[at - 1]?.date ? null : format.dayShort(line.date)}</td>
              <td className="whitespace-nowrap">{`${line.startTime}–${line.endTime}`}</td>
              <td>
                {line.mayRecord ? (
                  <Link
                    to={paths.booking.usage({ buchung: line.id, weiter })}
                    className="underline decoration-line-strong underline-offset-2 hover:decoration-ink"
                  >
                    {line.group}
                  </Link>
                ) : (
                  line.group
                )}
                {line.club || line.placeName ? (
                  <span className="block text-muted">{[line.club, line.placeName].filter(Boolean).join(' · ')}</span>
                ) : null}
              </td>
              <td>{line.trainer}</td>
              <td className="tabular-nums">{line.headcount}</td>
              <td className="wrap-anywhere">{remarkOf(line)}</td>
              <td className="max-lg:hidden print:table-cell">{TO_SIGN}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );

  function remarkOf(line: HallLine): string | null {
    const { note } = line;
    if (!isOff(line)) return note;
    return note ? t('fellOutFor', { reason: note }) : t('fellOut');
  }
}

const isOff = ({ state }: HallLine): boolean => state === 'fell_out' || state === 'cancelled';
