import { GRID_MINUTES, minutesOf, MINUTES_PER_DAY, timeOf } from '#app/domains/booking/rules/times.ts';
import { Select } from '#app/ui/input.tsx';

const QUARTERS = Array.from({ length: MINUTES_PER_DAY / GRID_MINUTES + 1 }, (_, index) => timeOf(index * GRID_MINUTES));

interface TimeSelectProps {
  name: 'startTime' | 'endTime';
  value: string;
  /** The first time on offer. */
  from?: string | undefined;
  onChange: (time: string) => void;
}

/** A list of quarter hours, because the browsers' time field has no 24:00. A time off the grid stays in the list. */
export function TimeSelect({ name, value, from = '', onChange }: TimeSelectProps) {
  const times = (name === 'startTime' ? QUARTERS.slice(0, -1) : QUARTERS.slice(1)).filter((time) => time >= from);
  const shown = times.includes(value) || minutesOf(value) === null ? times : [value, ...times];
  return (
    <Select name={name} value={value} onChange={(event) => onChange(event.target.value)}>
      {shown.map((time) => (
        <option key={time} value={time}>
          {time}
        </option>
      ))}
    </Select>
  );
}
