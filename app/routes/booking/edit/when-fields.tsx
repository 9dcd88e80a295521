import { useTranslations } from 'use-intl';
import { endKeepingLength } from '#app/domains/booking/rules/times.ts';
import { TimeSelect } from '#app/domains/booking/ui/time-select.tsx';
import { WeekdaySelect } from '#app/domains/booking/ui/weekday-select.tsx';
import { Checkbox } from '#app/ui/choice.tsx';
import { Field } from '#app/ui/field.tsx';
import { Input } from '#app/ui/input.tsx';
import type { EditParts } from './edit-fields.tsx';

/** One date moves to another day; the dates of a series to another weekday, and its end. */
export function WhenFields({ form, draft, change, field }: EditParts) {
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
          <Field field={field('date')} label={t('date')} className="max-sm:col-span-2 sm:col-span-2">
            <Input
              type="date"
              name="date"
              value={draft.date}
              min={form.today}
              onChange={(event) => change({ date: event.target.value })}
            />
          </Field>
        )}
        <Field field={field('startTime')} label={t('start')}>
          <TimeSelect
            name="startTime"
            value={draft.startTime}
            onChange={(startTime) => change({ startTime, endTime: endKeepingLength(draft, startTime) })}
          />
        </Field>
        <Field field={field('endTime')} label={t('end')}>
          <TimeSelect name="endTime" value={draft.endTime} onChange={(endTime) => change({ endTime })} />
        </Field>
        {isSeries ? (
          <Field field={field('endDate')} label={t('endDate')} className="max-sm:col-span-2">
            <Input
              type="date"
              name="endDate"
              value={draft.endDate}
              min={form.today}
              onChange={(event) => change({ endDate: event.target.value })}
            />
          </Field>
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
