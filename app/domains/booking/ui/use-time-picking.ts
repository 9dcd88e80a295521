import { type NavigateFunction, useNavigate } from '@remix-run/react';
import { type MouseEvent, type PointerEvent, useRef, useState } from 'react';
import { timeOf } from '#app/domains/booking/rules/week-layout.ts';
import type { PlanColumn } from '#app/domains/booking/rules/plan.ts';
import { draggedStretch, snap, type Stretch, targetAt } from '#app/domains/booking/rules/plan-cursor.ts';

interface Picking {
  columns: readonly PlanColumn[];
  hours: { from: number; until: number };
  now: { date: string; time: string };
  requestPath: ((column: PlanColumn, time: { startTime: string; endTime: string }) => string) | null;
}

/** A press that moves so many pixels is a drag. */
const DRAG_PIXELS = 6;

/**
 * A tap on free time opens the form with an hour from that half hour; a drag with the mouse opens it with the drawn span.
 * Fingers only tap, so that the page still scrolls. A click on a booking opens it. PlanCursor does the same by keyboard.
 */
export function useTimePicking({ columns, hours, now, requestPath }: Picking) {
  const navigate = useNavigate();
  const [selection, setSelection] = useState<{ columnIndex: number; stretch: Stretch } | null>(null);
  const drag = useRef<{ columnIndex: number; anchor: number; startY: number; isDragging: boolean } | null>(null);
  const justDragged = useRef(false);

  const minutesAt = (event: MouseEvent<HTMLElement>): number => {
    const box = event.currentTarget.getBoundingClientRect();
    return hours.from * 60 + ((event.clientY - box.top) / box.height) * (hours.until - hours.from) * 60;
  };
  const open = (column: PlanColumn, stretch: Stretch) => {
    const isPast = column.date < now.date || (column.date === now.date && timeOf(stretch.from) < now.time);
    if (!requestPath || isPast) return;
    navigate(requestPath(column, { startTime: timeOf(stretch.from), endTime: timeOf(stretch.until) }));
  };

  const columnProps = (columnIndex: number) => {
    const column = columns[columnIndex];
    if (!column || !requestPath) return {};
    return {
      onPointerOver: showLabel,
      onPointerDown(event: PointerEvent<HTMLElement>) {
        justDragged.current = false;
        if (event.pointerType !== 'mouse' || event.button !== 0 || isOnBooking(event)) return;
        drag.current = { columnIndex, anchor: minutesAt(event), startY: event.clientY, isDragging: false };
      },
      onPointerMove(event: PointerEvent<HTMLElement>) {
        const current = drag.current;
        if (current?.columnIndex !== columnIndex) return;
        if (!current.isDragging && Math.abs(event.clientY - current.startY) < DRAG_PIXELS) return;
        if (!current.isDragging) event.currentTarget.setPointerCapture(event.pointerId);
        current.isDragging = true;
        setSelection({ columnIndex, stretch: draggedStretch(column, current.anchor, minutesAt(event)) });
      },
      onPointerUp(event: PointerEvent<HTMLElement>) {
        const current = drag.current;
        drag.current = null;
        if (!current?.isDragging) return;
        justDragged.current = true;
        setSelection(null);
        open(column, draggedStretch(column, current.anchor, minutesAt(event)));
      },
      onPointerCancel() {
        drag.current = null;
        setSelection(null);
      },
      onClick(event: MouseEvent<HTMLElement>) {
        if (justDragged.current) return;
        if (isOnBooking(event)) {
          follow(event, navigate);
          return;
        }
        const tapped = snap(minutesAt(event));
        const onHalfHour = tapped - (tapped % 30);
        const start = targetAt(column, onHalfHour).kind === 'free' ? onHalfHour : tapped;
        const target = targetAt(column, start);
        if (target.kind === 'free') open(column, target.stretch);
      },
    };
  };
  return { selection, columnProps };
}

/** The title of a block as a tooltip, set when it is pointed at: the page may have hundreds of blocks. */
function showLabel(event: PointerEvent<HTMLElement>): void {
  const block = event.target instanceof Element ? event.target.closest<HTMLElement>('a.plan-block') : null;
  if (block?.ariaLabel) block.title ||= block.ariaLabel;
}

/** Blocks are plain links: a plain click navigates on the client, any other click is left to the browser. */
function follow(event: MouseEvent<HTMLElement>, navigate: NavigateFunction): void {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  if (!link || !isPlain || event.defaultPrevented) return;
  event.preventDefault();
  navigate(`${link.pathname}${link.search}`);
}

function isOnBooking(event: MouseEvent<HTMLElement>): boolean {
  return event.target instanceof Element && event.target.closest('.plan-block') !== null;
}
