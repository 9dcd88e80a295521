import { Form } from '@remix-run/react';
import { CircleAlert, CircleCheck, Info, X } from 'lucide-react';
import { type ReactNode, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { cx } from './cx.ts';

export interface ToastMessage {
  readonly tone: 'good' | 'info' | 'error';
  readonly text: string;
  /** An undo, posted as an ordinary form. */
  readonly undo?: {
    readonly label: string;
    readonly action: string;
    readonly fields: Readonly<Record<string, string>>;
  };
}

interface ShownToast extends ToastMessage {
  readonly id: number;
}

const ICONS = { good: CircleCheck, info: Info, error: CircleAlert } as const;
const ICON_COLORS = { good: 'text-good', info: 'text-info', error: 'text-bad' } as const;
/** A toast with an undo stays as long as its mail waits. */
const SHOWN_MS = 6_000;
const SHOWN_WITH_UNDO_MS = 30_000;

/** Moves the toast and the focus before the next key press. The server has no layout, and useLayoutEffect warns there. */
const useBrowserLayout = typeof document === 'undefined' ? useEffect : useLayoutEffect;

interface ToasterProps {
  /** The message of the write before this page; it also shows without JavaScript. */
  flash: ToastMessage | null;
  label: string;
  closeLabel: string;
  children: ReactNode;
}

export function Toaster({ flash, label, closeLabel, children }: ToasterProps) {
  const [shown, setShown] = useState<readonly ShownToast[]>(flash ? [{ ...flash, id: 0 }] : []);
  const nextId = useRef(1);
  const region = useRef<HTMLElement>(null);
  const show = useCallback((toast: ToastMessage) => {
    const id = nextId.current;
    nextId.current += 1;
    setShown((before) => [...before.slice(-2), { ...toast, id }]);
  }, []);
  const drop = useCallback((id: number) => setShown((before) => before.filter((toast) => toast.id !== id)), []);

  const firstFlash = useRef(flash);
  useBrowserLayout(() => {
    if (flash && flash !== firstFlash.current) show(flash);
  }, [flash, show]);

  // As a popover the region is above an open dialog; before hydration it is an ordinary fixed box.
  useBrowserLayout(() => {
    const box = region.current;
    if (!box || typeof box.showPopover !== 'function') return;
    box.setAttribute('popover', 'manual');
    if (shown.length > 0) {
      if (box.matches(':popover-open')) box.hidePopover();
      box.showPopover();
    } else if (box.matches(':popover-open')) box.hidePopover();
    // The pressed button left with its page. Without this focus, keyboard users would start again at the top.
    if (shown.at(-1)?.undo && document.activeElement === document.body) box.focus({ preventScroll: true });
  }, [shown]);

  const newest = shown.at(-1);
  return (
    <>
      <p aria-live="polite" className="sr-only">
        {newest?.text}
      </p>
      {/* Before the page in the tab order: an undo is one or two keys away, not at the end of a long list. */}
      <section
        ref={region}
        tabIndex={-1}
        aria-label={label}
        data-print="no"
        className={cx(
          'fixed inset-auto right-4 bottom-[calc(var(--bottom-nav)+16px)] left-4 z-40 m-0 grid w-auto gap-2 border-0',
          'bg-transparent p-0 outline-none sm:left-auto sm:w-96',
          shown.length === 0 && 'hidden',
        )}
      >
        {shown.map((toast) => (
          <Toast key={toast.id} toast={toast} closeLabel={closeLabel} onClose={() => drop(toast.id)} />
        ))}
      </section>
      {children}
    </>
  );
}

function Toast({ toast, closeLabel, onClose }: { toast: ShownToast; closeLabel: string; onClose: () => void }) {
  const Icon = ICONS[toast.tone];
  const [isHeld, setHeld] = useState(false);
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  });
  useEffect(() => {
    if (isHeld || toast.tone === 'error') return;
    const timer = setTimeout(() => close.current(), toast.undo ? SHOWN_WITH_UNDO_MS : SHOWN_MS);
    return () => clearTimeout(timer);
  }, [isHeld, toast]);

  return (
    <div
      className="flex items-center gap-3 rounded-md border border-line-strong bg-surface py-1 pr-1 pl-3.5 text-sm text-ink shadow-float"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Icon aria-hidden className={cx('size-4 shrink-0', ICON_COLORS[toast.tone])} />
      <p className="min-w-0 flex-1 py-2 wrap-anywhere">{toast.text}</p>
      {toast.undo ? (
        <Form method="post" action={toast.undo.action} onSubmit={onClose}>
          {Object.entries(toast.undo.fields).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <button type="submit" className="tap rounded px-2.5 font-semibold text-accent-text hover:bg-hover">
            {toast.undo.label}
          </button>
        </Form>
      ) : null}
      <button
        type="button"
        aria-label={closeLabel}
        onClick={onClose}
        className="grid size-11 shrink-0 place-items-center rounded text-muted hover:bg-hover hover:text-ink lg:size-9"
      >
        <X aria-hidden className="size-4" />
      </button>
    </div>
  );
}
