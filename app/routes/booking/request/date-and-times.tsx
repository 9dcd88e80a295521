import { useTranslations } from 'use-intl';
import type { RequestForm } from '#app/domains/booking/request-form.server.ts';
import { GRID_MINUTES, minutesOf, MINUTES_PER_DAY, timeOf } from '#app/domains/booking/rules/times.ts';
import { useFormats } from '#app/platform/i18n/use-formats.ts';
import { Field, type FieldState } from '#app/ui/field.tsx';
import { Input, Select } from '#app/ui/input.tsx';

const QUARTERS = Array.from({ length: MINUTES_PER_DAY / GRID_MINUTES + 1 }, (_, index) => timeOf(index * GRID_MINUTES));

type NamedField = FieldState & { readonly name: string };

interface DateAndTimesProps {
  fields: { date: NamedField; startTime: NamedField; endTime: NamedField };
  date: string;
  onDate: (date: string) => void;
  times: { startTime: string; endTime: string };
  onTimes: (times: { startTime: string; endTime: string }) => void;
  /** Open windows of the day; null where everything is open. */
  windows: RequestForm['windows'];
}

/** When: a date, a beginning, an end, and what the day allows. */
export function DateAndTimes({ fields, date, onDate, times, onTimes, windows }: DateAndTimesProps) {
  const t = useTranslations('booking.request');
  return (
    <div className="grid gap-2">
      <div className="grid grid-cols-2 items-start gap-x-3 gap-y-5 sm:grid-cols-3">
        <Field field={fields.date} label={t('date')} className="max-sm:col-span-2">
          <Input
            type="date"
            name={fields.date.name}
            defaultValue={date}
            onChange={(event) => {
              if (event.target.value) onDate(event.target.value);
            }}
            required
          />
        </Field>
        <Field field={fields.startTime} label={t('start')}>
          <TimeSelect
            name={fields.startTime.name}
            value={times.startTime}
            times={QUARTERS.slice(0, -1)}
            onChange={(startTime) => onTimes({ ...times, startTime })}
          />
        </Field>
        <Field field={fields.endTime} label={t('end')}>
          <TimeSelect
            name={fields.endTime.name}
            value={times.endTime}
            times={QUARTERS.slice(1)}
            onChange={(endTime) => onTimes({ ...times, endTime })}
          />
        </Field>
      </div>
      {windows ? <Windows windows={windows} /> : null}
    </div>
  );
}

/** Quarter hours to choose from: the browsers' own time field knows no 24:00. A time off the grid stays visible to be mended. */
function TimeSelect({
  name,
  value,
  times,
  onChange,
}: {
  name: string;
  value: string;
  times: readonly string[];
  onChange: (time: string) => void;
}) {
  const shown = times.includes(value) || minutesOf(value) === null ? times : [value, ...times];
  return (
    <Select name={name} value={value} onChange={(event) => onChange(event.target.value)} required>
      {shown.map((time) => (
        <option key={time} value={time}>
          {time}
        </option>
      ))}
    </Select>
  );
}

function Windows({ windows }: { windows: NonNullable<RequestForm['windows']> }) {
  const t = useTranslations('booking.request');
  const format = useFormats();
  const words = windows.map((window) => format.timeRange(window.startTime, window.endTime)).join(', ');
  return <p className="text-xs text-muted">{words ? t('windows', { windows: words }) : t('noWindows')}</p>;
}
