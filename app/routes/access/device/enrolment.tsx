import { Form, useNavigation } from '@remix-run/react';
import { KeyRound, ShieldCheck } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { paths } from '#app/paths.ts';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';
import type { Invitation } from './answers.server.ts';
import type { DeviceView } from './device-view.server.ts';

interface EnrolmentProps {
  device: DeviceView;
  enrolledAt: string | null;
  /** The end of an open code. */
  codeUntil: string | null;
  invitation: Invitation | null;
}

/** The enrolment of a machine as this device: a code, its use, and the confirmation of an admin. */
export function Enrolment({ device, enrolledAt, codeUntil, invitation }: EnrolmentProps) {
  const t = useTranslations('access.devices');
  const intent = useNavigation().formData?.get('intent');
  const named = { model: device.model ?? '', time: enrolledAt ?? '' };
  const isEnrolled = device.condition !== 'never_enrolled';
  const isWaiting = device.condition === 'unconfirmed';
  return (
    <section aria-labelledby="enrolment" className="grid gap-4">
      <h2 id="enrolment" className="border-b pb-1 text-base font-semibold">
        {t('enrolment')}
      </h2>
      {isWaiting ? (
        <Notice
          tone="warn"
          title={t('waiting')}
          actions={
            <Form method="post">
              <input type="hidden" name="intent" value="confirm" />
              <input type="hidden" name="version" value={device.version} />
              <Button tone="primary" icon={<ShieldCheck aria-hidden />} busy={intent === 'confirm'}>
                {t('confirm')}
              </Button>
            </Form>
          }
        >
          {t('waitingText', named)}
        </Notice>
      ) : null}
      {invitation ? <Code {...invitation} here={paths.access.device(device.id)} /> : null}
      {isEnrolled || invitation ? null : <p className="text-sm">{t('notEnrolled')}</p>}
      {isEnrolled && !isWaiting && enrolledAt ? <p className="text-sm">{t('enrolled', named)}</p> : null}
      {codeUntil && !invitation ? <p className="text-sm text-muted">{t('codeOpen', { time: codeUntil })}</p> : null}
      <Form method="post" className="grid justify-items-start gap-1.5">
        <input type="hidden" name="intent" value="invite" />
        <Button
          tone={isEnrolled || invitation ? 'plain' : 'primary'}
          icon={<KeyRound aria-hidden />}
          busy={intent === 'invite'}
        >
          {t(isEnrolled ? 'rotate' : 'invite')}
        </Button>
        {isEnrolled ? <p className="max-w-prose text-xs text-muted">{t('rotateHint')}</p> : null}
      </Form>
    </section>
  );
}

function Code({ code, command, until, here }: Invitation & { here: string }) {
  const t = useTranslations('access.devices');
  const box = useRef<HTMLElement>(null);
  useEffect(() => box.current?.focus(), [code]);
  return (
    <section
      ref={box}
      tabIndex={-1}
      aria-label={t('codeTitle')}
      className="grid gap-2 rounded-md border border-line-strong bg-surface px-4 py-4 outline-none"
    >
      <p className="text-sm text-muted">{t('codeTitle')}</p>
      <p className="font-mono text-lg font-semibold tracking-wide wrap-anywhere tabular-nums">{code}</p>
      <p className="text-sm">{t('codeOnce', { time: until })}</p>
      <p className="mt-1 text-sm text-muted">{t('codeHow')}</p>
      <pre className="rounded bg-sunken px-3 py-2 font-mono text-xs wrap-anywhere whitespace-pre-wrap">{command}</pre>
      <p className="mt-1 text-sm">{t('codeNext')}</p>
      <div>
        <LinkButton to={here} reloadDocument>
          {t('codeLook')}
        </LinkButton>
      </div>
    </section>
  );
}
