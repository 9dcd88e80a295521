import { type ReactNode, useEffect, useRef } from 'react';
import type { DateLine } from '#app/domains/booking/rules/date-lines.ts';
import { useFormats } from '#app/platform/i18n/use-formats.ts';
import { Notice, type NoticeTone } from '#app/ui/notice.tsx';

/** So many dates are listed; the preview lists all of them. */
const MAX_LINES = 5;

interface ConflictNoticeProps {
  /** The answer it is about; the focus moves to the notice once per answer. */
  answer: object | null;
  /** Dates that cannot be booked; null when there are none. */
  conflict: {
    title: string;
    lines: readonly DateLine[];
    more: (count: number) => string;
    hint: string;
    suggestions: ReactNode;
  } | null;
  /** Shown when there is no conflict. */
  message: { tone: NoticeTone; text: string } | null;
  className?: string;
}

/** Above a form, focused: why the attempt was not saved, and what the person can do next. */
export function ConflictNotice({ answer, conflict, message, className = '' }: ConflictNoticeProps) {
  const format = useFormats();
  const notice = useRef<HTMLDivElement>(null);
  const focusedFor = useRef<object | null>(null);
  const isShown = conflict !== null || message !== null;
  useEffect(() => {
    if (!isShown || focusedFor.current === answer) return;
    focusedFor.current = answer;
    notice.current?.focus();
  }, [answer, isShown]);
  if (conflict) {
    const bad = conflict.lines.filter(isBad);
    return (
      <Notice ref={notice} tone="error" title={conflict.title} className={className}>
        <ul className="grid gap-1">
          {bad.slice(0, MAX_LINES).map((line) => (
            <li key={line.date}>
              {format.day(line.date)}: {line.notes.join(' ')}
            </li>
          ))}
          {bad.length > MAX_LINES ? <li>{conflict.more(bad.length - MAX_LINES)}</li> : null}
        </ul>
        <p className="mt-1">{conflict.hint}</p>
        {conflict.suggestions}
      </Notice>
    );
  }
  return message ? (
    <Notice ref={notice} tone={message.tone} className={className}>
      {message.text}
    </Notice>
  ) : null;
}

export const isBad = ({ state }: DateLine): boolean => state === 'taken' || state === 'impossible';
