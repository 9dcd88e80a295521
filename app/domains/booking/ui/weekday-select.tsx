import { useTranslations } from 'use-intl';
import { Select } from '#app/ui/input.tsx';

/** Monday first; 0 = Sunday. */
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 0];

interface WeekdaySelectProps {
  value: string;
  onChange: (weekday: string) => void;
}

/** The day of a weekly series. */
export function WeekdaySelect({ value, onChange }: WeekdaySelectProps) {
  const t = useTranslations('booking.request');
  return (
    <Select name="dayOfWeek" value={value} onChange={(event) => onChange(event.target.value)}>
      {WEEKDAYS.map((day) => (
        <option key={day} value={day}>
          {t('weekdayName', { day: String(day) })}
        </option>
      ))}
    </Select>
  );
}
