import { Form } from '@remix-run/react';
import { CircleAlert, CircleCheck } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { IDLE_SECONDS } from '#app/domains/presence/rules/kiosk.ts';
import { Button } from '#app/ui/button.tsx';
import { useSecondsLeft } from '#app/ui/use-seconds-left.ts';
import type { KioskAnswer } from './answers.server.ts';

type DoneViewProps = Extract<KioskAnswer, { kind: 'done' }> & { isBusy: boolean; onBack: () => void };

/** What happened, for a moment. */
export function DoneView({ isDone, title, lines, ticket, isBusy, onBack }: DoneViewProps) {
  const t = useTranslations('presence.terminal');
  const seconds = useSecondsLeft(IDLE_SECONDS);
  const Icon = isDone ? CircleCheck : CircleAlert;
  return (
    <section
      role={isDone ? 'status' : 'alert'}
      className="grid min-h-[70dvh] place-content-center justify-items-center gap-5 text-center"
    >
      <Icon aria-hidden strokeWidth={1.5} className={isDone ? 'size-24 text-good' : 'size-24 text-bad'} />
      <div className="grid gap-2">
        <h1 className="text-[2.25rem] leading-tight font-semibold text-balance">{title}</h1>
        {lines.map((line) => (
          <p key={line} className="max-w-prose text-lg wrap-anywhere text-muted tabular-nums">
            {line}
          </p>
        ))}
      </div>
      <div className="flex flex-wrap justify-center gap-3">
        <Button type="button" tone="primary" onClick={onBack} className="min-h-16! px-10 text-lg">
          {t('back')}
        </Button>
        <Form method="post" replace data-lost="in-place">
          <input type="hidden" name="intent" value="again" />
          <input type="hidden" name="ticket" value={ticket} />
          <Button busy={isBusy} className="min-h-16! px-6 text-lg">
            {t('again')}
          </Button>
        </Form>
      </div>
      <p aria-hidden className="text-base text-muted tabular-nums">
        {t('backIn', { seconds })}
      </p>
    </section>
  );
}
