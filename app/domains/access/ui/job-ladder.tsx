import { Check, CircleAlert, Clock, LoaderCircle, type LucideIcon, Undo2 } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useSecondsLeft } from '#app/ui/use-seconds-left.ts';
import { cx } from '#app/ui/cx.ts';
import type { DoorJobView } from '#app/domains/access/jobs/get-door-job.server.ts';

type Step = {
  key: 'asked' | 'sent' | 'open' | 'failed' | 'expired' | 'withdrawn';
  state: 'done' | 'now' | 'next' | 'bad' | 'off';
};

/** The steps of a job. "open" needs the confirmation of the device. */
function stepsOf({ status, dispatchedAt, withdrawnAt }: DoorJobView): Step[] {
  const wasSent = dispatchedAt !== null;
  if (withdrawnAt !== null && status !== 'executed')
    return [
      { key: 'asked', state: 'done' },
      ...(wasSent ? [{ key: 'sent', state: 'done' } as const] : []),
      { key: 'withdrawn', state: 'off' },
    ];
  switch (status) {
    case 'pending':
      return [
        { key: 'asked', state: 'now' },
        { key: 'sent', state: 'next' },
        { key: 'open', state: 'next' },
      ];
    case 'dispatched':
      return [
        { key: 'asked', state: 'done' },
        { key: 'sent', state: 'now' },
        { key: 'open', state: 'next' },
      ];
    case 'executed':
      return [
        { key: 'asked', state: 'done' },
        { key: 'sent', state: 'done' },
        { key: 'open', state: 'done' },
      ];
    case 'failed':
    case 'expired':
      return [
        { key: 'asked', state: 'done' },
        ...(wasSent ? [{ key: 'sent', state: 'done' } as const] : []),
        { key: status, state: 'bad' },
      ];
  }
}

const LOOKS: Record<Step['state'], { icon: LucideIcon; className: string }> = {
  done: { icon: Check, className: 'border-good bg-good-tint text-good' },
  now: { icon: LoaderCircle, className: 'border-accent text-accent-text [&>svg]:animate-spin' },
  next: { icon: Clock, className: 'border-dashed border-line-strong text-muted' },
  bad: { icon: CircleAlert, className: 'border-bad bg-bad-tint text-bad' },
  off: { icon: Undo2, className: 'border-line-strong text-ink' },
};

/** The state of a press, step by step, with an explanation. */
export function JobLadder({ job }: { job: DoorJobView }) {
  const t = useTranslations('access.doors.job');
  const steps = stepsOf(job);
  return (
    <div className="grid gap-3">
      <ol className="flex">
        {steps.map(({ key, state }, at) => {
          const { icon: Icon, className } = LOOKS[state];
          return (
            <li
              key={key}
              aria-current={state === 'now' ? 'step' : undefined}
              className="relative grid min-w-0 flex-1 content-start justify-items-center gap-1.5 text-center text-sm"
            >
              {at > 0 ? (
                <span
                  aria-hidden
                  className="absolute top-4.5 right-[calc(50%+1.125rem)] left-[calc(-50%+1.125rem)] border-t border-line-strong"
                />
              ) : null}
              <span
                className={cx('relative grid size-9 place-items-center rounded-full border-2 bg-surface', className)}
              >
                <Icon aria-hidden className="size-4.5" />
              </span>
              <span className={cx(state === 'next' ? 'text-muted' : 'font-medium')}>{t(key)}</span>
            </li>
          );
        })}
      </ol>
      {job.withdrawnAt !== null && job.status === 'dispatched' ? (
        <MayOpen seconds={job.mayOpenForS} />
      ) : (
        <p role="status" className="text-center text-sm text-pretty">
          {t(wordsOf(job))}
        </p>
      )}
    </div>
  );
}

function wordsOf({ status, resultCode, dispatchedAt, withdrawnAt }: DoorJobView) {
  if (status === 'pending') return 'waitingForDoor';
  if (status === 'dispatched') return 'waitingForAnswer';
  if (withdrawnAt === null) return `end.${resultCode ?? 'ERR'}` as const;
  return `withdrawnEnd.${status === 'expired' && dispatchedAt !== null ? 'silent' : status}` as const;
}

/** A screen reader says the seconds once: a count in a status would be read every second. */
function MayOpen({ seconds }: { seconds: number }) {
  const t = useTranslations('access.doors.job');
  const left = useSecondsLeft(seconds);
  if (left === 0)
    return (
      <p role="status" className="text-center text-sm text-pretty">
        {t('mayOpenNoMore')}
      </p>
    );
  return (
    <>
      <p aria-hidden className="text-center text-sm text-pretty tabular-nums">
        {t('mayOpen', { seconds: left })}
      </p>
      <p role="status" className="sr-only">
        {t('mayOpen', { seconds })}
      </p>
    </>
  );
}
