import { Form, Link, useNavigation } from '@remix-run/react';
import { useId } from 'react';
import { useTranslations } from 'use-intl';
import { paths } from '#app/paths.ts';
import { BothTimes, type CorrectionView } from '#app/routes/staff/time/correction-list.tsx';
import { BreakFields } from '#app/routes/staff/time/correct-form.tsx';
import type { CorrectValues } from '#app/routes/staff/time/time-view.server.ts';
import { Button, buttonClass } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';
import { Input, Textarea } from '#app/ui/input.tsx';
import { TextField } from '#app/ui/text-field.tsx';

export interface WishView extends CorrectionView {
  readonly name: string;
  readonly day: string;
  readonly sessionId: string | null;
  readonly version: number;
  readonly mayDecide: boolean;
  /** The form's times: the ones of the wish, else the present ones. */
  readonly typed: Pick<CorrectValues, 'clockIn' | 'clockOut' | 'breaks'>;
}

const MAX_ANSWER = 1000;

/** A wish that waits: the times now and as they shall be, the reason, and the decision. */
export function Wish({ wish }: { wish: WishView }) {
  const t = useTranslations('staff.times');
  const { id, name, day, sessionId, version, mayDecide, askedBy, at, reason } = wish;
  const sent = useNavigation().formData;
  const isSent = sent?.get('correction') === id && sent.get('intent') === 'approve';
  const what = t('corrections.what', { name, day });
  return (
    <li className="grid gap-2 py-4 text-sm">
      <h3 className="font-semibold">{what}</h3>
      <BothTimes before={wish.before} wanted={wish.wanted} />
      <p className="wrap-anywhere">{t('corrections.reason', { reason })}</p>
      <p className="text-muted">{t('corrections.by', { name: askedBy ?? t('corrections.nobody'), at })}</p>
      <div className="flex flex-wrap items-start gap-2">
        {mayDecide ? (
          <>
            <Form method="post" preventScrollReset>
              <input type="hidden" name="correction" value={id} />
              <input type="hidden" name="version" value={version} />
              <Button
                tone="primary"
                name="intent"
                value="approve"
                busy={isSent}
                aria-label={t('corrections.approveOf', { what })}
              >
                {t('corrections.approve')}
              </Button>
            </Form>
            <details className="min-w-0 open:w-full">
              <summary
                aria-label={t('corrections.otherOf', { what })}
                className={buttonClass('plain', 'list-none [&::-webkit-details-marker]:hidden')}
              >
                {t('corrections.other')}
              </summary>
              <WithTimes wish={wish} />
            </details>
            <details className="min-w-0 open:w-full">
              <summary
                aria-label={t('corrections.declineOf', { what })}
                className={buttonClass('danger', 'list-none [&::-webkit-details-marker]:hidden')}
              >
                {t('corrections.decline')}
              </summary>
              <Decline id={id} version={version} />
            </details>
          </>
        ) : null}
        {sessionId === null ? null : (
          <Link to={paths.staff.time(sessionId)} className={buttonClass('plain')}>
            {t('corrections.toSession')}
          </Link>
        )}
      </div>
    </li>
  );
}

/** Approves with times that the admin types, for a wish that names half of them. */
function WithTimes({ wish: { id, version, typed } }: { wish: WishView }) {
  const t = useTranslations('staff.times');
  const field = useId();
  return (
    <Form method="post" preventScrollReset className="mt-3 grid max-w-lg gap-4 border-l-2 pb-1 pl-4">
      <input type="hidden" name="correction" value={id} />
      <input type="hidden" name="version" value={version} />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field field={{ id: `${field}-in` }} label={t('correct.start')}>
          <Input type="datetime-local" name="clockIn" defaultValue={typed.clockIn} required />
        </Field>
        <Field field={{ id: `${field}-out` }} label={t('correct.end')}>
          <Input type="datetime-local" name="clockOut" defaultValue={typed.clockOut} required />
        </Field>
      </div>
      <BreakFields breaks={typed.breaks} help={t('corrections.breaksHelp')} />
      <div>
        <Button tone="primary" name="intent" value="approve">
          {t('corrections.approveThese')}
        </Button>
      </div>
    </Form>
  );
}

function Decline({ id, version }: { id: string; version: number }) {
  const t = useTranslations('staff.times');
  const field = useId();
  return (
    <Form method="post" preventScrollReset className="mt-3 grid max-w-lg gap-4 border-l-2 pb-1 pl-4">
      <input type="hidden" name="correction" value={id} />
      <input type="hidden" name="version" value={version} />
      <TextField field={{ id: field }} label={t('corrections.answerLabel')} limit={MAX_ANSWER}>
        <Textarea name="answer" rows={2} />
      </TextField>
      <div>
        <Button tone="danger" name="intent" value="decline">
          {t('corrections.decline')}
        </Button>
      </div>
    </Form>
  );
}
