import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import type { LineCounts } from '#app/domains/booking/rules/date-lines.ts';
import { useFormats } from '#app/platform/i18n/use-formats.ts';
import { Notice } from '#app/ui/notice.tsx';
import type { EditAnswer } from './answer.ts';
import type { EditParts } from './edit-fields.tsx';
import { ConflictSuggestions } from './conflict-suggestions.tsx';

/** More would be a wall; the list of dates has them all. */
const NAMED = 5;

interface AttemptNoticeProps {
  answer: EditAnswer | null;
  counts: LineCounts | null;
  parts: EditParts;
}

/** Above the form, focused: what became of the attempt, and the ways on. */
export function AttemptNotice({ answer, counts, parts }: AttemptNoticeProps) {
  const t = useTranslations('booking.edit');
  const format = useFormats();
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => {
    notice.current?.focus();
  }, [answer]);
  const { now } = parts.form;
  if (answer?.kind === 'blocked' && answer.dates && (counts?.bad ?? 0) > 0) {
    const bad = answer.dates.lines.filter(({ state }) => state === 'taken' || state === 'impossible');
    return (
      <Notice ref={notice} tone="error" title={t('blocked', { count: bad.length })}>
        <ul className="grid gap-1">
          {bad.slice(0, NAMED).map((line) => (
            <li key={line.date}>
              {format.day(line.date)}: {line.notes.join(' ')}
            </li>
          ))}
          {bad.length > NAMED ? <li>…</li> : null}
        </ul>
        <p className="mt-1">{t('blockedHint')}</p>
        <ConflictSuggestions parts={parts} dates={answer.dates} />
      </Notice>
    );
  }
  if (answer?.kind === 'stale') {
    const words = {
      day: format.day(now.date),
      time: format.timeRange(now.startTime, now.endTime),
      place: now.placeName,
    };
    return (
      <Notice ref={notice} tone="warn">
        {t('stale', words)}
      </Notice>
    );
  }
  const text = answer?.kind === 'lost' ? t('previewLost') : answer?.notice;
  return text ? (
    <Notice ref={notice} tone="error">
      {text}
    </Notice>
  ) : null;
}
