import { useTranslations } from 'use-intl';
import type { LineCounts } from '#app/domains/booking/rules/date-lines.ts';
import { useFormats } from '#app/platform/i18n/use-formats.ts';
import { ConflictNotice, isBad } from '#app/routes/booking/dates/conflict-notice.tsx';
import { ConflictSuggestions } from '#app/routes/booking/dates/conflict-suggestions.tsx';
import type { EditAnswer, EditedDates, EditParts } from './parts.ts';

interface AttemptNoticeProps {
  answer: EditAnswer | null;
  counts: LineCounts | null;
  parts: EditParts;
}

/** The result of the attempt: which dates are taken, or what the booking is now. */
export function AttemptNotice({ answer, counts, parts }: AttemptNoticeProps) {
  const t = useTranslations('booking.edit');
  const format = useFormats();
  const { now } = parts.form;
  const blocked = answer?.kind === 'blocked' && (counts?.bad ?? 0) > 0 ? answer.dates : null;
  const stale = () =>
    t('stale', {
      day: format.day(now.date),
      time: format.timeRange(now.startTime, now.endTime),
      place: now.placeName,
    });
  const text = answer?.kind === 'lost' ? t('previewLost') : answer?.notice;
  return (
    <ConflictNotice
      answer={answer}
      conflict={
        blocked && {
          title: t('blocked', { count: blocked.lines.filter(isBad).length }),
          lines: blocked.lines,
          more: () => '…',
          hint: t('blockedHint'),
          suggestions: <EditSuggestions parts={parts} dates={blocked} />,
        }
      }
      message={
        answer?.kind === 'stale'
          ? { tone: 'warn', text: stale() }
          : answer?.kind === 'running'
            ? { tone: 'warn', text: t('running') }
            : text
              ? { tone: 'error', text }
              : null
      }
    />
  );
}

/** The next free time, and the free dates alone. */
export function EditSuggestions({ parts: { form, draft, change }, dates }: { parts: EditParts; dates: EditedDates }) {
  const t = useTranslations('booking.edit');
  const format = useFormats();
  const { nextFree, lines } = dates;
  // A running booking has its start and its place.
  if (form.running) return null;
  const hasRest = form.scope !== 'this' && lines.some(({ state }) => state === 'free' || state === 'warned');
  const time = nextFree ? format.timeRange(nextFree.startTime, nextFree.endTime) : '';
  return (
    <ConflictSuggestions
      summary={nextFree ? t('free', { time }) : t('noneFree')}
      time={nextFree && { ...nextFree, label: t('take', { time }) }}
      freeOnly={hasRest && !draft.onlyFree ? t('takeFree') : null}
      onTake={change}
    />
  );
}
