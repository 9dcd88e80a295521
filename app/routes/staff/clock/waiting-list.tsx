import { CloudOff } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { paths } from '#app/paths.ts';
import { useFormats } from '#app/platform/i18n/use-formats.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Button } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { timeOf } from './device-clock.ts';
import type { QueuedStamp } from './device-store.ts';
import type { Stamps } from './use-stamps.ts';

/** The stamps that only this device has, what became of others, and why the last press did nothing. */
export function WaitingList({ stamps }: { stamps: Stamps }) {
  const t = useTranslations('staff.clock');
  const { waiting, isSignedOut, wasAsked, refusal, isSending, remove } = stamps;
  const refusalOf = useRefusal();
  // A press with a network waits for a moment only.
  const kept = waiting.filter(({ refused, wasTried }) => refused === undefined && (wasTried || !isSending));
  const refused = waiting.filter((one) => one.refused !== undefined);
  const words = useStampWords();
  return (
    <>
      {refusal === null ? null : <Notice tone="error">{refusalOf(refusal)}</Notice>}
      {wasAsked ? <Notice tone="warn">{t('waiting.asked')}</Notice> : null}
      {kept.length > 0 ? (
        <section
          aria-label={t('waiting.title', { count: kept.length })}
          className="grid gap-2 rounded border border-dashed border-warn/60 bg-warn-tint px-3.5 py-3 text-sm"
        >
          <p className="flex items-center gap-2 font-semibold">
            <CloudOff aria-hidden className="size-4 shrink-0 text-warn" />
            {t('waiting.title', { count: kept.length })}
          </p>
          <ol className="grid gap-1.5">
            {kept.map((stamp) => (
              <li key={stamp.key} className="flex flex-wrap items-center justify-between gap-2">
                {words(stamp)}
                <Badge tone="warn">{t('waiting.waits')}</Badge>
              </li>
            ))}
          </ol>
          {isSignedOut ? (
            <p>
              {t('waiting.signedOut')}{' '}
              <a href={paths.staff.clock()} className="font-medium underline">
                {t('waiting.signIn')}
              </a>
            </p>
          ) : (
            <p className="text-muted">{t('waiting.hint')}</p>
          )}
        </section>
      ) : null}
      {refused.map((stamp) => (
        <Notice
          key={stamp.key}
          tone="error"
          title={`${t('waiting.refused')}: ${words(stamp)}`}
          actions={
            <Button
              type="button"
              aria-label={t('waiting.removeOf', { stamp: words(stamp) })}
              onClick={() => void remove(stamp.id)}
            >
              {t('waiting.remove')}
            </Button>
          }
        >
          {refusalOf(stamp.refused ?? 'UNKNOWN')}
        </Notice>
      ))}
    </>
  );
}

function useStampWords(): (stamp: QueuedStamp) => string {
  const t = useTranslations('staff.clock');
  const format = useFormats();
  return ({ event, occurredAtMs }) =>
    t('waiting.stamp', { what: t(`stamps.${event}`), time: format.time(timeOf(occurredAtMs)) });
}

/** The words of a code of the clock. */
export function useRefusal(): (code: string) => string {
  const t = useTranslations('staff.clock.refused');
  return (code) => t(t.has(code as 'UNKNOWN') ? (code as 'UNKNOWN') : 'UNKNOWN');
}
