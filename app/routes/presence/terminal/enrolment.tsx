import { Form, useNavigation, useRevalidator } from '@remix-run/react';
import { KeyRound, MonitorOff } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '#app/ui/button.tsx';
import type { TerminalInvitation } from '#app/routes/presence/admin/terminal-answers.server.ts';

/** While a code is open, the page looks so often whether a screen has used it. */
const LOOK_MS = 5000;

interface EnrolmentProps {
  terminal: { readonly isEnrolled: boolean; readonly isRevoked: boolean };
  enrolledAt: string | null;
  /** The end of an open code. */
  codeUntil: string | null;
  invitation: TerminalInvitation | null;
}

/** The browser of a board: a code for it, and the end of its right. */
export function Enrolment({ terminal, enrolledAt, codeUntil, invitation }: EnrolmentProps) {
  useLook(codeUntil !== null);
  const open = codeUntil === null ? null : invitation;
  const t = useTranslations('presence.terminals');
  const intent = useNavigation().formData?.get('intent');
  const { isEnrolled, isRevoked } = terminal;
  const isShowing = isEnrolled && !isRevoked;
  const state = isRevoked ? t('isRevoked') : isEnrolled ? t('enrolled', { time: enrolledAt ?? '' }) : t('notEnrolled');
  return (
    <section aria-labelledby="enrolment" className="grid gap-4">
      <h2 id="enrolment" className="border-b pb-1 text-base font-semibold">
        {t('enrolment')}
      </h2>
      {open ? <Code {...open} /> : <p className="text-sm">{state}</p>}
      {codeUntil && !open ? <p className="text-sm text-muted">{t('codeOpen', { time: codeUntil })}</p> : null}
      <Form method="post" className="grid justify-items-start gap-1.5">
        <Button
          name="intent"
          value="invite"
          tone={isShowing || open ? 'plain' : 'primary'}
          icon={<KeyRound aria-hidden />}
          busy={intent === 'invite'}
        >
          {t(isShowing || open ? 'inviteAgain' : 'invite')}
        </Button>
        {isShowing ? <p className="max-w-prose text-xs text-muted">{t('inviteHint')}</p> : null}
      </Form>
      {isRevoked ? null : (
        <Form method="post" className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <Button
            name="intent"
            value="revoke"
            tone="danger"
            icon={<MonitorOff aria-hidden />}
            busy={intent === 'revoke'}
          >
            {t('revoke')}
          </Button>
          {isShowing ? <p className="text-sm text-muted">{t('revokeHint')}</p> : null}
        </Form>
      )}
    </section>
  );
}

function useLook(isWaiting: boolean): void {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (!isWaiting) return;
    const timer = setInterval(revalidate, LOOK_MS);
    return () => clearInterval(timer);
  }, [isWaiting, revalidate]);
}

function Code({ code, address, until }: TerminalInvitation) {
  const t = useTranslations('presence.terminals');
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
      <p className="text-sm">
        {t('codeHow')} <span className="font-mono wrap-anywhere">{address}</span>
      </p>
    </section>
  );
}
