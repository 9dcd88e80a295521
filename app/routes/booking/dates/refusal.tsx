import type { ReactNode } from 'react';
import { type DateLine, stateNow } from '#app/domains/booking/rules/date-lines.ts';
import { useFormats } from '#app/platform/i18n/use-formats.ts';
import { cx } from '#app/ui/cx.ts';

/** The preview lists all dates; here is the first of them. */
const MAX_LINES = 2;

interface RefusalProps {
  /** The button that it blocks is described by it. */
  id: string;
  /** For several dates: how many cannot be booked. */
  title: (bad: number) => string;
  lines: readonly DateLine[];
  removed: readonly string[];
  /** What to press instead. */
  suggestions: ReactNode;
  className?: string;
}

/** Why the form cannot be sent and what to press instead, next to its button; in view while the button is further down. */
export function Refusal({ id, title, lines, removed, suggestions, className }: RefusalProps) {
  const format = useFormats();
  const bad = lines.filter((line) => ['taken', 'impossible'].includes(stateNow(line, removed)));
  return (
    <div
      id={id}
      role="status"
      className={cx(
        'sticky bottom-[calc(var(--bottom-nav)+8px)] z-20 max-h-[50dvh] overflow-y-auto rounded border-l-3 border-l-bad',
        'bg-bad-tint px-3.5 py-2.5 text-sm shadow-float print:static',
        className,
      )}
    >
      {lines.length > 1 ? <p className="font-semibold">{title(bad.length)}</p> : null}
      <ul className="grid gap-0.5">
        {bad.slice(0, MAX_LINES).map((line) => (
          <li key={line.date} className={cx('wrap-anywhere', lines.length === 1 && 'font-medium')}>
            {lines.length > 1 ? `${format.dayShort(line.date)}: ` : null}
            {line.notes.join(' ')}
          </li>
        ))}
      </ul>
      {suggestions}
    </div>
  );
}
