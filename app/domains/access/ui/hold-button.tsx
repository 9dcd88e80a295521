import { DoorOpen } from 'lucide-react';
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { buttonClass } from '#app/ui/button.tsx';
import { useHydrated } from '#app/ui/use-hydrated.ts';

/** So long that a phone in a pocket opens no door. */
const HOLD_MS = 700;
/** How long a first activation by a screen reader or a switch waits for its second. */
const ARMED_MS = 5_000;

interface HoldButtonProps {
  /** The name of the door, for screen readers. */
  door: string;
  isDisabled: boolean;
  /** A press of this door is sent or runs: the button keeps its place and the focus. */
  isBusy: boolean;
  /** The last press failed. */
  isRetry: boolean;
}

/**
 * Submits its form after it was held (ux 11) with a finger, a mouse, or the space or enter key. Assistive devices cannot hold,
 * so two activations count instead. Without scripts it is a plain button.
 */
export function HoldButton({ door, isDisabled, isBusy, isRetry }: HoldButtonProps) {
  const t = useTranslations('access.doors');
  const isHydrated = useHydrated();
  const button = useRef<HTMLButtonElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const wasHeld = useRef(false);
  const [phase, setPhase] = useState<'idle' | 'holding' | 'short' | 'armed'>('idle');
  useEffect(() => () => clearTimeout(timer.current), []);

  const send = () => {
    setPhase('idle');
    button.current?.form?.requestSubmit();
  };
  const begin = () => {
    if (isDisabled || isBusy || phase === 'holding') return;
    wasHeld.current = true;
    setPhase('holding');
    clearTimeout(timer.current);
    timer.current = setTimeout(send, HOLD_MS);
  };
  const letGo = () => {
    if (phase !== 'holding') return;
    clearTimeout(timer.current);
    setPhase('short');
  };
  const activate = () => {
    // A click after a press of finger or key means that the press was released.
    if (wasHeld.current) return void (wasHeld.current = false);
    if (isBusy) return;
    if (phase === 'armed') return send();
    setPhase('armed');
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setPhase('idle'), ARMED_MS);
  };
  const labelOf = () => {
    if (isBusy) return 'running';
    if (phase === 'holding') return 'holding';
    if (phase === 'armed') return 'again';
    return isRetry ? 'retryHold' : 'hold';
  };
  const isHoldKey = ({ key }: KeyboardEvent) => key === ' ' || key === 'Enter';
  if (!isHydrated) {
    return (
      <button type="submit" disabled={isDisabled || isBusy} className={buttonClass('primary', LARGE)}>
        <DoorOpen aria-hidden />
        {t(isBusy ? 'running' : isRetry ? 'retryOpen' : 'open')} <span className="sr-only">{door}</span>
      </button>
    );
  }
  return (
    <div className="grid gap-1.5">
      <button
        ref={button}
        type="button"
        disabled={isDisabled}
        aria-busy={isBusy || undefined}
        aria-disabled={isBusy || undefined}
        className={buttonClass(isBusy ? 'plain' : 'primary', `${LARGE} relative touch-none overflow-hidden`)}
        onPointerDown={(event: PointerEvent) => (event.button === 0 ? begin() : undefined)}
        onPointerUp={letGo}
        onPointerLeave={letGo}
        onPointerCancel={letGo}
        onKeyDown={(event) => {
          if (!isHoldKey(event)) return;
          event.preventDefault();
          if (!event.repeat) begin();
        }}
        onKeyUp={(event) => {
          if (!isHoldKey(event)) return;
          event.preventDefault();
          wasHeld.current = false;
          letGo();
        }}
        onClick={activate}
        onContextMenu={(event) => event.preventDefault()}
      >
        <span
          aria-hidden
          className="absolute inset-y-0 left-0 w-full origin-left bg-on-accent/25"
          style={{
            transform: phase === 'holding' ? 'scaleX(1)' : 'scaleX(0)',
            transition: phase === 'holding' ? `transform ${HOLD_MS}ms linear` : 'none',
          }}
        />
        <DoorOpen aria-hidden />
        {t(labelOf())} <span className="sr-only">{door}</span>
      </button>
      <p role="status" className="text-center text-xs text-muted empty:hidden">
        {phase === 'short' ? t('holdHint') : null}
      </p>
    </div>
  );
}

const LARGE = 'w-full min-h-14 text-base lg:min-h-12';
