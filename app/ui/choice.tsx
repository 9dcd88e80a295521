import { forwardRef, type InputHTMLAttributes, type ReactNode } from 'react';
import { cx } from './cx.ts';

const BOX = 'mt-0.5 size-4.5 shrink-0 accent-accent';

interface ChoiceProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'type'> {
  label: ReactNode;
  help?: ReactNode;
}

/** A checkbox with its label; the whole line is the target. */
export const Checkbox = forwardRef<HTMLInputElement, ChoiceProps>(function Checkbox(
  { label, help, className, ...rest },
  ref,
) {
  return (
    <label className={cx('tap flex cursor-pointer items-start gap-2.5 py-2.5 lg:py-2', className)}>
      <input ref={ref} type="checkbox" className={BOX} {...rest} />
      <span className="grid text-sm">
        <span>{label}</span>
        {help ? <span className="text-xs text-muted">{help}</span> : null}
      </span>
    </label>
  );
});

interface TileProps extends ChoiceProps {
  type: 'radio' | 'checkbox';
  icon?: ReactNode;
}

/** A choice as a tile with a border; border, tint and mark show the chosen one. */
export const ChoiceTile = forwardRef<HTMLInputElement, TileProps>(function ChoiceTile(
  { type, label, help, icon, className, ...rest },
  ref,
) {
  return (
    <label
      className={cx(
        'tap flex cursor-pointer items-start gap-2.5 rounded-md border border-line-strong bg-surface px-3 py-2.5 lg:py-2',
        'hover:bg-hover has-checked:border-accent-text has-checked:bg-accent-tint has-disabled:cursor-not-allowed',
        'has-disabled:opacity-60 has-focus-visible:outline-2 has-focus-visible:outline-offset-2',
        'has-focus-visible:outline-accent-text',
        className,
      )}
    >
      <input ref={ref} type={type} className={cx(BOX, 'outline-none')} {...rest} />
      {icon ? <span aria-hidden>{icon}</span> : null}
      <span className="grid min-w-0 text-sm">
        <span className="font-medium">{label}</span>
        {help ? <span className="text-xs text-muted">{help}</span> : null}
      </span>
    </label>
  );
});
