import { Form } from '@remix-run/react';
import { ArrowRight } from 'lucide-react';
import { useTranslations } from 'use-intl/react';
import type { CarriedForm } from '#app/platform/form/carried-fields.server.ts';
import { Button } from '#app/ui/button.tsx';

/** The fields of the form that travels along; the sign-in sends them to itself. */
export function CarriedFields({ form, packed }: { form: CarriedForm | null; packed: string }) {
  if (!form) return null;
  return (
    <>
      <input type="hidden" name="formular" value={form.action} data-carried="" />
      <input type="hidden" name="felder" value={packed} />
    </>
  );
}

/** After the sign-in: who is signed in now, and one button that sends the fields to their form. Nothing is sent without it. */
export function ContinueWithForm({ form, name }: { form: CarriedForm; name: string }) {
  const t = useTranslations('accounts.signIn');
  return (
    <>
      <h1 className="text-xl font-semibold tracking-tight wrap-anywhere">{t('welcome', { name })}</h1>
      <p className="mt-1 text-muted">{t('notSentYet')}</p>
      <Form method="post" action={form.action} reloadDocument className="mt-6" data-carried="">
        {form.fields.map(([field, value]) => (
          <input key={`${field}=${value}`} type="hidden" name={field} value={value} />
        ))}
        <Button tone="primary" icon={<ArrowRight aria-hidden />} className="w-full">
          {t('continue')}
        </Button>
      </Form>
    </>
  );
}
