import { useTranslations } from 'use-intl';
import { useFormats } from '#app/platform/i18n/use-formats.ts';

interface WeekdayHoursProps {
  /** How many days the average covers. */
  covered: number;
  /** Average hours per weekday, 0 = Sunday. */
  hours: readonly { readonly weekday: number; readonly hours: number }[];
}

const WIDTH = 336;
const HEIGHT = 132;
const BASE = 108;
const TOP = 20;
const STEP = WIDTH / 7;
const BAR = 28;

/** Hours per weekday as bars, drawn by the server; the same numbers as a table for screen readers. */
export function WeekdayHours({ hours, covered }: WeekdayHoursProps) {
  const t = useTranslations('presence.room');
  const format = useFormats();
  // Monday first; 1 January 2023 was a Sunday.
  const days = [1, 2, 3, 4, 5, 6, 0].map((weekday) => ({
    weekday,
    date: `2023-01-0${weekday + 1}`,
    value: Math.round((hours.find((one) => one.weekday === weekday)?.hours ?? 0) * 10) / 10,
  }));
  const most = Math.max(...days.map(({ value }) => value), 1);
  return (
    <figure className="max-w-md">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-labelledby="hours-title hours-desc" className="w-full">
        <title id="hours-title">{t('hoursTitle')}</title>
        <desc id="hours-desc">{t('hoursHint', { days: covered })}</desc>
        <line x1={0} x2={WIDTH} y1={BASE + 0.5} y2={BASE + 0.5} className="stroke-line-strong" />
        {days.map(({ weekday, date, value }, index) => {
          const height = ((BASE - TOP) * value) / most;
          const middle = STEP * index + STEP / 2;
          return (
            <g key={weekday}>
              <rect x={middle - BAR / 2} y={BASE - height} width={BAR} height={height} rx={2} className="fill-accent" />
              <text x={middle} y={BASE - height - 5} textAnchor="middle" fontSize={12} className="fill-ink">
                {value > 0 ? format.number(value) : ''}
              </text>
              <text x={middle} y={HEIGHT - 6} textAnchor="middle" fontSize={12} className="fill-muted">
                {format.weekday(date)}
              </text>
            </g>
          );
        })}
      </svg>
      <figcaption className="text-xs text-muted">{t('hoursHint', { days: covered })}</figcaption>
      <table className="sr-only">
        <caption>{t('hoursTitle')}</caption>
        <tbody>
          {days.map(({ weekday, date, value }) => (
            <tr key={weekday}>
              <th scope="row">{format.weekdayLong(date)}</th>
              <td>{format.hours(value)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
