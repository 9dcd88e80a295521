import { ChevronDown } from 'lucide-react';
import { forwardRef, type InputHTMLAttributes, type SelectHTMLAttributes, type TextareaHTMLAttributes } from 'react';
import { cx } from './cx.ts';
import { useControl } from './field.tsx';

// 16 px on the phone; with less, iOS zooms into every field.
const CONTROL =
  'tap w-full min-w-0 rounded-md border border-field bg-surface px-3 py-1.5 text-base lg:text-sm text-ink ' +
  'placeholder:text-muted aria-invalid:border-bad aria-invalid:bg-bad-tint disabled:border-line-strong ' +
  'disabled:bg-sunken disabled:text-muted';

export const Input = forwardRef<HTMLInputElement, InputHTMLAttributes<HTMLInputElement>>(function Input(
  { className, ...rest },
  ref,
) {
  return <input ref={ref} className={cx(CONTROL, className)} {...rest} {...useControl()} />;
});

export const Textarea = forwardRef<HTMLTextAreaElement, TextareaHTMLAttributes<HTMLTextAreaElement>>(function Textarea(
  { className, rows = 4, ...rest },
  ref,
) {
  return <textarea ref={ref} rows={rows} className={cx(CONTROL, 'py-2', className)} {...rest} {...useControl()} />;
});

/** The browser's own select (best on phones), with our arrow. */
export const Select = forwardRef<HTMLSelectElement, SelectHTMLAttributes<HTMLSelectElement>>(function Select(
  { className, children, ...rest },
  ref,
) {
  return (
    <span className={cx('relative block min-w-0', className)}>
      <select ref={ref} className={cx(CONTROL, 'appearance-none truncate pr-9')} {...rest} {...useControl()}>
        {children}
      </select>
      <ChevronDown aria-hidden className="pointer-events-none absolute inset-y-0 right-3 my-auto size-4 text-muted" />
    </span>
  );
});
