import { type ReactNode, useSyncExternalStore } from 'react';
import { type DateLine, stateNow } from '#app/domains/booking/rules/date-lines.ts';
import { useFormats } from '#app/platform/i18n/use-formats.ts';
import { cx } from '#app/ui/cx.ts';

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
  const isKeyboard = useKeyboard();
  const bad = lines.filter((line) => ['taken', 'impossible'].includes(stateNow(line, removed)));
  return (
    <div
      id={id}
      role="status"
      className={cx(
        isKeyboard ? 'static' : 'sticky',
        // The browser keeps the visible content where it is when the page grows; it must not follow this box.
        '[overflow-anchor:none] bottom-[calc(var(--bottom-nav)+8px)] z-20 max-h-[50dvh] overflow-y-auto rounded border-l-3 border-l-bad',
        'bg-bad-tint px-3.5 py-2.5 text-sm shadow-float print:static [&_button]:max-w-full [&_button]:text-left [&_button]:whitespace-normal',
        className,
      )}
    >
      {lines.length > 1 ? <p className="font-semibold">{title(bad.length)}</p> : null}
      <ul className="grid gap-0.5">
        {/* The preview lists all dates; more of them would cover the form on a phone. */}
        {bad.slice(0, 1).map((line) => (
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

let isTabbing = false;
const readers = new Set<() => void>();
function setTabbing(next: boolean): void {
  if (next === isTabbing) return;
  isTabbing = next;
  for (const read of readers) read();
}
// From the first key on: the box often comes after the Tab that moved the focus under it.
if (typeof document !== 'undefined') {
  addEventListener('keydown', ({ key }) => (key === 'Tab' ? setTabbing(true) : undefined), { capture: true });
  addEventListener('pointerdown', () => setTabbing(false), { capture: true });
}

/** True after Tab, until a pointer is used: the box must not cover the control that the keyboard has reached. */
function useKeyboard(): boolean {
  return useSyncExternalStore(
    (read) => {
      readers.add(read);
      return () => readers.delete(read);
    },
    () => isTabbing,
    () => false,
  );
}
