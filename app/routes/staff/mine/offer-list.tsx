import { Form, useNavigation } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import type { MyRequest } from '#app/domains/staff/pages/my-shifts.server.ts';
import { ShiftLine, useShiftWords } from '#app/domains/staff/ui/shift-line.tsx';
import { Button } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';

/** What colleagues and managers offer: take it, or decline what was asked of this person alone. */
export function OfferList({ offers }: { offers: readonly MyRequest[] }) {
  const t = useTranslations('staff.mine');
  const shiftWords = useShiftWords();
  const sent = useNavigation().formData;
  return (
    <ul className="divide-y">
      {offers.map((offer) => {
        const { id, shift, otherShift, message } = offer;
        const words = shiftWords(shift);
        const isSent = (intent: string) => sent?.get('intent') === intent && sent.get('request') === id;
        return (
          <li key={id} className="grid items-center gap-x-4 gap-y-2 py-3 sm:grid-cols-[1fr_auto]">
            <div className="grid min-w-0 gap-1">
              <ShiftLine shift={shift} />
              <p className="pl-4 text-sm wrap-anywhere">
                <Origin offer={offer} />
                {message === null ? null : <span className="text-muted">: {message}</span>}
              </p>
              {otherShift ? <p className="pl-4 text-sm">{t('inReturn', { shift: shiftWords(otherShift) })}</p> : null}
            </div>
            <div className="flex flex-wrap gap-2 max-sm:pl-4">
              <Form method="post" preventScrollReset>
                <input type="hidden" name="request" value={id} />
                <Button
                  tone="primary"
                  name="intent"
                  value="take"
                  busy={isSent('take')}
                  aria-label={t('takeOf', { shift: words })}
                >
                  {t('take')}
                </Button>
              </Form>
              {otherShift ? (
                <Form method="post" preventScrollReset>
                  <input type="hidden" name="request" value={id} />
                  <Button
                    name="intent"
                    value="decline"
                    busy={isSent('decline')}
                    aria-label={t('declineOf', { shift: words })}
                  >
                    {t('decline')}
                  </Button>
                </Form>
              ) : null}
            </div>
          </li>
        );
      })}
    </ul>
  );
}

function Origin({ offer: { kind, fromName } }: { offer: MyRequest }) {
  const t = useTranslations('staff.mine.from');
  if (fromName === null) return t('open');
  return t(kind === 'stand_in' ? 'stand_in' : 'swap', { name: fromName });
}

interface DespiteFormProps {
  warned: { requestId: string; lines: readonly string[] };
  offers: readonly MyRequest[];
}

/** The warnings of a shift, and the press that takes it despite them. */
export function DespiteForm({ warned: { requestId, lines }, offers }: DespiteFormProps) {
  const t = useTranslations('staff.mine');
  const shiftWords = useShiftWords();
  const shift = offers.find(({ id }) => id === requestId)?.shift;
  const isSending = useNavigation().formData?.get('despite') === 'on';
  return (
    <Notice
      tone="warn"
      title={shift ? `${t('warned')}: ${shiftWords(shift)}` : t('warned')}
      actions={
        <Form method="post">
          <input type="hidden" name="intent" value="take" />
          <input type="hidden" name="request" value={requestId} />
          <input type="hidden" name="despite" value="on" />
          <Button busy={isSending}>{t('takeDespite')}</Button>
        </Form>
      }
    >
      <ul className="list-disc pl-4">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Notice>
  );
}
