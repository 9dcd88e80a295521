import { useTranslations } from 'use-intl';
import { useFormats } from '#app/platform/i18n/use-formats.ts';
import { Button } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';
import type { DatePreviewState } from '#app/routes/booking/dates/answer.ts';
import { DatesFound } from '#app/routes/booking/dates/dates-found.tsx';
import { EditSuggestions } from './conflict.tsx';
import type { EditAnswer, EditParts } from './parts.ts';

interface DatesAfterProps extends EditParts {
  live: DatePreviewState<EditAnswer>;
  /** The notice above the form shows the suggestions already. */
  hasNotice: boolean;
}

/** Every date as it would be, which dates fall away or are skipped, and which give up their approved time and wait again. */
export function DatesAfter({ live, hasNotice, ...parts }: DatesAfterProps) {
  const t = useTranslations('booking.edit');
  const cancelLabel = useTranslations('booking.cancel');
  const format = useFormats();
  const { form, draft, change } = parts;
  const dates = live.answer?.dates ?? null;
  const days = (list: readonly string[]) => list.map((date) => format.day(date)).join(', ');
  return (
    <section aria-labelledby="edit-dates" className="grid gap-2 border-t pt-4 text-sm">
      <h2 id="edit-dates" className="text-base font-semibold">
        {t('preview')}
      </h2>
      <DatesFound
        live={live}
        removed={draft.removed}
        onRemove={(removed) => change({ removed })}
        isFixed={form.scope === 'this'}
        texts={{
          lost: t('previewLost'),
          mend: t(live.answer?.kind === 'running' ? 'running' : 'previewMend'),
          empty: t('previewWaits'),
        }}
        suggestions={dates && !hasNotice ? <EditSuggestions parts={parts} dates={dates} /> : null}
        statusClassName="text-muted"
      >
        {dates && dates.cancelled.length > 0 ? (
          <p className="text-bad">{t('falls', { count: dates.cancelled.length, dates: days(dates.cancelled) })}</p>
        ) : null}
        {dates && dates.askedAgain.length > 0 ? (
          <Notice tone="warn">
            {t('askedAgain', { count: dates.askedAgain.length, dates: days(dates.askedAgain) })}
          </Notice>
        ) : null}
        {dates && dates.waiting.length > 0 ? (
          <p className="text-warn">{t('newWait', { count: dates.waiting.length })}</p>
        ) : null}
      </DatesFound>
      {form.skipped.length > 0 ? (
        <p>
          <span className="font-medium">{cancelLabel('skipped')}: </span>
          {form.skipped.map(({ date, why }) => `${format.day(date)} (${cancelLabel(`why.${why}`)})`).join(', ')}
        </p>
      ) : null}
      <noscript>
        {form.mayLoseApproval ? <p className="mb-2">{t('mayLose')}</p> : null}
        <Button name="intent" value="preview">
          {t('check')}
        </Button>
      </noscript>
    </section>
  );
}
