import { useTranslations } from 'use-intl';
import { Button } from '#app/ui/button.tsx';
import type { DatePreviewState } from '#app/routes/booking/dates/answer.ts';
import { DatesFound } from '#app/routes/booking/dates/dates-found.tsx';
import { RequestSuggestions } from './conflict.tsx';
import { type FormParts, FormSection, type RequestAnswer } from './parts.tsx';

interface PreviewSectionProps extends FormParts {
  live: DatePreviewState<RequestAnswer>;
  /** The summary, or the notice above the form, shows the suggestions already. */
  hasNotice: boolean;
}

/** Step 6: every date with its verdict. */
export function PreviewSection({ live, hasNotice, ...parts }: PreviewSectionProps) {
  const t = useTranslations('booking.request');
  const { draft, change } = parts;
  const dates = live.answer?.dates;
  return (
    <FormSection title={t('preview')}>
      <DatesFound
        live={live}
        removed={draft.removed}
        onRemove={(removed) => change({ removed })}
        isFixed={draft.planning === 'single'}
        texts={{ lost: t('previewLost'), mend: t('previewMend'), empty: t('previewEmpty') }}
        suggestions={dates && !hasNotice ? <RequestSuggestions parts={parts} dates={dates} /> : null}
        statusClassName="-mt-2 text-sm text-muted"
      />
      <noscript>
        <Button name="intent" value="preview">
          {t('checkDates')}
        </Button>
      </noscript>
    </FormSection>
  );
}
