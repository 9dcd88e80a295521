import { type ReactNode, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { PlanColumn } from '#app/domains/booking/rules/plan.ts';
import { stretchOf } from '#app/domains/booking/rules/plan-cursor.ts';
import { closedSpans, layLanes, minutesOf, percent, scaleOf, timeOf } from '#app/domains/booking/rules/week-layout.ts';
import { cx } from '#app/ui/cx.ts';
import { type BlockBox, PlanBlock, useBlockLabels } from './plan-block.tsx';
import type { PlanCursor } from './plan-cursor.tsx';
import { useTimePicking } from './use-time-picking.ts';

export interface GridColumn extends PlanColumn {
  key: string;
  heading: ReactNode;
}

interface PlanGridProps {
  /** The accessible name of the grid. */
  label: string;
  columns: readonly GridColumn[];
  hours: { from: number; until: number };
  now: { date: string; time: string };
  /** The address for booking a free time; null when the viewer may not book. */
  requestPath: ((column: PlanColumn, time: { startTime: string; endTime: string }) => string) | null;
}

/**
 * Columns of one day each, hours downwards. The server renders it whole; the browser adds dragging, the arrow keys and the line
 * of the current time. One tab stop.
 */
export function PlanGrid({ label, columns, hours, now, requestPath }: PlanGridProps) {
  const t = useTranslations('booking.week');
  /** Loaded after the page, which therefore shows sooner. Until then, and without the network, each booking is a tab stop. */
  const [Cursor, setCursor] = useState<typeof PlanCursor | null>(null);
  useEffect(() => {
    import('./plan-cursor.tsx').then(
      (loaded) => setCursor(() => loaded.PlanCursor),
      () => undefined,
    );
  }, []);
  const minutes = useMinutesNow(now);
  const scale = scaleOf(hours);
  const picking = useTimePicking({ columns, hours, now, requestPath });
  const labels = useBlockLabels();
  return (
    <section
      aria-label={label}
      aria-describedby={requestPath ? 'plan-help' : undefined}
      className="min-w-0 border-y max-sm:-mx-4 print:m-0 print:border"
    >
      {requestPath ? (
        <p id="plan-help" className="sr-only">
          {t('gridHelp')}
        </p>
      ) : null}
      <div className="plan-grid" style={{ '--columns': columns.length, '--hours': hours.until - hours.from }}>
        <div aria-hidden className="sticky top-(--sticky-top) z-10 border-b bg-paper" />
        {columns.map((column) => (
          <div key={column.key} className="sticky top-(--sticky-top) z-10 min-w-0 border-b border-l bg-paper">
            {column.heading}
          </div>
        ))}
        <div aria-hidden className="plan-axis text-xs text-muted">
          {Array.from({ length: hours.until - hours.from }, (_, index) => (
            <span key={index} style={{ top: `${scale.top((hours.from + index) * 60)}%` }}>
              {String(hours.from + index).padStart(2, '0')}
            </span>
          ))}
        </div>
        {columns.map((column, index) => (
          <div
            key={column.key}
            className={cx('plan-column', column.date < now.date && 'is-past', column.date === now.date && 'is-today')}
            style={{ '--c': column.color }}
            {...picking.columnProps(index)}
          >
            {(['windows', 'openHours'] as const).map((key) =>
              closedSpans(column[key], hours).map((span) => (
                <div
                  key={key + span.start}
                  className={key === 'windows' ? 'plan-closed' : 'plan-shut'}
                  style={boxStyle(scale.box({ from: span.start, until: span.end }))}
                />
              )),
            )}
            {layLanes(column.bookings).map(({ lane, lanes }, at) => {
              const booking = column.bookings[at];
              if (!booking) return null;
              const box: BlockBox = {
                ...scale.box(stretchOf(booking)),
                left: percent(lane, lanes),
                width: percent(1, lanes),
              };
              const key = `${booking.id ?? 'hidden'} ${booking.startTime} ${at}`;
              return (
                <PlanBlock
                  key={key}
                  booking={booking}
                  box={box}
                  shownName={column.resourceName}
                  isTabStop={!Cursor}
                  labels={labels}
                />
              );
            })}
            {column.date === now.date && minutes >= hours.from * 60 && minutes < hours.until * 60 ? (
              <div
                className="plan-now"
                style={{ top: `${scale.top(minutes)}%` }}
                role="img"
                aria-label={`${t('now')} ${timeOf(minutes)}`}
              />
            ) : null}
            {picking.selection?.columnIndex === index ? (
              <div className="plan-ghost" style={boxStyle(scale.box(picking.selection.stretch))}>
                {timeOf(picking.selection.stretch.from)}–{timeOf(picking.selection.stretch.until)}
              </div>
            ) : null}
          </div>
        ))}
        {Cursor ? <Cursor columns={columns} hours={hours} now={now} requestPath={requestPath} scale={scale} /> : null}
      </div>
    </section>
  );
}

const boxStyle = (box: { top: number; height: number }) => ({ top: `${box.top}%`, height: `${box.height}%` });

/** Minutes since midnight at the facility: the server's time, continued by the browser's monotonic clock. */
function useMinutesNow(now: { date: string; time: string }): number {
  const [passed, setPassed] = useState(0);
  useEffect(() => {
    const start = performance.now();
    setPassed(0);
    const timer = setInterval(() => setPassed(Math.floor((performance.now() - start) / 60_000)), 30_000);
    return () => clearInterval(timer);
  }, [now.date, now.time]);
  return (minutesOf(now.time) ?? 0) + passed;
}
