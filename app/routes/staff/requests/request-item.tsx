import { Form, useNavigation } from '@remix-run/react';
import { TriangleAlert } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { useTranslations } from 'use-intl';
import type { getShiftRequests } from '#app/domains/staff/pages/shift-requests.server.ts';
import { MAX_WORDS } from '#app/domains/staff/rules/decide-request.ts';
import { ShiftLine, useShiftWords } from '#app/domains/staff/ui/shift-line.tsx';
import { paths } from '#app/paths.ts';
import { RequestState } from '#app/routes/staff/mine/request-list.tsx';
import { Badge } from '#app/ui/badge.tsx';
import { Button, buttonClass } from '#app/ui/button.tsx';
import { Textarea } from '#app/ui/input.tsx';
import { TextField } from '#app/ui/text-field.tsx';

type Ended = Awaited<ReturnType<typeof getShiftRequests>>['ended'][number];
type Live = Ended & { readonly warnings: readonly string[] };

/** A live request: what is asked, what to mind, and the decision. */
export function RequestItem({ request }: { request: Live }) {
  const t = useTranslations('staff.requests');
  const tMine = useTranslations('staff.mine');
  const shiftWords = useShiftWords();
  const what = useWhat(request);
  const { id, kind, state, shift, otherShift, message, warnings, fromStaffId } = request;
  const isWaiting = state === 'accepted' || kind === 'cannot_come';
  return (
    <li className="grid gap-2 py-3">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm font-semibold wrap-anywhere">
        {what}
        {isWaiting ? <Badge tone="warn">{t('waits')}</Badge> : null}
      </p>
      <ShiftLine shift={shift} to={paths.staff.shift(shift.id)} />
      {otherShift ? <p className="pl-4 text-sm">{tMine('inReturn', { shift: shiftWords(otherShift) })}</p> : null}
      {message === null ? null : <p className="pl-4 text-sm text-muted wrap-anywhere">„{message}“</p>}
      {warnings.length > 0 ? (
        <ul className="grid gap-1 pl-4 text-sm">
          {warnings.map((line) => (
            <li key={line} className="flex items-start gap-2">
              <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-warn" />
              {line}
            </li>
          ))}
        </ul>
      ) : null}
      <div className="flex flex-wrap items-start gap-2 pl-4">
        {state === 'accepted' ? (
          <Act name="approve" id={id} label={t('approve')} full={t('approveOf', { what })} />
        ) : null}
        {kind === 'cannot_come' ? (
          <>
            <Act
              name="offer"
              id={id}
              label={t('standIn')}
              full={t('standInOf', { what })}
              fields={{ shift: shift.id, from: fromStaffId ?? '' }}
            />
            <Act name="approve" id={id} label={t('settle')} full={t('settleOf', { what })} tone="plain" />
          </>
        ) : null}
        {kind === 'stand_in' ? (
          <Act name="withdraw" id={id} label={t('withdraw')} full={t('withdrawOf', { what })} tone="plain" />
        ) : (
          <details className="min-w-0 open:w-full">
            <summary
              aria-label={t('declineOf', { what })}
              className={buttonClass('danger', 'list-none [&::-webkit-details-marker]:hidden')}
            >
              {t('decline')}
            </summary>
            <DeclineForm id={id} />
          </details>
        )}
      </div>
    </li>
  );
}

interface ActProps {
  name: 'approve' | 'offer' | 'withdraw';
  id: string;
  label: string;
  full: string;
  tone?: 'primary' | 'plain';
  /** Instead of the request. */
  fields?: Readonly<Record<string, string>>;
}

function Act({ name, id, label, full, tone = 'primary', fields: given }: ActProps): ReactNode {
  const fields = given ?? { request: id };
  const sent = useNavigation().formData;
  const isSent =
    sent?.get('intent') === name && Object.entries(fields).every(([field, value]) => sent.get(field) === value);
  return (
    <Form method="post" preventScrollReset>
      {Object.entries(fields).map(([field, value]) => (
        <input key={field} type="hidden" name={field} value={value} />
      ))}
      <Button tone={tone} name="intent" value={name} busy={isSent} aria-label={full}>
        {label}
      </Button>
    </Form>
  );
}

function DeclineForm({ id }: { id: string }) {
  const t = useTranslations('staff.requests');
  const tMine = useTranslations('staff.mine');
  const field = useId();
  return (
    <Form method="post" preventScrollReset className="mt-3 grid max-w-lg gap-4 border-l-2 pb-1 pl-4">
      <input type="hidden" name="request" value={id} />
      <TextField field={{ id: field }} label={t('answer')} optionalLabel={tMine('optional')} limit={MAX_WORDS}>
        <Textarea name="answer" rows={2} />
      </TextField>
      <div>
        <Button tone="danger" name="intent" value="decline">
          {t('decline')}
        </Button>
      </div>
    </Form>
  );
}

/** A request that ended. */
export function EndedRequest({ request }: { request: Ended }) {
  const shiftWords = useShiftWords();
  const tMine = useTranslations('staff.mine');
  const what = useWhat(request);
  const { shift, answer } = request;
  return (
    <li className="grid gap-0.5 py-3 text-sm">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1 wrap-anywhere">
        {what}
        <RequestState request={request} />
      </p>
      <p className="text-muted wrap-anywhere">{shiftWords(shift)}</p>
      {answer === null ? null : <p className="wrap-anywhere">{tMine('answer', { answer })}</p>}
    </li>
  );
}

/** "Anna Beck → Ben Vogt". */
function useWhat({ kind, fromName, toName, otherShift, state }: Ended): string {
  const t = useTranslations('staff.requests.kind');
  const names = { from: fromName ?? '', to: toName ?? '' };
  if (kind === 'cannot_come') return t('cannot_come', names);
  if (kind === 'stand_in') {
    if (fromName === null) return t(toName === null ? 'open' : 'filled', names);
    return t(toName === null ? 'stand_in' : 'stood_in', names);
  }
  if (toName === null) return t('searching', names);
  if (otherShift) return t(state === 'offered' ? 'asking' : 'exchange', names);
  return t('swap', names);
}
