import { Form, useNavigation } from '@remix-run/react';
import { type ReactNode, useId } from 'react';
import { useTranslations } from 'use-intl';
import type { Exchange, MyRequest, MyShift } from '#app/domains/staff/pages/my-shifts.server.ts';
import { MAX_WORDS } from '#app/domains/staff/rules/decide-request.ts';
import { ShiftLine, useShiftWords } from '#app/domains/staff/ui/shift-line.tsx';
import { useRoleName } from '#app/domains/staff/ui/use-role-name.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Button, buttonClass } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';
import { Select, Textarea } from '#app/ui/input.tsx';
import { TextField } from '#app/ui/text-field.tsx';
import { RequestState } from './request-list.tsx';

interface ShiftRowProps {
  row: MyShift;
  /** The live request of the person for this shift. */
  request: MyRequest | null;
}

/** An own shift, with giving it away and "cannot come" while no request is open. */
export function ShiftRow({ row, request }: ShiftRowProps) {
  const t = useTranslations('staff.mine');
  const shiftWords = useShiftWords();
  const { shift, colleagues, notes, hasStarted, canReportAbsence, exchanges } = row;
  const words = shiftWords(shift);
  const names = colleagues.map(({ name }) => name).join(', ');
  return (
    <li className="grid gap-2 py-3">
      <ShiftLine
        shift={shift}
        aside={
          <>
            {hasStarted ? <Badge tone="good">{t('running')}</Badge> : null}
            {request ? <RequestState request={request} /> : null}
          </>
        }
      />
      <div className="grid gap-1 pl-4 text-sm text-muted wrap-anywhere">
        <p>{names === '' ? t('alone') : t('with', { names })}</p>
        {notes === null ? null : <p className="whitespace-pre-line">{t('note', { note: notes })}</p>}
      </div>
      {hasStarted || row.requestId !== null ? null : (
        <div className="flex flex-wrap items-start gap-2 pl-4">
          <Panel label={t('give')} full={t('giveOf', { shift: words })}>
            <OfferForm shiftId={shift.id} role={shift.role} exchanges={exchanges} />
          </Panel>
          {canReportAbsence ? (
            <Panel label={t('absent')} full={t('absentOf', { shift: words })}>
              <AbsenceForm shiftId={shift.id} />
            </Panel>
          ) : null}
        </div>
      )}
    </li>
  );
}

function Panel({ label, full, children }: { label: string; full: string; children: ReactNode }) {
  return (
    <details className="min-w-0 open:w-full">
      <summary aria-label={full} className={buttonClass('plain', 'list-none [&::-webkit-details-marker]:hidden')}>
        {label}
      </summary>
      <div className="mt-3 border-l-2 pb-1 pl-4">{children}</div>
    </details>
  );
}

function OfferForm({ shiftId, role, exchanges }: { shiftId: string; role: string; exchanges: readonly Exchange[] }) {
  const t = useTranslations('staff.mine');
  const shiftWords = useShiftWords();
  const roleName = useRoleName();
  const id = useId();
  const isSending = useNavigation().formData?.get('shift') === shiftId;
  return (
    <Form method="post" className="grid max-w-lg gap-4">
      <input type="hidden" name="intent" value="offer" />
      <input type="hidden" name="shift" value={shiftId} />
      <Field field={{ id: `${id}-whom` }} label={t('whom')}>
        <Select name="exchange" defaultValue="">
          <option value="">{t('all', { role: roleName(role) })}</option>
          {exchanges.length > 0 ? (
            <optgroup label={t('inReturnFor')}>
              {exchanges.map(({ shift, staffId, name }) => (
                <option key={`${shift.id}:${staffId}`} value={`${shift.id}:${staffId}`}>
                  {t('exchange', { name, shift: shiftWords(shift) })}
                </option>
              ))}
            </optgroup>
          ) : null}
        </Select>
      </Field>
      <Message id={`${id}-message`} />
      <div>
        <Button tone="primary" busy={isSending}>
          {t('ask')}
        </Button>
      </div>
    </Form>
  );
}

function AbsenceForm({ shiftId }: { shiftId: string }) {
  const t = useTranslations('staff.mine');
  const id = useId();
  const isSending = useNavigation().formData?.get('shift') === shiftId;
  return (
    <Form method="post" className="grid max-w-lg gap-4">
      <input type="hidden" name="intent" value="absent" />
      <input type="hidden" name="shift" value={shiftId} />
      <p className="text-sm">{t('absentHint')}</p>
      <Message id={`${id}-message`} />
      <div>
        <Button tone="primary" busy={isSending}>
          {t('absentSend')}
        </Button>
      </div>
    </Form>
  );
}

function Message({ id }: { id: string }) {
  const t = useTranslations('staff.mine');
  return (
    <TextField field={{ id }} label={t('message')} optionalLabel={t('optional')} limit={MAX_WORDS}>
      <Textarea name="message" rows={2} />
    </TextField>
  );
}
