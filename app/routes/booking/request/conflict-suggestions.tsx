import { CalendarClock, ListX, MapPin } from 'lucide-react';
import { type MouseEvent, useId } from 'react';
import { useTranslations } from 'use-intl';
import type { RequestDraft } from '#app/domains/booking/rules/request-draft.ts';
import { useFormats } from '#app/platform/i18n/use-formats.ts';
import { Button } from '#app/ui/button.tsx';
import type { RequestPreview } from './answer.ts';
import type { FormParts } from './request-form.tsx';

/** More places would be a list to search in. */
const OFFERED_PLACES = 3;

/** The next free time, a free sister of the place, and what is left without the red dates: one tap each. */
export function ConflictSuggestions({
  parts: { draft, change },
  preview,
}: {
  parts: FormParts;
  preview: RequestPreview;
}) {
  const t = useTranslations('booking.conflict');
  const format = useFormats();
  const id = useId();
  const { nextFree, alternatives, lines } = preview;
  const take = (part: Partial<RequestDraft>) => (event: MouseEvent) => {
    event.preventDefault();
    change(part);
  };
  const isSeries = lines.length > 1;
  const hasRest = isSeries && lines.some(({ state }) => state === 'free' || state === 'warned');
  return (
    <div className="mt-2 grid gap-2">
      <p id={id} className="text-sm">
        {nextFree
          ? t(isSeries ? 'freeOnAll' : 'freeFrom', {
              time: format.timeRange(nextFree.startTime, nextFree.endTime),
              from: format.time(nextFree.startTime),
            })
          : t(isSeries ? 'noneOnAll' : 'noneLeft')}
      </p>
      <div className="flex flex-wrap gap-2" role="group" aria-labelledby={id}>
        {nextFree ? (
          <Button
            name="intent"
            value={`time ${nextFree.startTime} ${nextFree.endTime}`}
            icon={<CalendarClock aria-hidden />}
            onClick={take(nextFree)}
          >
            {t('takeNext', { time: format.timeRange(nextFree.startTime, nextFree.endTime) })}
          </Button>
        ) : null}
        {alternatives.slice(0, OFFERED_PLACES).map(({ id: resourceId, name }) => (
          <Button
            key={resourceId}
            name="intent"
            value={`place ${resourceId}`}
            icon={<MapPin aria-hidden />}
            onClick={take({ resourceId })}
          >
            {t('takePlace', { place: name })}
          </Button>
        ))}
        {hasRest && !draft.onlyFree ? (
          <Button name="intent" value="free" icon={<ListX aria-hidden />} onClick={take({ onlyFree: true })}>
            {t('takeFree')}
          </Button>
        ) : null}
      </div>
    </div>
  );
}
