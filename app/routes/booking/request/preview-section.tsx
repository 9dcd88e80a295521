import { useTranslations } from 'use-intl';
import type { LineCounts } from '#app/domains/booking/rules/date-lines.ts';
import { LineCountText, DatePreview } from '#app/domains/booking/ui/date-preview.tsx';
import { Button } from '#app/ui/button.tsx';
import { cx } from '#app/ui/cx.ts';
import { FormSection } from './form-section.tsx';
import type { FormParts } from './request-form.tsx';
import type { LivePreview } from './use-preview.ts';
import { ConflictSuggestions } from './conflict-suggestions.tsx';

interface PreviewSectionProps extends FormParts {
  live: LivePreview;
  counts: LineCounts | null;
  /** The ways out already stand above the form. */
  hasNotice: boolean;
}

/** Step 6: every date with what speaks against it. */
export function PreviewSection({ live, counts, hasNotice, ...parts }: PreviewSectionProps) {
  const t = useTranslations('booking.request');
  const { draft, change } = parts;
  const { answer, isStale } = live;
  const preview = answer?.preview ?? null;
  const needsWayOut = (counts?.bad ?? 0) > 0 && !hasNotice;
  const remove = (date: string, isRemoved: boolean) =>
    change({ removed: isRemoved ? [...draft.removed, date] : draft.removed.filter((other) => other !== date) });
  return (
    <FormSection title={t('preview')}>
      <p role="status" className="-mt-2 text-sm text-muted">
        {preview && counts ? (
          <LineCountText counts={counts} />
        ) : (
          t(answer?.kind === 'lost' ? 'previewLost' : answer ? 'previewMend' : 'previewEmpty')
        )}
      </p>
      {preview ? (
        <div aria-busy={isStale} className={cx('grid gap-3', isStale && 'opacity-60 transition-opacity delay-700')}>
          {needsWayOut ? <ConflictSuggestions parts={parts} preview={preview} /> : null}
          <DatePreview
            lines={preview.lines}
            removed={draft.removed}
            onRemove={remove}
            isFixed={draft.planning === 'single'}
          />
        </div>
      ) : null}
      <noscript>
        <Button name="intent" value="preview">
          {t('checkDates')}
        </Button>
      </noscript>
    </FormSection>
  );
}
