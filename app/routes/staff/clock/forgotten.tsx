import { Form, useNavigation } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { useFormats } from '#app/platform/i18n/use-formats.ts';
import { Button } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';
import { Input } from '#app/ui/input.tsx';

interface ForgottenProps {
  open: { readonly day: string; readonly time: string };
  formKey: string;
  today: string;
}

/** A session that runs for more than 16 hours: the person says when the work ended. */
export function Forgotten({ open: { day, time }, formKey, today }: ForgottenProps) {
  const t = useTranslations('staff.clock.forgotten');
  const format = useFormats();
  const isSending = useNavigation().formData?.get('intent') === 'end';
  return (
    <section aria-labelledby="forgotten" className="grid gap-3 rounded border-l-3 border-l-warn bg-warn-tint p-3.5">
      <h2 id="forgotten" className="text-base font-semibold">
        {t('title', { day: format.day(day) })}
      </h2>
      <p className="text-sm">{t('hint', { time: format.time(time) })}</p>
      <Form method="post" className="grid gap-3">
        <input type="hidden" name="intent" value="end" />
        <input type="hidden" name="key" value={`${formKey}-end`} />
        <div className="grid grid-cols-2 gap-3">
          <Field field={{ id: 'end-date' }} label={t('date')}>
            <Input type="date" name="date" defaultValue={day} min={day} max={today} required />
          </Field>
          <Field field={{ id: 'end-time' }} label={t('time')}>
            <Input type="time" name="time" required />
          </Field>
        </div>
        <div>
          <Button tone="primary" busy={isSending}>
            {t('send')}
          </Button>
        </div>
      </Form>
    </section>
  );
}
