import { useTranslations } from 'use-intl';
import type { LineCounts } from '#app/domains/booking/rules/date-lines.ts';
import { LineCountText, DatePreview } from '#app/domains/booking/ui/date-preview.tsx';
import { useFormats } from '#app/platform/i18n/use-formats.ts';
import { Button } from '#app/ui/button.tsx';
import { cx } from '#app/ui/cx.ts';
import type { EditAnswer } from './answer.ts';
import type { EditParts } from './edit-fields.tsx';
import { ConflictSuggestions } from './conflict-suggestions.tsx';

interface DatesAfterProps extends EditParts {
  live: { answer: EditAnswer | null; isStale: boolean };
  counts: LineCounts | null;
  /** The ways out already stand above the form. */
  hasNotice: boolean;
}

/** Every date as it would be, what falls away, what is left alone, and whether somebody has to approve again. */
export function DatesAfter({ live, counts, hasNotice, ...parts }: DatesAfterProps) {
  const t = useTranslations('booking.edit');
  const cancelLabel = useTranslations('booking.cancel');
  const format = useFormats();
  const { form, draft, change } = parts;
  const { answer, isStale } = live;
  const dates = answer?.dates ?? null;
  const days = (list: readonly string[]) => list.map((date) => format.day(date)).join(', ');
  const remove = (date: string, isRemoved: boolean) =>
    change({ removed: isRemoved ? [...draft.removed, date] : draft.removed.filter((other) => other !== date) });
  return (
    <section aria-labelledby="edit-dates" className="grid gap-2 border-t pt-4 text-sm">
      <h2 id="edit-dates" className="text-base font-semibold">
        {t('preview')}
      </h2>
      <p role="status" className="text-muted">
        {dates && counts ? (
          <LineCountText counts={counts} />
        ) : (
          t(answer?.kind === 'lost' ? 'previewLost' : answer ? 'previewMend' : 'previewWaits')
        )}
      </p>
      {dates ? (
        <div aria-busy={isStale} className={cx('grid gap-3 transition-opacity', isStale && 'opacity-60')}>
          {(counts?.bad ?? 0) > 0 && !hasNotice ? <ConflictSuggestions parts={parts} dates={dates} /> : null}
          <DatePreview lines={dates.lines} removed={draft.removed} onRemove={remove} isFixed={form.scope === 'this'} />
          {dates.cancelled.length > 0 ? (
            <p className="text-bad">{t('falls', { count: dates.cancelled.length, dates: days(dates.cancelled) })}</p>
          ) : null}
          {dates.becomes === 'pending' && form.isApproved ? <p className="text-warn">{t('pendingAgain')}</p> : null}
        </div>
      ) : null}
      {form.skipped.length > 0 ? (
        <p>
          <span className="font-medium">{cancelLabel('skipped')}: </span>
          {form.skipped.map(({ date, why }) => `${format.day(date)} (${cancelLabel(`why.${why}`)})`).join(', ')}
        </p>
      ) : null}
      <noscript>
        <Button name="intent" value="preview">
          {t('check')}
        </Button>
      </noscript>
    </section>
  );
}
