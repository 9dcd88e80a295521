import { Form } from '@remix-run/react';
import { Coffee, LogIn, LogOut, type LucideIcon, Play } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { type ClockEventType, type ClockView, occurredAt, sumsOfDay } from '#app/domains/staff/rules/queued-clock.ts';
import { useFormats } from '#app/platform/i18n/use-formats.ts';
import { cx } from '#app/ui/cx.ts';
import { timeOf } from './device-clock.ts';
import type { NewStamp } from './use-stamps.ts';

/** The stamps that each state offers; the first one is the big button. */
const OFFERS: Readonly<Record<ClockView['status'], readonly ClockEventType[]>> = {
  OFF: ['CLOCK_IN'],
  WORKING: ['CLOCK_OUT', 'BREAK_START'],
  BREAK: ['BREAK_END'],
  CLOSED: [],
};

const ICONS: Readonly<Record<ClockEventType, LucideIcon>> = {
  CLOCK_IN: LogIn,
  BREAK_START: Coffee,
  BREAK_END: Play,
  CLOCK_OUT: LogOut,
};

interface ClockFaceProps {
  /** With the stamps that wait. */
  view: ClockView;
  nowMs: number;
  /** Null: the form is sent to the page, as without scripts. */
  onStamp: ((stamp: NewStamp) => Promise<void>) | null;
  /** Of the form; each stamp of the page has its own. */
  formKey: string;
  /** The choice of an operator, inside the form. */
  choice?: ReactNode;
  /** The line below the state: the shift. */
  about?: ReactNode;
  /** No stamp is possible until something else is answered. */
  isHeld?: boolean;
}

/** The state, the time of the day and the big button. */
export function ClockFace({ view, nowMs, onStamp, formKey, choice, about, isHeld = false }: ClockFaceProps) {
  const t = useTranslations('staff.clock');
  const format = useFormats();
  const { status } = view;
  const { isPressed, hold } = useHold();
  const sums = sumsOfDay(view, nowMs);
  const offers = isHeld ? [] : OFFERS[status];
  const state = t(`state.${status}`, { time: format.time(timeOf(sinceOf(view))) });
  return (
    <section aria-label={t('title')} className="grid gap-5 rounded-lg border bg-surface p-5 text-center sm:p-7">
      <div className="grid gap-1">
        <p role="status" className="flex flex-wrap items-center justify-center gap-2 font-semibold">
          <span aria-hidden className={cx('size-2.5 rounded-full', DOTS[status])} />
          {state}
        </p>
        {about ? <p className="text-sm text-muted wrap-anywhere">{about}</p> : null}
      </div>
      <dl className="grid gap-1">
        <dt className="text-sm text-muted">{t('worked')}</dt>
        <dd
          className="text-[clamp(2.75rem,15vw,4rem)] leading-none font-semibold tracking-tight tabular-nums"
          data-running={status === 'WORKING' || undefined}
        >
          {clockWords(sums.work)}
        </dd>
        <div className={cx('flex justify-center gap-2 text-sm', status === 'BREAK' ? 'text-ink' : 'text-muted')}>
          <dt>{t('paused')}</dt>
          <dd className="font-medium tabular-nums">{clockWords(sums.break)}</dd>
        </div>
      </dl>
      {offers.length > 0 ? (
        <div className="grid gap-3">
          {offers.map((event, index) => (
            <StampForm
              key={event}
              event={event}
              isBig={index === 0}
              isHeld={isPressed}
              formKey={formKey}
              onPress={
                onStamp
                  ? (fields) => {
                      hold();
                      void onStamp({ event, occurredAtMs: occurredAt(view, nowMs), operatorId: operatorOf(fields) });
                    }
                  : null
              }
            >
              {event === 'CLOCK_IN' ? choice : null}
            </StampForm>
          ))}
        </div>
      ) : null}
      {status === 'CLOSED' ? <p className="text-sm text-muted">{t('closedHint')}</p> : null}
    </section>
  );
}

/** The next button appears where the last one was: the second tap of two must not press it. */
const HOLD_MS = 600;

function useHold(): { isPressed: boolean; hold: () => void } {
  const [isPressed, setPressed] = useState(false);
  useEffect(() => {
    if (!isPressed) return;
    const timer = setTimeout(() => setPressed(false), HOLD_MS);
    return () => clearTimeout(timer);
  }, [isPressed]);
  return { isPressed, hold: () => setPressed(true) };
}

const DOTS: Readonly<Record<ClockView['status'], string>> = {
  OFF: 'bg-line-strong',
  WORKING: 'bg-good',
  BREAK: 'bg-warn',
  CLOSED: 'bg-line-strong',
};

interface StampFormProps {
  event: ClockEventType;
  isBig: boolean;
  isHeld: boolean;
  formKey: string;
  onPress: ((fields: FormData) => void) | null;
  children: ReactNode;
}

function StampForm({ event, isBig, isHeld, formKey, onPress, children }: StampFormProps) {
  const t = useTranslations('staff.clock');
  const Icon = ICONS[event];
  return (
    <Form
      method="post"
      className="grid gap-4"
      // ui/connection leaves this form alone: without a network its stamps wait on the device.
      data-lost={onPress ? 'queued' : undefined}
      onSubmit={
        onPress
          ? (submission) => {
              submission.preventDefault();
              if (!isHeld) onPress(new FormData(submission.currentTarget));
            }
          : undefined
      }
    >
      <input type="hidden" name="intent" value="stamp" />
      <input type="hidden" name="event" value={event} />
      <input type="hidden" name="key" value={`${formKey}-${event}`} />
      {children}
      <button
        aria-disabled={isHeld || undefined}
        className={cx(
          'inline-flex w-full items-center justify-center gap-3 rounded-lg border font-semibold select-none',
          'transition-colors duration-100 aria-disabled:cursor-progress',
          isBig
            ? 'min-h-20 border-accent bg-accent px-6 text-lg text-on-accent hover:brightness-110 active:brightness-95 [&_svg]:size-6'
            : 'min-h-14 border-line-strong bg-surface px-5 text-base hover:bg-hover [&_svg]:size-5',
        )}
      >
        <Icon aria-hidden />
        {t(`stamps.${event}`)}
      </button>
    </Form>
  );
}

function operatorOf(fields: FormData): string | undefined {
  const value = fields.get('operator');
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The start of the session or of its break, or the end of the last break; of a closed session its end. */
function sinceOf({ session }: ClockView): number {
  if (!session) return 0;
  const last = session.breaks.at(-1);
  return session.endMs ?? (last ? (last.endMs ?? last.startMs) : session.startMs);
}

/** 3:07:09. */
export function clockWords(seconds: number): string {
  const [hours, rest] = [Math.floor(seconds / 3600), seconds % 3600];
  const [minutes, left] = [Math.floor(rest / 60), Math.floor(rest % 60)].map((part) => String(part).padStart(2, '0'));
  return `${hours}:${minutes}:${left}`;
}
