import { useTranslations } from 'use-intl';
import { windowsOf } from '#app/domains/booking/rules/times.ts';
import { WeekdaySelect } from '#app/domains/booking/ui/weekday-select.tsx';
import { weekdayIndex } from '#app/platform/i18n/format.ts';
import { useFormats } from '#app/platform/i18n/use-formats.ts';
import { Button } from '#app/ui/button.tsx';
import { Checkbox, ChoiceTile } from '#app/ui/choice.tsx';
import { Field } from '#app/ui/field.tsx';
import { DateField, TimeField } from '#app/routes/booking/dates/date-field.tsx';
import { type FormParts, FormSection } from './parts.tsx';

/** CSS hides the fields of the other planning as soon as its tick goes, also without JavaScript. */
const SERIES_ONLY = 'hidden group-has-[[value=series]:checked]/plan:grid';
const SINGLE_ONLY = 'group-has-[[value=series]:checked]/plan:hidden';

/** Step 4: one date, or the same every week. */
export function PlanningSection(parts: FormParts) {
  const { form, draft, change, field } = parts;
  const t = useTranslations('booking.request');
  return (
    <FormSection title={t('when')}>
      <div className="group/plan grid gap-4">
        <div className="grid grid-cols-2 gap-2" role="radiogroup" aria-label={t('planning')}>
          {(['single', 'series'] as const).map((planning) => (
            <ChoiceTile
              key={planning}
              type="radio"
              name="planning"
              value={planning}
              label={t(planning)}
              checked={draft.planning === planning}
              onChange={() => change({ planning })}
            />
          ))}
        </div>
        <div className="grid grid-cols-2 items-start gap-x-3 gap-y-4 sm:grid-cols-3">
          <DateField
            parts={parts}
            name="date"
            label={t('date')}
            min={form.today}
            className={`max-sm:col-span-2 ${SINGLE_ONLY}`}
            onChange={(date) => change(date ? withDate(date) : { date })}
          />
          <Field field={field('dayOfWeek')} label={t('weekday')} className={`max-sm:col-span-2 ${SERIES_ONLY}`}>
            <WeekdaySelect value={draft.dayOfWeek} onChange={(dayOfWeek) => change({ dayOfWeek })} />
          </Field>
          <TimeField parts={parts} name="startTime" label={t('start')} />
          <TimeField parts={parts} name="endTime" label={t('end')} />
          <DateField parts={parts} name="startDate" label={t('startDate')} min={form.today} className={SERIES_ONLY} />
          <DateField parts={parts} name="endDate" label={t('endDate')} min={draft.startDate} className={SERIES_ONLY} />
        </div>
        <Windows {...parts} />
        <fieldset className={SERIES_ONLY}>
          <legend className="text-sm font-medium">{t('leaveOut')}</legend>
          <div className="grid gap-x-3 sm:grid-cols-3">
            {(['skipPublicHolidays', 'skipSchoolHolidays', 'onlyFree'] as const).map((name) => (
              <Checkbox
                key={name}
                name={name}
                label={t(name)}
                checked={draft[name]}
                onChange={(event) => change({ [name]: event.target.checked })}
              />
            ))}
          </div>
        </fieldset>
      </div>
    </FormSection>
  );
}

/** A series that is chosen later starts on the same day. */
export const withDate = (date: string) => ({ date, startDate: date, dayOfWeek: String(weekdayIndex(date)) });

/** The open windows of the day as buttons; a day without any names the days that have some. */
function Windows({ draft, selection: { place }, change }: FormParts) {
  const t = useTranslations('booking.request');
  const format = useFormats();
  const windows = windowsOf(place, draft, weekdayIndex);
  if (!windows || !place?.slots) return null;
  if (windows.length === 0) {
    const open = place.slots.map((slot) =>
      t('windowOn', { day: String(slot.dayOfWeek), time: format.timeRange(slot.startTime, slot.endTime) }),
    );
    return <p className="text-xs text-muted">{t('noWindows', { open: [...new Set(open)].join(', ') || '–' })}</p>;
  }
  return (
    <div className="flex flex-wrap items-center gap-2">
      <span className="text-xs text-muted">{t('windows')}</span>
      {windows.map(({ startTime, endTime }) => {
        const isTaken = draft.startTime === startTime && draft.endTime === endTime;
        return (
          <Button
            key={startTime + endTime}
            name="intent"
            value={`time ${startTime} ${endTime}`}
            aria-pressed={isTaken}
            className="aria-pressed:border-accent-text aria-pressed:bg-accent-tint"
            onClick={(event) => {
              event.preventDefault();
              change({ startTime, endTime });
            }}
          >
            {format.timeRange(startTime, endTime)}
          </Button>
        );
      })}
    </div>
  );
}
