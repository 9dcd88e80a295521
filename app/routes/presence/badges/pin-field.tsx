import { Field } from '#app/ui/field.tsx';
import { Input } from '#app/ui/input.tsx';

interface PinFieldProps {
  name: string;
  label: string;
  help?: string;
  errors: readonly string[] | undefined;
  /** Other people may see the screen. */
  isSecret?: boolean;
}

/** Digits that no browser offers to keep. */
export function PinField({ name, label, help, errors, isSecret = false }: PinFieldProps) {
  return (
    <Field field={{ id: `pin-${name}`, name, errors }} label={label} help={help}>
      <Input
        name={name}
        type={isSecret ? 'password' : 'text'}
        inputMode="numeric"
        autoComplete="off"
        maxLength={8}
        required
        className="max-w-48 tracking-widest tabular-nums"
      />
    </Field>
  );
}
