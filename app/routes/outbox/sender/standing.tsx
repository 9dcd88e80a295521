import { Form, useNavigation } from '@remix-run/react';
import { Check, CircleOff, type LucideIcon, PauseCircle, RotateCw } from 'lucide-react';
import { useLocale, useTranslations } from 'use-intl';
import { Badge, type BadgeTone } from '#app/ui/badge.tsx';
import { Button } from '#app/ui/button.tsx';
import { Fact, Facts, Machine } from '#app/ui/facts.tsx';
import { Notice } from '#app/ui/notice.tsx';
import type { SenderView } from './sender-view.server.ts';

const LOOKS: Record<SenderView['state'], { tone: BadgeTone; icon: LucideIcon }> = {
  off: { tone: 'neutral', icon: CircleOff },
  on: { tone: 'good', icon: Check },
  paused: { tone: 'warn', icon: PauseCircle },
};

/** Lines of the file .env; not a catalogue text, because its signs have a meaning there. */
const EXAMPLE = {
  de: ['SMTP_URL=smtps://platz%40verein.de:PASSWORT@mail.verein.de:465', 'MAIL_FROM="Platzwart <platz@verein.de>"'],
  en: ['SMTP_URL=smtps://desk%40club.org:PASSWORD@mail.club.org:465', 'MAIL_FROM="Platzwart <desk@club.org>"'],
} as const;

/** Whether the installation sends, through what, and what to do when it does not. */
export function Standing({ sender }: { sender: SenderView }) {
  const t = useTranslations('outbox.sender');
  return (
    <div className="grid gap-4">
      <p>
        <Badge {...LOOKS[sender.state]}>{t(`state.${sender.state}`)}</Badge>
      </p>
      {sender.state === 'off' ? <HowTo /> : null}
      {sender.state === 'paused' ? <Pause sender={sender} /> : null}
      {sender.state === 'off' ? null : <SenderFacts sender={sender} />}
    </div>
  );
}

function HowTo() {
  const t = useTranslations('outbox.sender');
  const locale = useLocale();
  return (
    <div className="grid gap-3 text-sm">
      <p>{t('off')}</p>
      <p>{t('how')}</p>
      <pre className="rounded border bg-sunken px-3 py-2 font-mono text-xs leading-relaxed wrap-anywhere whitespace-pre-wrap">
        {EXAMPLE[locale === 'en' ? 'en' : 'de'].join('\n')}
      </pre>
      <p className="text-muted">{t('howHint')}</p>
    </div>
  );
}

function Pause({ sender: { pauseReason, pausedAt } }: { sender: SenderView }) {
  const t = useTranslations('outbox.sender');
  const isBusy = useNavigation().formData?.get('intent') === 'retry';
  return (
    <Notice
      tone="warn"
      title={t('pausedSince', { time: pausedAt ?? '' })}
      actions={
        <Form method="post">
          <Button name="intent" value="retry" icon={<RotateCw aria-hidden />} busy={isBusy}>
            {t('retry')}
          </Button>
        </Form>
      }
    >
      {pauseReason ? <p>{t(`pause.${pauseReason}`)}</p> : null}
      <p className="mt-1">
        {t('nothingLost')} {t('restart')}
      </p>
    </Notice>
  );
}

function SenderFacts({ sender }: { sender: SenderView }) {
  const t = useTranslations('outbox.sender');
  return (
    <Facts>
      <Fact name={t('server')}>{sender.server}</Fact>
      <Fact name={t('from')}>{sender.fromAddress}</Fact>
      <Fact name={t('since')}>{sender.setUpAt}</Fact>
      <Fact name={t('answer')}>{sender.lastAnswer ? <Machine>{sender.lastAnswer}</Machine> : null}</Fact>
      <Fact name={t('nextTry')}>{sender.state === 'paused' ? sender.nextTry : null}</Fact>
      <Fact name={t('waiting')}>{t('waitingCount', { count: sender.waiting })}</Fact>
    </Facts>
  );
}
