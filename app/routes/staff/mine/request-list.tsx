import { Form, useNavigation } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import type { MyRequest } from '#app/domains/staff/pages/my-shifts.server.ts';
import { useShiftWords } from '#app/domains/staff/ui/shift-line.tsx';
import { Badge, type BadgeTone } from '#app/ui/badge.tsx';
import { Button } from '#app/ui/button.tsx';

/** Requests that wait and those that ended in the last fourteen days. */
export function RequestList({ requests }: { requests: readonly MyRequest[] }) {
  const t = useTranslations('staff.mine');
  const shiftWords = useShiftWords();
  const sent = useNavigation().formData;
  return (
    <ul className="divide-y">
      {requests.map((request) => {
        const { id, isMine, state, shift, otherShift, answer } = request;
        const isLive = state === 'offered' || state === 'accepted';
        const act = isMine ? 'withdraw' : 'decline';
        const label = act === 'decline' && state === 'accepted' ? 'takeBack' : act;
        return (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3 text-sm">
            <div className="grid min-w-0 gap-0.5">
              <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
                <What request={request} />
                <RequestState request={request} />
              </p>
              <p className="text-muted wrap-anywhere">{shiftWords(shift)}</p>
              {otherShift ? (
                <p className="text-muted wrap-anywhere">{t('inReturn', { shift: shiftWords(otherShift) })}</p>
              ) : null}
              {answer === null ? null : <p className="wrap-anywhere">{t('answer', { answer })}</p>}
            </div>
            {isLive ? (
              <Form method="post" preventScrollReset>
                <input type="hidden" name="request" value={id} />
                <Button
                  name="intent"
                  value={act}
                  busy={sent?.get('intent') === act && sent.get('request') === id}
                  aria-label={t(`${label}Of`, { shift: shiftWords(shift) })}
                >
                  {t(label)}
                </Button>
              </Form>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}

function What({ request: { kind, isMine, fromName, toName } }: { request: MyRequest }) {
  const t = useTranslations('staff.mine.what');
  const words = () => {
    if (kind === 'cannot_come') return t('absent');
    if (isMine) return toName === null ? t('give') : t('giveTo', { name: toName });
    return fromName === null ? t('takeOpen') : t('take', { name: fromName });
  };
  return <span className="font-medium">{words()}</span>;
}

const TONES: Record<MyRequest['state'], BadgeTone> = {
  offered: 'warn',
  accepted: 'warn',
  done: 'good',
  declined: 'bad',
  withdrawn: 'neutral',
  expired: 'neutral',
};

/** The state of a request as a badge. */
export function RequestState({ request: { kind, state } }: { request: Pick<MyRequest, 'kind' | 'state'> }) {
  const t = useTranslations('staff.mine.state');
  const words = () => {
    if (state === 'accepted') return t('swapAccepted');
    if (state === 'offered') return t(kind === 'cannot_come' ? 'absence' : 'swapOffered');
    return t(state);
  };
  return <Badge tone={TONES[state]}>{words()}</Badge>;
}
