import { useTranslations } from 'use-intl';
import type { MeasureSection, ShownMeasure } from '#app/domains/funding/pages/measures.server.ts';
import type { Bar, TimeLine } from '#app/domains/funding/pages/time-line.ts';
import { cx } from '#app/ui/cx.ts';
import { useDayRange } from './measure-words.tsx';

/** The plan of the measures against what happened, as bars below each other on one time line. */
export function TimeBars({ section }: { section: MeasureSection }) {
  const t = useTranslations('funding.measures.line');
  const { line, order, measures } = section;
  if (!line) return null;
  const byId = new Map(measures.map((one) => [one.id, one]));
  return (
    <figure aria-labelledby="zeitplan" className="mt-8">
      <figcaption className="mb-2 flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <h3 id="zeitplan" className="text-sm font-semibold">
          {t('title')}
        </h3>
        <Legend />
      </figcaption>
      <Months line={line} />
      <ul className="border-b">
        {order.map(({ id, depth }, index) => {
          const measure = byId.get(id);
          const bars = line.bars[index];
          return measure && bars ? (
            <BarRow key={id} measure={measure} depth={depth} bars={bars} today={line.today} ticks={line.ticks} />
          ) : null;
        })}
      </ul>
    </figure>
  );
}

/** A label that begins behind this thousandth ends at its tick, so that it stays inside. */
const LAST_LABEL = 900;

/** Below 640 px the bars are under the titles, else beside them. */
const ROW = 'grid gap-x-4 sm:grid-cols-[14rem_minmax(0,1fr)]';

function Months({ line }: { line: TimeLine }) {
  const t = useTranslations('funding.measures.line');
  return (
    <div aria-hidden className={`${ROW} border-b border-line-strong text-xs text-muted`}>
      <span className="max-sm:hidden" />
      <div className="relative h-9">
        {line.ticks.map(({ month, left }, index) => (
          <span
            key={month}
            className={cx(
              'absolute bottom-1 whitespace-nowrap tabular-nums',
              left > LAST_LABEL && '-translate-x-full',
              index % 2 === 1 && 'max-sm:hidden',
            )}
            style={{ left: `${left / 10}%` }}
          >
            {`${month.slice(5)}/${month.slice(0, 4)}`}
          </span>
        ))}
        {line.today === null ? null : (
          <span
            className="absolute top-0 -translate-x-1/2 font-medium whitespace-nowrap text-bad"
            style={{ left: `clamp(1.25rem, ${line.today / 10}%, calc(100% - 1.25rem))` }}
          >
            {t('today')}
          </span>
        )}
      </div>
    </div>
  );
}

interface BarRowProps {
  measure: ShownMeasure;
  depth: number;
  bars: TimeLine['bars'][number];
  today: number | null;
  ticks: TimeLine['ticks'];
}

function BarRow({ measure, depth, bars, today, ticks }: BarRowProps) {
  return (
    <li className={`${ROW} items-center border-t border-line py-1.5 first:border-t-0`}>
      <span
        className="truncate text-sm max-sm:mb-0.5"
        style={{ paddingLeft: `${(depth - 1) * 0.75}rem` }}
        title={`${measure.number} ${measure.title}`}
      >
        <span className="text-muted tabular-nums">{measure.number}</span> {measure.title}
      </span>
      <svg
        role="img"
        aria-label={useBarWords(measure)}
        viewBox="0 0 1000 24"
        preserveAspectRatio="none"
        className="h-6 w-full overflow-visible"
      >
        {ticks.map(({ month, left }) => (
          <line
            key={month}
            x1={left}
            x2={left}
            y1={0}
            y2={24}
            vectorEffect="non-scaling-stroke"
            className="stroke-line"
          />
        ))}
        {bars.planned ? <PlannedBar bar={bars.planned} /> : null}
        {bars.actual ? (
          <rect x={bars.actual.left} width={bars.actual.width} y={13} height={8} className="fill-accent-text" />
        ) : null}
        {today === null ? null : (
          <line
            x1={today}
            x2={today}
            y1={-4}
            y2={28}
            strokeWidth={1.5}
            vectorEffect="non-scaling-stroke"
            className="stroke-bad"
          />
        )}
      </svg>
    </li>
  );
}

function PlannedBar({ bar }: { bar: Bar }) {
  return (
    <rect
      x={bar.left}
      width={bar.width}
      y={3}
      height={8}
      vectorEffect="non-scaling-stroke"
      className="fill-line-strong stroke-field"
    />
  );
}

/** What the bars show, in words. */
function useBarWords({ plannedFrom, plannedUntil, actualFrom, actualUntil }: ShownMeasure): string {
  const t = useTranslations('funding.measures.line');
  const range = useDayRange();
  const planned = range(plannedFrom, plannedUntil);
  const actual = range(actualFrom, actualUntil, true);
  const parts = [planned && t('planned', { range: planned }), actual && t('actual', { range: actual })].filter(Boolean);
  return parts.join(', ') || t('none');
}

function Legend() {
  const t = useTranslations('funding.measures.line');
  return (
    <span className="flex gap-4 text-xs text-muted">
      {(['legendPlanned', 'legendActual'] as const).map((key) => (
        <span key={key} className="flex items-center gap-1.5">
          <svg aria-hidden viewBox="0 0 16 8" className="h-2 w-4">
            <rect
              width={16}
              height={8}
              className={key === 'legendPlanned' ? 'fill-line-strong stroke-field' : 'fill-accent-text'}
            />
          </svg>
          {t(key)}
        </span>
      ))}
    </span>
  );
}
