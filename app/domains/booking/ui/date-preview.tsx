import {
  Ban,
  Check,
  ChevronRight,
  CircleSlash,
  LoaderCircle,
  type LucideIcon,
  Minus,
  TriangleAlert,
} from 'lucide-react';
import { useTranslations } from 'use-intl';
import {
  byMonth,
  countLines,
  type DateLine,
  type LineCounts,
  type LineState,
  stateNow,
} from '#app/domains/booking/rules/date-lines.ts';
import { useFormats } from '#app/platform/i18n/use-formats.ts';
import { Badge, type BadgeTone } from '#app/ui/badge.tsx';
import { cx } from '#app/ui/cx.ts';

const LOOKS: Record<LineState, { tone: BadgeTone; icon: LucideIcon; bar: string }> = {
  free: { tone: 'good', icon: Check, bar: 'border-l-good' },
  warned: { tone: 'warn', icon: TriangleAlert, bar: 'border-l-warn' },
  taken: { tone: 'bad', icon: Ban, bar: 'border-l-bad' },
  impossible: { tone: 'bad', icon: CircleSlash, bar: 'border-l-bad' },
  skipped: { tone: 'neutral', icon: Minus, bar: 'border-l-line-strong' },
  checking: { tone: 'neutral', icon: LoaderCircle, bar: 'border-l-line-strong' },
};

/** Up to this number of dates every month is open. */
const SHORT = 14;

interface DatePreviewProps {
  lines: readonly DateLine[];
  /** The removed dates in the state of the form. */
  removed: readonly string[];
  onRemove: (date: string, isRemoved: boolean) => void;
  /** Without ticks: a single date, or dates that cannot be removed. */
  isFixed?: boolean;
}

/** Every date with its verdict; a tick named `removed` skips a date. A long list is folded by month. */
export function DatePreview({ lines, removed, onRemove, isFixed = false }: DatePreviewProps) {
  const format = useFormats();
  const row = (line: DateLine) => (
    <DateRow key={line.date} line={line} removed={removed} onRemove={onRemove} isFixed={isFixed} />
  );
  if (lines.length === 1) return <ul className="border-y">{lines.map(row)}</ul>;
  return (
    <div className="border-y">
      {byMonth(lines).map(({ month, lines: inMonth }, index) => {
        const counts = countLines(inMonth, removed);
        const isOpen = lines.length <= SHORT || index === 0 || counts.bad + counts.warned > 0;
        return (
          <details key={month} open={isOpen} className="group/month border-b last:border-b-0">
            <summary className="tap flex list-none items-center gap-2 py-1.5 text-sm font-medium [&::-webkit-details-marker]:hidden">
              <ChevronRight
                aria-hidden
                className="size-4 shrink-0 text-muted transition-transform group-open/month:rotate-90"
              />
              {format.month(month)}
              <span className="ml-auto text-right text-xs font-normal text-muted">
                <LineCountText counts={counts} />
              </span>
            </summary>
            <ul className="border-t">{inMonth.map(row)}</ul>
          </details>
        );
      })}
    </div>
  );
}

function DateRow({ line, removed, onRemove, isFixed }: Required<Omit<DatePreviewProps, 'lines'>> & { line: DateLine }) {
  const t = useTranslations('booking.preview');
  const format = useFormats();
  const state = stateNow(line, removed);
  const { tone, icon, bar } = LOOKS[state];
  const day = format.day(line.date);
  const isSettled = state === line.state;
  return (
    <li
      className={cx(
        'grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 border-b border-l-3 pl-3 text-sm last:border-b-0',
        'sm:grid-cols-[6.75rem_7.25rem_minmax(0,1fr)_auto]',
        bar,
      )}
    >
      <span className={cx('pt-1.5 sm:py-1.5', state === 'skipped' && 'text-muted line-through')}>{day}</span>
      <span className="pb-1.5 max-sm:col-start-1 sm:pt-1.5">
        <Badge tone={tone} icon={icon}>
          {t(state)}
        </Badge>
      </span>
      {isSettled && line.notes.length > 0 ? (
        <span
          className="pb-2 text-xs text-muted wrap-anywhere max-sm:col-span-2 max-sm:row-start-3 sm:py-1.5"
          lang="de"
        >
          {line.notes.join(' ')}
        </span>
      ) : (
        <span className="max-sm:hidden" />
      )}
      {isFixed || !line.mayRemove ? null : (
        <label className="flex min-h-11 cursor-pointer items-center gap-2 pr-1 text-xs text-muted max-sm:col-start-2 max-sm:row-span-2 max-sm:row-start-1 lg:min-h-8">
          <input
            type="checkbox"
            name="removed"
            value={line.date}
            aria-label={t('leaveOutDay', { day })}
            checked={removed.includes(line.date)}
            onChange={(event) => onRemove(line.date, event.target.checked)}
            className="size-4.5 accent-accent"
          />
          <span aria-hidden>{t('leaveOut')}</span>
        </label>
      )}
    </li>
  );
}

/** "24 frei, 1 mit Hinweis, 1 belegt" */
export function LineCountText({ counts }: { counts: LineCounts }) {
  const t = useTranslations('booking.preview');
  const words = [
    counts.free > 0 || counts.bookable + counts.bad + counts.skipped === 0
      ? t('countFree', { count: String(counts.free) })
      : null,
    counts.warned > 0 ? t('countWarned', { count: String(counts.warned) }) : null,
    counts.taken > 0 ? t('countTaken', { count: String(counts.taken) }) : null,
    counts.impossible > 0 ? t('countImpossible', { count: counts.impossible }) : null,
    counts.skipped > 0 ? t('countSkipped', { count: String(counts.skipped) }) : null,
  ];
  return words.filter((word) => word !== null).join(', ');
}
