import { Form, useNavigation } from '@remix-run/react';
import { CircleAlert, CircleCheck, Info, X } from 'lucide-react';
import { type FormEvent, type ReactNode, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { cx } from './cx.ts';

export interface ToastMessage {
  /** A message that arrives twice shows once. */
  readonly id: string;
  readonly tone: 'good' | 'info' | 'error';
  readonly text: string;
  /** An undo, posted as an ordinary form. */
  readonly undo?: {
    readonly label: string;
    readonly action: string;
    readonly fields: Readonly<Record<string, string>>;
  };
}

interface ShownToast extends Omit<ToastMessage, 'id'> {
  readonly id: number;
}

const ICONS = { good: CircleCheck, info: Info, error: CircleAlert } as const;
const ICON_COLORS = { good: 'text-good', info: 'text-info', error: 'text-bad' } as const;
/** A toast with an undo stays as long as its mail waits. */
const SHOWN_MS = 6_000;
const SHOWN_WITH_UNDO_MS = 30_000;
/** A closed toast covers its place for this time, so that the second click of a double click does not reach the page below. */
const COVERED_MS = 700;

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
  const [announced, setAnnounced] = useState(flash?.text);
  const nextId = useRef(1);
  const region = useRef<HTMLElement>(null);
  const { sentId, send } = useOneUndo();
  const drop = useCallback((id: number) => setShown((before) => before.filter((toast) => toast.id !== id)), []);

  // Two reads at the same moment, as after a live event, both find the message of the write.
  const known = useRef(new Set(flash ? [flash.id] : []));
  useBrowserLayout(() => {
    if (!flash || known.current.has(flash.id)) return;
    known.current.add(flash.id);
    setAnnounced(flash.text);
    // The answer takes the place of the toast whose button was pressed.
    const id = sentId.current ?? nextId.current;
    nextId.current = Math.max(nextId.current, id + 1);
    setShown((before) =>
      before.some((one) => one.id === id)
        ? before.map((one) => (one.id === id ? { ...flash, id } : one))
        : [...before.slice(-2), { ...flash, id }],
    );
  }, [flash, sentId]);

  // As a popover the region is above an open dialog; before hydration it is an ordinary fixed box.
  useBrowserLayout(() => {
    const box = region.current;
    if (!box || typeof box.showPopover !== 'function') return;
    box.setAttribute('popover', 'manual');
    if (shown.length > 0) {
      if (box.matches(':popover-open')) box.hidePopover();
      box.showPopover();
    } else if (box.matches(':popover-open')) box.hidePopover();
    // The end of the page can be scrolled above the messages.
    document.documentElement.style.setProperty('--toast-space', `${box.offsetHeight}px`);
    // The pressed button left with its page. Without this focus, keyboard users would start again at the top.
    const hasFocusHere = shown.at(-1)?.undo !== undefined || sentId.current !== null;
    if (hasFocusHere && document.activeElement === document.body) box.focus({ preventScroll: true });
  }, [shown, sentId]);

  return (
    <>
      <p aria-live="polite" className="sr-only">
        {announced}
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
          <Toast
            key={toast.id}
            toast={toast}
            closeLabel={closeLabel}
            isSending={send.id === toast.id}
            onUndo={(event) => send.once(toast.id, event)}
            onGone={() => drop(toast.id)}
          />
        ))}
      </section>
      {children}
    </>
  );
}

/** The toast whose undo is on its way. A second press is ignored until the answer is there, or until the navigation ended without one. */
function useOneUndo() {
  const [id, setId] = useState<number | null>(null);
  const sentId = useRef<number | null>(null);
  const wasBusy = useRef(false);
  const isIdle = useNavigation().state === 'idle';
  useEffect(() => {
    if (isIdle && wasBusy.current) {
      sentId.current = null;
      setId(null);
    }
    wasBusy.current = !isIdle;
  }, [isIdle]);
  const once = (toastId: number, event: FormEvent) => {
    if (sentId.current !== null) return event.preventDefault();
    sentId.current = toastId;
    setId(toastId);
  };
  return { sentId, send: { id, once } };
}

interface ToastProps {
  toast: ShownToast;
  closeLabel: string;
  isSending: boolean;
  onUndo: (event: FormEvent) => void;
  onGone: () => void;
}

function Toast({ toast, closeLabel, isSending, onUndo, onGone }: ToastProps) {
  const Icon = ICONS[toast.tone];
  const [isHeld, setHeld] = useState(false);
  const [isClosed, setClosed] = useState(false);
  const gone = useRef(onGone);
  useEffect(() => {
    gone.current = onGone;
  });
  useEffect(() => {
    if (!isClosed && (isHeld || isSending || toast.tone === 'error')) return;
    const shownMs = toast.undo ? SHOWN_WITH_UNDO_MS : SHOWN_MS;
    const timer = setTimeout(() => gone.current(), isClosed ? COVERED_MS : shownMs);
    return () => clearTimeout(timer);
  }, [isClosed, isHeld, isSending, toast]);

  return (
    <div
      className={cx(
        'flex items-center gap-x-3 rounded-md max-sm:flex-wrap border border-line-strong bg-surface py-1 pr-1 pl-3.5 text-sm text-ink shadow-float',
        isClosed && 'opacity-0',
      )}
      aria-hidden={isClosed || undefined}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Icon aria-hidden className={cx('size-4 shrink-0', ICON_COLORS[toast.tone])} />
      <p className="min-w-0 flex-1 py-2 wrap-anywhere">{toast.text}</p>
      {toast.undo ? (
        <Form
          preventScrollReset
          method="post"
          action={toast.undo.action}
          onSubmit={onUndo}
          className="max-sm:order-last max-sm:-mt-1 max-sm:flex max-sm:w-full max-sm:pl-4.5"
        >
          {Object.entries(toast.undo.fields).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <button
            type="submit"
            disabled={isClosed}
            aria-busy={isSending || undefined}
            className="tap relative rounded px-2.5 font-semibold text-accent-text hover:bg-hover aria-busy:cursor-progress"
          >
            <span className={cx(isSending && 'opacity-0')}>{toast.undo.label}</span>
            {isSending ? (
              <span aria-hidden className="absolute inset-0 grid place-items-center">
                …
              </span>
            ) : null}
          </button>
        </Form>
      ) : null}
      <button
        type="button"
        aria-label={closeLabel}
        disabled={isClosed}
        onClick={() => setClosed(true)}
        className="grid size-11 shrink-0 place-items-center rounded text-muted hover:bg-hover hover:text-ink lg:size-9"
      >
        <X aria-hidden className="size-4" />
      </button>
    </div>
  );
}
