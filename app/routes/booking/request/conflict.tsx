import { useTranslations } from 'use-intl';
import { useFormats } from '#app/platform/i18n/use-formats.ts';
import { ConflictNotice, isBad } from '#app/routes/booking/dates/conflict-notice.tsx';
import { ConflictSuggestions } from '#app/routes/booking/dates/conflict-suggestions.tsx';
import type { FormParts, RequestAnswer, RequestDates } from './parts.tsx';

interface AttemptNoticeProps {
  answer: RequestAnswer | null;
  /** The answer while it still is a clash. */
  clash: RequestAnswer | null;
  parts: FormParts;
}

/** The result of the attempt: which booking has the time, or why nothing was sent. */
export function AttemptNotice({ answer, clash, parts }: AttemptNoticeProps) {
  const t = useTranslations('booking.conflict');
  const lines = clash?.dates?.lines ?? [];
  const text = answer?.kind === 'lost' ? t('lost') : answer?.notice;
  return (
    <ConflictNotice
      answer={answer}
      className="mb-6"
      conflict={
        clash?.dates
          ? {
              title:
                lines.length === 1
                  ? t('title')
                  : t('titleSeries', { count: lines.filter(isBad).length, all: String(lines.length) }),
              lines,
              more: (count) => t('more', { count }),
              hint: t('nothingWritten'),
              suggestions: <RequestSuggestions parts={parts} dates={clash.dates} />,
            }
          : null
      }
      message={text ? { tone: answer?.kind === 'chosen' ? 'warn' : 'error', text } : null}
    />
  );
}

/** The next free time, a free place of the same group, and the free dates alone. */
export function RequestSuggestions({ parts, dates }: { parts: FormParts; dates: RequestDates }) {
  const t = useTranslations('booking.conflict');
  const format = useFormats();
  const { nextFree, alternatives, lines } = dates;
  const isSeries = lines.length > 1;
  const hasRest = isSeries && lines.some(({ state }) => state === 'free' || state === 'warned');
  const time = nextFree ? format.timeRange(nextFree.startTime, nextFree.endTime) : '';
  return (
    <ConflictSuggestions
      summary={
        nextFree
          ? t(isSeries ? 'freeOnAll' : 'freeFrom', { time, from: format.time(nextFree.startTime) })
          : t(isSeries ? 'noneOnAll' : 'noneLeft')
      }
      time={nextFree && { ...nextFree, label: t('takeNext', { time }) }}
      places={alternatives.map(({ id, name }) => ({ id, label: t('takePlace', { place: name }) }))}
      freeOnly={hasRest && !parts.draft.onlyFree ? t('takeFree') : null}
      onTake={parts.change}
    />
  );
}
