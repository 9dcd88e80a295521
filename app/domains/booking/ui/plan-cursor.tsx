import { Link } from '@remix-run/react';
import { type KeyboardEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { GRID_MINUTES, MINUTES_PER_DAY, minutesOf, timeOf } from '#app/domains/booking/rules/times.ts';
import type { PlanColumn } from '#app/domains/booking/rules/plan.ts';
import { besideOf, stepFrom, stretchOf, type Target, targetAt } from '#app/domains/booking/rules/plan-cursor.ts';
import { isShut, layLanes, type Scale } from '#app/domains/booking/rules/week-layout.ts';
import { paths } from '#app/paths.ts';
import { useFormats } from '#app/platform/i18n/use-formats.ts';
import { useBookingTitle } from './plan-block.tsx';

interface PlanCursorProps {
  columns: readonly PlanColumn[];
  hours: { from: number; until: number };
  now: { date: string; time: string };
  requestPath: ((column: PlanColumn, time: { startTime: string; endTime: string }) => string) | null;
  scale: Scale;
}

const EVENING = 18 * 60;

/** The only tab stop of the grid: a link that the arrow keys move over bookings and free times. */
export function PlanCursor({ columns, hours, now, requestPath, scale }: PlanCursorProps) {
  const todayIndex = columns.findIndex((column) => column.date === now.date);
  const [at, setAt] = useState<Position>({ columnIndex: Math.max(todayIndex, 0), minutes: EVENING, length: 60 });
  const columnIndex = Math.min(at.columnIndex, columns.length - 1);
  const column = columns[columnIndex];
  const labels = useTargetLabel(now);
  if (!column) return null;
  const target = targetAt(column, at.minutes, at.length, at.preferred);
  const { label, to } = labels(column, target, requestPath);

  const move = (event: KeyboardEvent) => {
    const next = nextPosition(event, { ...at, columnIndex }, target, column, columns.length);
    if (!next) return;
    event.preventDefault();
    const earliest = hours.from * 60;
    const latest = hours.until * 60 - GRID_MINUTES;
    setAt({ ...next, minutes: Math.max(earliest, Math.min(latest, next.minutes)) });
  };
  const { top, height } = scale.box(target.stretch);
  const { lane, lanes } = (target.kind === 'booking' && layLanes(column.bookings)[target.index]) || {
    lane: 0,
    lanes: 1,
  };
  const left = `calc(var(--axis) + (100% - var(--axis)) * ${columnIndex + lane / lanes} / ${columns.length})`;
  const width = `calc((100% - var(--axis)) / ${columns.length * lanes})`;
  return (
    <div
      className="pointer-events-none absolute inset-x-0 bottom-0"
      style={{ height: 'calc(var(--hours) * var(--hour))' }}
    >
      <Link
        to={to ?? '.'}
        aria-label={label}
        aria-disabled={to === null || undefined}
        className="plan-cursor"
        style={{ top: `${top}%`, height: `${height}%`, left, width, right: 'auto' }}
        onKeyDown={move}
        onClick={to === null ? (event) => event.preventDefault() : undefined}
        preventScrollReset
      >
        {timeOf(target.stretch.from)}–{timeOf(target.stretch.until)}
      </Link>
      <p aria-live="polite" className="sr-only">
        {label}
      </p>
    </div>
  );
}

interface Position {
  columnIndex: number;
  minutes: number;
  length: number;
  /** Index of the chosen one of several bookings at these minutes. */
  preferred?: number;
}

function nextPosition(
  event: KeyboardEvent,
  at: Position,
  target: Target,
  column: PlanColumn,
  columnCount: number,
): Position | null {
  const start = target.stretch.from;
  const upOrDown = (direction: 'up' | 'down'): Position => {
    const { preferred: _left, ...rest } = at;
    const beside = besideOf(column, target, direction);
    const next = beside === undefined ? undefined : column.bookings[beside];
    if (beside === undefined || !next) return { ...rest, minutes: stepFrom(column, target, direction) };
    return { ...rest, minutes: stretchOf(next).from, preferred: beside };
  };
  const toColumn = (columnIndex: number): Position => ({ minutes: start, length: at.length, columnIndex });
  switch (event.key) {
    case 'ArrowDown':
      if (event.shiftKey) return { ...at, length: Math.min(at.length + GRID_MINUTES, MINUTES_PER_DAY) };
      return upOrDown('down');
    case 'ArrowUp':
      if (event.shiftKey) return { ...at, length: Math.max(at.length - GRID_MINUTES, GRID_MINUTES) };
      return upOrDown('up');
    case 'ArrowRight':
      return toColumn(Math.min(at.columnIndex + 1, columnCount - 1));
    case 'ArrowLeft':
      return toColumn(Math.max(at.columnIndex - 1, 0));
    case 'Home':
      return toColumn(0);
    case 'End':
      return toColumn(columnCount - 1);
    default:
      return null;
  }
}

/** The label of the cursor's target, and the address that Enter opens. */
function useTargetLabel(now: { date: string; time: string }) {
  const t = useTranslations('booking.week');
  const format = useFormats();
  const titleOf = useBookingTitle();
  return (
    column: PlanColumn,
    target: Target,
    requestPath: PlanCursorProps['requestPath'],
  ): { label: string; to: string | null } => {
    const span = { startTime: timeOf(target.stretch.from), endTime: timeOf(target.stretch.until) };
    const at = { day: format.dayShort(column.date), time: format.timeRange(span.startTime, span.endTime) };
    if (target.kind === 'booking') {
      const booking = column.bookings[target.index];
      if (!booking) return { label: t('nothing'), to: null };
      return {
        label: `${at.day}, ${at.time}: ${titleOf(booking)}`,
        to: booking.id ? paths.booking.booking(booking.id) : null,
      };
    }
    const isPast =
      column.date < now.date || (column.date === now.date && target.stretch.from < (minutesOf(now.time) ?? 0));
    if (target.kind === 'closed') return { label: t('closed', at), to: null };
    if (isPast) return { label: t('past', at), to: null };
    const free = t('free', at);
    const label = isShut(column.openHours, span) ? `${free}, ${t('shutKey')}` : free;
    return { label, to: requestPath ? requestPath(column, span) : null };
  };
}
