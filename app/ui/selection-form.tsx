import { Form } from '@remix-run/react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { cx } from './cx.ts';
import { useHydrated } from './use-hydrated.ts';

interface SelectionFormProps {
  action: string;
  /** Name of the checkboxes inside. */
  name: string;
  selectAllLabel: string;
  /** How many are ticked, in words. */
  countLabel: (count: number) => string;
  /** Buttons of the bar. */
  actions: ReactNode;
  children: ReactNode;
}

/**
 * A list with a checkbox per row, and a bar with actions for the ticked rows. The bar appears with the first tick; without
 * JavaScript it is always visible.
 */
export function SelectionForm({ action, name, selectAllLabel, countLabel, actions, children }: SelectionFormProps) {
  const isHydrated = useHydrated();
  const form = useRef<HTMLFormElement>(null);
  const [count, setCount] = useState(0);
  const readCount = () => setCount(countTicked(form.current, name));
  // A browser restores ticks when it goes back to the page.
  useEffect(() => setCount(countTicked(form.current, name)), [name]);
  return (
    <Form ref={form} method="post" action={action} onChange={readCount}>
      {isHydrated ? (
        <label className="tap flex w-fit cursor-pointer items-center gap-2.5 text-sm">
          <input
            type="checkbox"
            className={BOX}
            onChange={(event) => {
              for (const box of boxesOf(form.current, name)) box.checked = event.currentTarget.checked;
            }}
          />
          {selectAllLabel}
        </label>
      ) : null}
      {children}
      <div
        className={cx(
          'z-20 flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line-strong bg-paper py-3 print:hidden',
          isHydrated && 'sticky bottom-[var(--bottom-nav)]',
          isHydrated && count === 0 && 'hidden',
        )}
      >
        {isHydrated ? (
          <p aria-live="polite" className="text-sm font-semibold">
            {countLabel(count)}
          </p>
        ) : null}
        {actions}
      </div>
    </Form>
  );
}

const boxesOf = (form: HTMLFormElement | null, name: string): HTMLInputElement[] =>
  [...(form?.elements ?? [])].filter(
    (element): element is HTMLInputElement => element instanceof HTMLInputElement && element.name === name,
  );

const countTicked = (form: HTMLFormElement | null, name: string): number =>
  boxesOf(form, name).filter(({ checked }) => checked).length;

const BOX = 'size-6 accent-accent lg:size-4.5';

/** The checkbox of a row; an empty cell for a row without one. */
export function Tick({ name, value, label }: { name: string; value: string | null; label: string }) {
  if (value === null) return <span className="min-w-4.5" />;
  return (
    <label className="tap -my-2.5 flex items-center justify-center max-lg:min-w-8 lg:my-0 lg:min-h-6">
      <span className="sr-only">{label}</span>
      <input type="checkbox" name={name} value={value} className={BOX} />
    </label>
  );
}
