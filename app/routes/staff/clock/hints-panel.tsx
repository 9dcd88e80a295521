import { Form, useNavigation } from '@remix-run/react';
import { TriangleAlert } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { ClockPage } from '#app/domains/staff/pages/clock-page.server.ts';
import { Button } from '#app/ui/button.tsx';
import { Input } from '#app/ui/input.tsx';
import { TextField } from '#app/ui/text-field.tsx';

interface HintsPanelProps {
  hints: readonly { readonly code: string; readonly text: string }[];
  breakOf: ClockPage['breakOf'];
  /** Characters of a reason. */
  limit: number;
  /** The code of the reason that was not taken. */
  error: string | null;
}

/** What the law says about this day. It stays until the day is over; a missing break can get a reason, which is kept and printed. */
export function HintsPanel({ hints, breakOf, limit, error }: HintsPanelProps) {
  const t = useTranslations('staff.clock');
  const tErrors = useTranslations('staff.clock.noBreak.errors');
  const isSending = useNavigation().formData?.get('intent') === 'noBreak';
  if (hints.length === 0) return null;
  const errors =
    error === null ? [] : [tErrors(tErrors.has(error as 'unreadable') ? (error as 'unreadable') : 'unreadable')];
  return (
    <section aria-labelledby="hints" className="grid gap-3 rounded border-l-3 border-l-warn bg-warn-tint p-3.5 text-sm">
      <div>
        <h2 id="hints" className="flex items-center gap-2 font-semibold">
          <TriangleAlert aria-hidden className="size-4 shrink-0 text-warn" />
          {t('hintsTitle')}
        </h2>
        <p className="text-muted">{t('hintsLede')}</p>
      </div>
      <ul className="grid list-disc gap-1 pl-4">
        {hints.map(({ code, text }) => (
          <li key={code}>{text}</li>
        ))}
      </ul>
      {breakOf?.reason ? (
        <p className="font-medium wrap-anywhere">{t('noBreak.kept', { reason: breakOf.reason })}</p>
      ) : null}
      {breakOf && breakOf.reason === null ? (
        <Form method="post" className="grid gap-3" preventScrollReset>
          <p>{t('noBreak.take')}</p>
          <input type="hidden" name="intent" value="noBreak" />
          <input type="hidden" name="session" value={breakOf.sessionId} />
          <TextField
            field={{ id: 'no-break', errors, errorId: 'no-break-error' }}
            label={t('noBreak.label')}
            limit={limit}
          >
            <Input name="reason" required />
          </TextField>
          <div>
            <Button busy={isSending}>{t('noBreak.save')}</Button>
          </div>
        </Form>
      ) : null}
    </section>
  );
}
