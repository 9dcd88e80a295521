import { useTranslations } from 'use-intl';
import type { FormAnswer } from '#app/platform/form/answer.server.ts';
import { EntityForm, SaveButton } from '#app/ui/entity-form.tsx';
import { Field } from '#app/ui/field.tsx';
import { Input } from '#app/ui/input.tsx';
import { PinField } from './pin-field.tsx';

interface IdentityFormsProps {
  action: string;
  memberNumber: string | null;
  pinSetAt: string | null;
  pinSetBy: string | null;
  answer: { intent: 'number' | 'pin'; form: FormAnswer<Record<string, never>> } | null;
}

/** The member number, and a PIN that the admin chooses with the person. */
export function IdentityForms({ action, memberNumber, pinSetAt, pinSetBy, answer }: IdentityFormsProps) {
  const t = useTranslations('presence.badges');
  const formOf = (intent: 'number' | 'pin') => (answer?.intent === intent ? answer.form : null);
  const [number, pin] = [formOf('number'), formOf('pin')];
  const time = pinSetAt ?? '';
  const state = pinSetBy ? t('pinSetBy', { time, person: pinSetBy }) : t(pinSetAt ? 'pinSet' : 'pinNone', { time });
  return (
    <section aria-labelledby="identity" className="grid max-w-2xl gap-5">
      <h2 id="identity" className="border-b pb-1 text-base font-semibold">
        {t('identity')}
      </h2>
      <EntityForm action={action} intent="number" version={null} answer={number} className="grid gap-3">
        <Field
          field={{ id: 'member-number', name: 'memberNumber', errors: number?.errors['memberNumber'] }}
          label={t('number')}
          help={t('numberHelp')}
        >
          <Input
            key={memberNumber}
            name="memberNumber"
            defaultValue={memberNumber ?? ''}
            inputMode="numeric"
            autoComplete="off"
            className="max-w-48 tabular-nums"
          />
        </Field>
        <div>
          <SaveButton>{t('saveNumber')}</SaveButton>
        </div>
      </EntityForm>
      {memberNumber === null ? null : (
        <EntityForm key={time} action={action} intent="pin" version={null} answer={pin} className="grid gap-3">
          <p className="text-sm">{state}</p>
          <PinField name="pin" label={t('pin')} help={t('pinHelp')} errors={pin?.errors['pin']} />
          <div>
            <SaveButton>{t('savePin')}</SaveButton>
          </div>
        </EntityForm>
      )}
    </section>
  );
}
