import { useTranslations } from 'use-intl';
import { endKeepingLength } from '#app/domains/booking/rules/times.ts';
import { WeekdaySelect } from '#app/domains/booking/ui/weekday-select.tsx';
import { Checkbox } from '#app/ui/choice.tsx';
import { Field } from '#app/ui/field.tsx';
import { DateField, TimeField } from '#app/routes/booking/dates/date-field.tsx';
import type { EditParts } from './parts.ts';

/** The day of one date; for a series its weekday and its end. */
export function WhenFields(parts: EditParts) {
  const { form, draft, change, field } = parts;
  const t = useTranslations('booking.edit');
  const isSeries = form.scope !== 'this';
  return (
    <>
      <div className="grid grid-cols-2 items-start gap-x-3 gap-y-4 sm:grid-cols-4">
        {isSeries ? (
          <Field field={field('dayOfWeek')} label={t('weekday')} className="max-sm:col-span-2">
            <WeekdaySelect value={draft.dayOfWeek} onChange={(dayOfWeek) => change({ dayOfWeek, removed: [] })} />
          </Field>
        ) : (
          <DateField
            parts={parts}
            name="date"
            label={t('date')}
            min={form.today}
            className="max-sm:col-span-2 sm:col-span-2"
          />
        )}
        <TimeField
          parts={parts}
          name="startTime"
          label={t('start')}
          onChange={(startTime) => change({ startTime, endTime: endKeepingLength(draft, startTime) })}
        />
        <TimeField parts={parts} name="endTime" label={t('end')} />
        {isSeries ? (
          <DateField parts={parts} name="endDate" label={t('endDate')} min={form.today} className="max-sm:col-span-2" />
        ) : null}
      </div>
      {isSeries ? (
        <div className="-mt-2">
          <p className="text-xs text-muted">{t('endDateHelp')}</p>
          <Checkbox
            name="onlyFree"
            label={t('onlyFree')}
            help={t('onlyFreeHelp')}
            checked={draft.onlyFree}
            onChange={(event) => change({ onlyFree: event.target.checked })}
          />
        </div>
      ) : null}
    </>
  );
}
