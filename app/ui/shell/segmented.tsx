import { Form } from '@remix-run/react';
import type { ReactNode } from 'react';
import { cx } from '#app/ui/cx.ts';

interface SegmentedProps {
  label: string;
  action: string;
  name: string;
  /** The page to return to. */
  returnTo: string;
  options: readonly {
    readonly value: string;
    readonly label: ReactNode;
    readonly name: string;
    readonly lang?: string;
  }[];
  current: string;
  /** The whole document has to load again (another language). */
  reloadDocument?: boolean;
}

/** One of a few options, applied at once: each option is a submit button, so it works without JavaScript. */
export function Segmented({ label, action, name, returnTo, options, current, reloadDocument = false }: SegmentedProps) {
  return (
    <Form method="post" action={action} reloadDocument={reloadDocument} preventScrollReset>
      <input type="hidden" name="weiter" value={returnTo} />
      <fieldset aria-label={label} className="inline-flex w-full rounded-md border border-line-strong bg-sunken p-0.5">
        {options.map((option) => (
          <button
            key={option.value}
            type="submit"
            name={name}
            value={option.value}
            lang={option.lang}
            aria-pressed={option.value === current}
            className={cx(
              'flex min-h-10 flex-1 items-center justify-center gap-1.5 rounded-[4px] px-2.5 text-xs lg:min-h-7.5',
              'text-muted hover:text-ink aria-pressed:bg-surface aria-pressed:font-medium aria-pressed:text-ink',
              'aria-pressed:outline aria-pressed:outline-line-strong focus-visible:outline-2 focus-visible:outline-accent-text',
              '[&_svg]:size-3.5',
            )}
          >
            {option.label}
          </button>
        ))}
      </fieldset>
    </Form>
  );
}
