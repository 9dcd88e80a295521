import { TimeSelect } from '#app/domains/booking/ui/time-select.tsx';
import { Field, type FieldState } from '#app/ui/field.tsx';
import { Input } from '#app/ui/input.tsx';

interface DateFieldProps {
  field: FieldState;
  name: 'date' | 'startDate' | 'endDate';
  label: string;
  value: string;
  min: string;
  className?: string;
  onChange: (date: string) => void;
}

/** One day; the browser's own picker. */
export function DateField({ field, name, label, value, min, className = '', onChange }: DateFieldProps) {
  return (
    <Field field={field} label={label} className={className}>
      <Input type="date" name={name} value={value} min={min} onChange={(event) => onChange(event.target.value)} />
    </Field>
  );
}

interface TimeFieldProps {
  field: FieldState;
  name: 'startTime' | 'endTime';
  label: string;
  value: string;
  onChange: (time: string) => void;
}

/** The start or the end, on the quarter hour. */
export function TimeField({ field, name, label, value, onChange }: TimeFieldProps) {
  return (
    <Field field={field} label={label}>
      <TimeSelect name={name} value={value} onChange={onChange} />
    </Field>
  );
}
