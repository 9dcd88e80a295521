import { TimeSelect } from '#app/domains/booking/ui/time-select.tsx';
import { Field, type FieldState } from '#app/ui/field.tsx';
import { Input } from '#app/ui/input.tsx';

/** A form's values and errors by the names of its fields. */
interface Parts<Name extends string> {
  draft: Readonly<Record<Name, string>>;
  field: (name: Name) => FieldState;
  change: (change: Partial<Record<Name, string>>) => void;
}

interface DateFieldProps<Name extends string> {
  parts: Parts<Name>;
  name: Name;
  label: string;
  min: string;
  className?: string;
  /** Instead of changing this field alone. */
  onChange?: (date: string) => void;
}

/** One day, with the browser's own picker. */
export function DateField<Name extends 'date' | 'startDate' | 'endDate'>(props: DateFieldProps<Name>) {
  const { parts, name, label, min, className = '', onChange = (date) => change(parts, name, date) } = props;
  return (
    <Field field={parts.field(name)} label={label} className={className}>
      <Input
        type="date"
        name={name}
        value={parts.draft[name]}
        min={min}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  );
}

/** The start or the end, on the quarter hour. */
export function TimeField<Name extends 'startTime' | 'endTime'>(
  props: Omit<DateFieldProps<Name>, 'min' | 'className'> & { from?: string },
) {
  const { parts, name, label, from, onChange = (time) => change(parts, name, time) } = props;
  return (
    <Field field={parts.field(name)} label={label}>
      <TimeSelect name={name} value={parts.draft[name]} from={from} onChange={onChange} />
    </Field>
  );
}

function change<Name extends string>(parts: Parts<Name>, name: Name, value: string): void {
  const one: Partial<Record<Name, string>> = {};
  one[name] = value;
  parts.change(one);
}
