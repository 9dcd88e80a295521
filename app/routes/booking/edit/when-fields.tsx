import { useTranslations } from 'use-intl';
import type { EditDraft, EditForm } from '#app/domains/booking/rules/edit-draft.ts';
import { endKeepingLength } from '#app/domains/booking/rules/times.ts';
import { WeekdaySelect } from '#app/domains/booking/ui/weekday-select.tsx';
import { useFormats } from '#app/platform/i18n/use-formats.ts';
import { Button } from '#app/ui/button.tsx';
import { Checkbox } from '#app/ui/choice.tsx';
import { Field } from '#app/ui/field.tsx';
import { useHydrated } from '#app/ui/use-hydrated.ts';
import { DateField, TimeField } from '#app/routes/booking/dates/date-field.tsx';
import type { EditParts } from './parts.ts';

/** A new weekday; the end of the series follows it within its week while no other end was chosen. */
export function toWeekday(form: EditForm, draft: EditDraft, dayOfWeek: string): Partial<EditDraft> {
  const isUnchanged = draft.endDate === form.endByWeekday[Number(draft.dayOfWeek)];
  const endDate = isUnchanged ? form.endByWeekday[Number(dayOfWeek)] : undefined;
  return { dayOfWeek, removed: [], ...(endDate && { endDate }) };
}

/** The day of one date; for a series its weekday, its end and what it leaves out; of a running booking its end. */
export function WhenFields(parts: EditParts) {
  const { form, draft, change, field } = parts;
  const t = useTranslations('booking.edit');
  if (form.running) return <RunningEnd parts={parts} endsFrom={form.running.endsFrom} />;
  const isSeries = form.scope !== 'this';
  return (
    <>
      <div className="grid grid-cols-2 items-start gap-x-3 gap-y-4 sm:grid-cols-4">
        {isSeries ? (
          <Field field={field('dayOfWeek')} label={t('weekday')} className="max-sm:col-span-2">
            <WeekdaySelect
              value={draft.dayOfWeek}
              onChange={(dayOfWeek) => change(toWeekday(form, draft, dayOfWeek))}
            />
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
      {isSeries ? <SeriesChoices {...parts} /> : null}
    </>
  );
}

function SeriesChoices({ form, draft, change }: EditParts) {
  const t = useTranslations('booking.edit');
  const request = useTranslations('booking.request');
  return (
    <div className="-mt-2">
      <p className="text-xs text-muted">{t('endDateHelp')}</p>
      {/* Without JavaScript the server moves an unchanged end with the weekday. */}
      <noscript>
        <input type="hidden" name="endByWeekday" value={form.endByWeekday.join(' ')} />
      </noscript>
      <fieldset className="mt-3">
        <legend className="text-sm font-medium">{request('leaveOut')}</legend>
        <div className="grid gap-x-3 sm:grid-cols-3">
          {(['skipPublicHolidays', 'skipSchoolHolidays'] as const).map((name) => (
            <Checkbox
              key={name}
              name={name}
              label={request(name)}
              checked={draft[name]}
              onChange={(event) => change({ [name]: event.target.checked })}
            />
          ))}
        </div>
        <p className="text-xs text-muted">{t('leaveOutHelp')}</p>
      </fieldset>
      <Checkbox
        name="onlyFree"
        label={t('onlyFree')}
        help={t('onlyFreeHelp')}
        checked={draft.onlyFree}
        onChange={(event) => change({ onlyFree: event.target.checked })}
      />
    </div>
  );
}

/** Where it takes place and when it began stay; the end is any time that lies ahead. */
function RunningEnd({ parts, endsFrom }: { parts: EditParts; endsFrom: string }) {
  const { draft, change } = parts;
  const t = useTranslations('booking.edit');
  const format = useFormats();
  const isHydrated = useHydrated();
  return (
    <div className="grid gap-2">
      <input type="hidden" name="date" value={draft.date} />
      <input type="hidden" name="startTime" value={draft.startTime} />
      <p className="text-sm text-muted">{t('runningHint', { start: format.time(draft.startTime) })}</p>
      <div className="flex flex-wrap items-end gap-3">
        <div className="w-32">
          <TimeField parts={parts} name="endTime" label={t('end')} from={endsFrom} />
        </div>
        {isHydrated && draft.endTime > endsFrom ? (
          <Button type="button" onClick={() => change({ endTime: endsFrom })}>
            {t('endNow', { time: format.time(endsFrom) })}
          </Button>
        ) : null}
      </div>
    </div>
  );
}
