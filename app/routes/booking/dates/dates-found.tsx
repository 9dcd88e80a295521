import type { ReactNode } from 'react';
import { countLines, type LineCounts } from '#app/domains/booking/rules/date-lines.ts';
import { DatePreview, LineCountText } from '#app/domains/booking/ui/date-preview.tsx';
import { cx } from '#app/ui/cx.ts';
import { Notice } from '#app/ui/notice.tsx';
import type { DatePreviewState, DatesAnswer, JudgedDates } from './answer.ts';

type Answer = DatesAnswer<string, unknown, JudgedDates>;

interface DatesFoundProps {
  live: DatePreviewState<Answer>;
  removed: readonly string[];
  onRemove: (removed: string[]) => void;
  /** A single date has no tick. */
  isFixed: boolean;
  /** Shown in place of the counts. */
  texts: { lost: string; mend: string; empty: string };
  /** Shown above the dates when some cannot be booked. */
  suggestions: ReactNode;
  statusClassName: string;
  children?: ReactNode;
}

/** Every date of the form with its verdict, counted. `children` follow the dates. */
export function DatesFound(props: DatesFoundProps) {
  const { live, removed, onRemove, isFixed, texts, suggestions, statusClassName, children } = props;
  const { answer, isStale } = live;
  const dates = answer?.dates ?? null;
  const counts = countsOf(live, removed);
  const toggle = (date: string, isRemoved: boolean) =>
    onRemove(isRemoved ? [...removed, date] : removed.filter((other) => other !== date));
  return (
    <>
      <p role="status" className={statusClassName}>
        {counts ? (
          <LineCountText counts={counts} />
        ) : answer?.kind === 'lost' || answer?.kind === 'signedOut' ? (
          texts.lost
        ) : answer ? (
          texts.mend
        ) : (
          texts.empty
        )}
      </p>
      {dates ? (
        <div aria-busy={isStale} className={cx('grid gap-3', isStale && 'opacity-60 transition-opacity delay-700')}>
          {(counts?.bad ?? 0) > 0 ? suggestions : null}
          {dates.notes.map((note) => (
            <Notice key={note}>{note}</Notice>
          ))}
          <DatePreview lines={dates.lines} removed={removed} onRemove={toggle} isFixed={isFixed} />
          {children}
        </div>
      ) : null}
    </>
  );
}

/** The counts of the newest preview with the ticks as they are now. */
export function countsOf({ answer }: DatePreviewState<Answer>, removed: readonly string[]): LineCounts | null {
  return answer?.dates ? countLines(answer.dates.lines, removed) : null;
}
