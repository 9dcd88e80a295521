import { Check, CircleAlert, Clock, LoaderCircle, type LucideIcon } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { cx } from '#app/ui/cx.ts';
import type { DoorJobView } from '#app/domains/access/jobs/get-door-job.server.ts';

type Step = { key: 'asked' | 'sent' | 'open' | 'failed' | 'expired'; state: 'done' | 'now' | 'next' | 'bad' };

/** The steps of a job. "open" needs the confirmation of the device. */
function stepsOf({ status, dispatchedAt }: DoorJobView): Step[] {
  const wasSent = dispatchedAt !== null;
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
};

/** The state of a press, step by step, with an explanation. */
export function JobLadder({ job }: { job: DoorJobView }) {
  const t = useTranslations('access.doors.job');
  const steps = stepsOf(job);
  const words =
    job.status === 'pending'
      ? t('waitingForDoor')
      : job.status === 'dispatched'
        ? t('waitingForAnswer')
        : t(`end.${job.resultCode ?? 'ERR'}`);
  return (
    <div className="grid gap-3">
      <ol className="flex">
        {steps.map(({ key, state }, at) => {
          const { icon: Icon, className } = LOOKS[state];
          return (
            <li
              key={key}
              aria-current={state === 'now' ? 'step' : undefined}
              className="relative grid flex-1 content-start justify-items-center gap-1.5 text-center text-sm"
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
      <p role="status" className="text-center text-sm">
        {words}
      </p>
    </div>
  );
}
