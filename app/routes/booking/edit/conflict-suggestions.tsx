import { CalendarClock, ListX } from 'lucide-react';
import { useId } from 'react';
import { useTranslations } from 'use-intl';
import { useFormats } from '#app/platform/i18n/use-formats.ts';
import { Button } from '#app/ui/button.tsx';
import type { EditedDates } from './answer.ts';
import type { EditParts } from './edit-fields.tsx';

/** The next free time, and what is left without the red dates: one tap each. */
export function ConflictSuggestions({
  parts: { form, draft, change },
  dates,
}: {
  parts: EditParts;
  dates: EditedDates;
}) {
  const t = useTranslations('booking.edit');
  const format = useFormats();
  const id = useId();
  const { nextFree, lines } = dates;
  const time = nextFree ? format.timeRange(nextFree.startTime, nextFree.endTime) : '';
  const hasRest = form.scope !== 'this' && lines.some(({ state }) => state === 'free' || state === 'warned');
  return (
    <div className="mt-2 grid gap-2">
      <p id={id} className="text-sm">
        {nextFree ? t('free', { time }) : t('noneFree')}
      </p>
      <div className="flex flex-wrap gap-2" role="group" aria-labelledby={id}>
        {nextFree ? (
          <Button
            name="intent"
            value={`time ${nextFree.startTime} ${nextFree.endTime}`}
            icon={<CalendarClock aria-hidden />}
            onClick={(event) => {
              event.preventDefault();
              change(nextFree);
            }}
          >
            {t('take', { time })}
          </Button>
        ) : null}
        {hasRest && !draft.onlyFree ? (
          <Button
            name="intent"
            value="free"
            icon={<ListX aria-hidden />}
            onClick={(event) => {
              event.preventDefault();
              change({ onlyFree: true });
            }}
          >
            {t('takeFree')}
          </Button>
        ) : null}
      </div>
    </div>
  );
}
