import { Form, useNavigation } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import type { FormAnswer } from '#app/platform/form/answer.server.ts';
import { BreakFields } from '#app/routes/staff/time/correct-form.tsx';
import type { CorrectValues } from '#app/routes/staff/time/time-view.server.ts';
import { Button } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';
import { Input, Select, Textarea } from '#app/ui/input.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { TextField } from '#app/ui/text-field.tsx';

interface AskFormProps {
  /** Null: the wish makes a session. */
  sessionId: string | null;
  values: CorrectValues;
  /** Of a person who works for several operators. */
  places: readonly { readonly staffId: string; readonly operatorName: string }[];
  answer: FormAnswer<CorrectValues> | null;
}

const MAX_REASON = 1000;

/** How the times should be, and why. */
export function AskForm({ sessionId, values, places, answer }: AskFormProps) {
  const t = useTranslations('staff.ownMonth');
  const tTimes = useTranslations('staff.times');
  const sent = useNavigation().formData;
  const first = answer?.values ?? values;
  const form = sessionId ?? 'new';
  const field = (name: string) => ({
    id: `${form}-${name}`,
    name,
    errors: answer?.errors[name],
    errorId: `${form}-${name}-error`,
  });
  const isSending = sent?.get('intent') === 'ask' && (sent.get('session') ?? 'new') === form;
  return (
    <Form method="post" className="mt-3 grid max-w-lg gap-4 border-l-2 pb-1 pl-4" preventScrollReset>
      <input type="hidden" name="intent" value="ask" />
      {sessionId === null ? null : <input type="hidden" name="session" value={sessionId} />}
      {answer ? <Notice tone="error">{answer.notice}</Notice> : null}
      {sessionId === null && places.length > 1 ? (
        <Field field={field('staff')} label={t('operator')}>
          <Select name="staff">
            {places.map(({ staffId, operatorName }) => (
              <option key={staffId} value={staffId}>
                {operatorName}
              </option>
            ))}
          </Select>
        </Field>
      ) : null}
      <div className="grid gap-4 sm:grid-cols-2">
        <Field field={field('clockIn')} label={tTimes('correct.start')}>
          <Input type="datetime-local" name="clockIn" defaultValue={first.clockIn} required />
        </Field>
        <Field field={field('clockOut')} label={tTimes('correct.end')}>
          <Input type="datetime-local" name="clockOut" defaultValue={first.clockOut} required />
        </Field>
      </div>
      <BreakFields breaks={first.breaks} help={t('breaksHelp')} errors={answer?.errors['breaks']} />
      <TextField field={field('reason')} label={t('why')} help={t('whyHelp')} limit={MAX_REASON}>
        <Textarea name="reason" rows={2} defaultValue={first.reason} required />
      </TextField>
      <div>
        <Button tone="primary" busy={isSending}>
          {t('send')}
        </Button>
      </div>
    </Form>
  );
}
