import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { useFormats } from '#app/platform/i18n/use-formats.ts';
import { Notice } from '#app/ui/notice.tsx';
import type { RequestAnswer } from './answer.ts';
import type { FormParts } from './request-form.tsx';
import { ConflictSuggestions } from './conflict-suggestions.tsx';

interface AttemptNoticeProps {
  answer: RequestAnswer | null;
  /** The answer, as long as it still is a clash. */
  clash: RequestAnswer | null;
  parts: FormParts;
}

/** More would be a wall; the list of dates has them all. */
const NAMED = 5;

/** Above the form, focused: what became of the attempt, who was quicker, and the ways on. */
export function AttemptNotice({ answer, clash, parts }: AttemptNoticeProps) {
  const t = useTranslations('booking.conflict');
  const format = useFormats();
  const notice = useRef<HTMLDivElement>(null);
  const told = clash ?? (answer?.notice || answer?.kind === 'lost' ? answer : null);
  useEffect(() => {
    if (told) notice.current?.focus();
  }, [told]);
  if (clash?.preview) {
    const { lines } = clash.preview;
    const bad = lines.filter(({ state }) => state === 'taken' || state === 'impossible');
    return (
      <Notice
        ref={notice}
        tone="error"
        title={lines.length === 1 ? t('title') : t('titleSeries', { count: bad.length, all: String(lines.length) })}
        className="mb-6"
      >
        <ul className="grid gap-1">
          {bad.slice(0, NAMED).map((line) => (
            <li key={line.date}>
              {format.day(line.date)}: {line.notes.join(' ')}
            </li>
          ))}
          {bad.length > NAMED ? <li>{t('more', { count: bad.length - NAMED })}</li> : null}
        </ul>
        <p className="mt-1">{t('nothingWritten')}</p>
        <ConflictSuggestions parts={parts} preview={clash.preview} />
      </Notice>
    );
  }
  const text = answer?.kind === 'lost' ? t('lost') : answer?.notice;
  if (!text) return null;
  return (
    <Notice ref={notice} tone={answer?.kind === 'chosen' ? 'warn' : 'error'} className="mb-6">
      {text}
    </Notice>
  );
}
