import { X } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { cx } from './cx.ts';

interface DialogProps {
  isOpen: boolean;
  onClose: () => void;
  title: ReactNode;
  closeLabel: string;
  children: ReactNode;
  /** Buttons at the foot; the way back first, the deed last. */
  actions?: ReactNode;
  className?: string;
}

/** The browser's own modal: focus is kept inside, Escape and the backdrop close it, focus returns to where it was. */
export function Dialog({ isOpen, onClose, title, closeLabel, children, actions, className }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const dialog = ref.current;
    if (!dialog) return;
    if (isOpen && !dialog.open) dialog.showModal();
    if (!isOpen && dialog.open) dialog.close();
  }, [isOpen]);

  // The dialog itself is only hit where its content is not: on the backdrop.
  useEffect(() => {
    const dialog = ref.current;
    if (!dialog) return;
    const closeFromBackdrop = (event: MouseEvent) => {
      if (event.target === dialog) dialog.close();
    };
    dialog.addEventListener('click', closeFromBackdrop);
    return () => dialog.removeEventListener('click', closeFromBackdrop);
  }, []);

  return (
    <dialog
      ref={ref}
      aria-labelledby={titleId}
      onClose={onClose}
      className={cx(
        'm-auto w-[min(32rem,calc(100vw-1.5rem))] rounded-lg border bg-surface p-0 text-ink shadow-float',
        'max-h-[calc(100dvh-3rem)] max-sm:mb-3',
        className,
      )}
    >
      <div className="grid max-h-[inherit] grid-rows-[auto_1fr_auto]">
        <header className="flex items-start justify-between gap-4 px-5 pt-4">
          <h2 id={titleId} className="pt-2 text-base font-semibold lg:pt-1">
            {title}
          </h2>
          <button
            type="button"
            aria-label={closeLabel}
            onClick={() => ref.current?.close()}
            className="-mr-2.5 grid size-11 shrink-0 place-items-center rounded-md text-muted hover:bg-hover hover:text-ink lg:size-9"
          >
            <X aria-hidden className="size-4.5" />
          </button>
        </header>
        <div className="overflow-y-auto px-5 pt-1 pb-5 text-sm">{children}</div>
        {actions ? <footer className="flex flex-wrap justify-end gap-2 border-t px-5 py-3">{actions}</footer> : null}
      </div>
    </dialog>
  );
}
