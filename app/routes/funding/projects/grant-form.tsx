import { useTranslations } from 'use-intl';
import type { FormAnswer } from '#app/platform/form/answer.server.ts';
import { Checkbox } from '#app/ui/choice.tsx';
import { EntityForm, SaveButton } from '#app/ui/entity-form.tsx';
import { Field, Fieldset } from '#app/ui/field.tsx';
import { Input } from '#app/ui/input.tsx';
import { TextField } from '#app/ui/text-field.tsx';
import type { GrantValues } from './form-values.ts';

interface GrantFormProps {
  action: string;
  /** Null for a new grant. */
  version: number | null;
  values: GrantValues;
  answer: FormAnswer<GrantValues> | null;
}

export function GrantForm({ action, version, values, answer }: GrantFormProps) {
  const t = useTranslations('funding.projects');
  const ui = useTranslations('shell.ui');
  const first = answer?.values ?? values;
  const field = (name: keyof GrantValues) => ({ id: `grant-${name}`, name, errors: answer?.errors[name] });
  const optionalLabel = ui('optional');
  return (
    <EntityForm action={action} version={version} answer={answer} className="grid gap-5">
      <TextField limit={200} field={field('title')} label={t('grantTitle')}>
        <Input name="title" defaultValue={first.title} required />
      </TextField>
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField limit={50} field={field('number')} label={t('number')} help={t('numberHelp')}>
          <Input name="number" defaultValue={first.number} required />
        </TextField>
        <Field field={field('granted')} label={t('granted')} help={t('grantedHelp')}>
          <Input name="granted" inputMode="decimal" defaultValue={first.granted} required className="tabular-nums" />
        </Field>
        <TextField limit={200} field={field('funder')} label={t('funder')}>
          <Input name="funder" defaultValue={first.funder} required />
        </TextField>
        <TextField limit={80} field={field('fileNumber')} label={t('fileNumber')} optionalLabel={optionalLabel}>
          <Input name="fileNumber" defaultValue={first.fileNumber} />
        </TextField>
        <Field field={field('validFrom')} label={`${t('period')}: ${t('validFrom')}`}>
          <Input type="date" name="validFrom" defaultValue={first.validFrom} required />
        </Field>
        <Field field={field('validUntil')} label={t('validUntil')}>
          <Input type="date" name="validUntil" defaultValue={first.validUntil} required />
        </Field>
      </div>
      <h2 className="mt-3 text-base font-semibold">{t('rules')}</h2>
      <div className="grid gap-5 sm:grid-cols-3">
        <Field
          field={field('hourlyRate')}
          label={t('hourlyRate')}
          help={t('hourlyRateHelp')}
          optionalLabel={optionalLabel}
        >
          <Input name="hourlyRate" inputMode="decimal" defaultValue={first.hourlyRate} />
        </Field>
        <Field field={field('maxHoursPerDay')} label={t('maxHoursPerDay')}>
          <Input name="maxHoursPerDay" inputMode="numeric" defaultValue={first.maxHoursPerDay} required />
        </Field>
        <Field field={field('ownShareCapPercent')} label={t('ownShareCapPercent')} optionalLabel={optionalLabel}>
          <Input name="ownShareCapPercent" inputMode="numeric" defaultValue={first.ownShareCapPercent} />
        </Field>
      </div>
      <Fieldset field={field('excludedKinds')} label={t('excludedKinds')}>
        {(['employees', 'office_holders'] as const).map((kind) => (
          <Checkbox
            key={kind}
            name="excludedKinds"
            value={kind}
            label={t(`excluded.${kind}`)}
            defaultChecked={first.excludedKinds.includes(kind)}
          />
        ))}
      </Fieldset>
      <Checkbox
        name="evidenceWithNames"
        label={t('evidenceWithNames')}
        help={t('evidenceWithNamesHelp')}
        defaultChecked={first.evidenceWithNames}
      />
      <div>
        <SaveButton>{t(version === null ? 'create' : 'save')}</SaveButton>
      </div>
    </EntityForm>
  );
}
