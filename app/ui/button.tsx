import { Link, type LinkProps } from '@remix-run/react';
import { type ButtonHTMLAttributes, forwardRef, type ReactNode } from 'react';
import { cx } from './cx.ts';

export type ButtonTone = 'primary' | 'plain' | 'quiet' | 'danger';

const TONES: Record<ButtonTone, string> = {
  primary: 'border-accent bg-accent text-on-accent hover:brightness-110 active:brightness-95',
  plain: 'border-line-strong bg-surface text-ink hover:bg-hover',
  quiet: 'border-transparent text-ink hover:bg-hover',
  danger: 'border-bad/60 bg-surface text-bad hover:bg-bad-tint',
};

/** The look of a button, for other elements that act as one (a summary, a label). */
export function buttonClass(tone: ButtonTone = 'plain', extra?: string): string {
  return cx(
    'tap inline-flex items-center justify-center gap-2 rounded-md border px-3.5 py-1.5 text-sm font-medium',
    'whitespace-nowrap select-none transition-colors duration-100 print:hidden',
    'disabled:cursor-not-allowed disabled:border-line disabled:bg-sunken disabled:text-muted disabled:brightness-100',
    'aria-busy:cursor-progress [&_svg]:size-4 [&_svg]:shrink-0',
    TONES[tone],
    extra,
  );
}

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  tone?: ButtonTone;
  icon?: ReactNode;
  /** The work of this button runs: it stays focusable, says so, and cannot be pressed twice. */
  busy?: boolean;
}

export const Button = forwardRef<HTMLButtonElement, ButtonProps>(function Button(
  { tone = 'plain', icon, busy = false, className, children, type = 'submit', onClick, ...rest },
  ref,
) {
  return (
    <button
      ref={ref}
      type={type}
      className={buttonClass(tone, className)}
      aria-busy={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      {...rest}
    >
      {icon}
      {children}
    </button>
  );
});

interface LinkButtonProps extends LinkProps {
  tone?: ButtonTone;
  icon?: ReactNode;
}

/** A link that looks like a button because it is the main action. */
export function LinkButton({ tone = 'plain', icon, className, children, ...rest }: LinkButtonProps) {
  return (
    <Link className={buttonClass(tone, className)} {...rest}>
      {icon}
      {children}
    </Link>
  );
}
