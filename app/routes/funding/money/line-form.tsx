import { useTranslations } from 'use-intl';
import type { StoredLetter } from '#app/domains/funding/store/letters.server.ts';
import type { FormAnswer } from '#app/platform/form/answer.server.ts';
import { useFormats } from '#app/platform/i18n/use-formats.ts';
import { EntityForm, SaveButton } from '#app/ui/entity-form.tsx';
import { Field } from '#app/ui/field.tsx';
import { Input, Select, Textarea } from '#app/ui/input.tsx';
import { TextField } from '#app/ui/text-field.tsx';
import type { LineValues } from './form-values.ts';

interface LineFormProps {
  action: string;
  /** Null for a new line. */
  version: number | null;
  values: LineValues;
  answer: FormAnswer<LineValues> | null;
  letters: readonly Pick<StoredLetter, 'id' | 'fileNumber' | 'issuedOn'>[];
}

export function LineForm({ action, version, values, answer, letters }: LineFormProps) {
  const t = useTranslations('funding.money');
  const { date } = useFormats();
  const optionalLabel = useTranslations('shell.ui')('optional');
  const first = answer?.values ?? values;
  const field = (name: keyof LineValues) => ({ id: `line-${name}`, name, errors: answer?.errors[name] });
  return (
    <EntityForm action={action} version={version} answer={answer} className="grid gap-5 sm:grid-cols-2">
      <Field field={field('kind')} label={t('kind')}>
        <Select name="kind" defaultValue={first.kind}>
          <option value="income">{t('income')}</option>
          <option value="expense">{t('expense')}</option>
        </Select>
      </Field>
      <TextField limit={200} field={field('label')} label={t('label')}>
        <Input name="label" defaultValue={first.label} required />
      </TextField>
      <Field field={field('approved')} label={t('approved')}>
        <Input name="approved" inputMode="decimal" defaultValue={first.approved} required />
      </Field>
      <Field field={field('revised')} label={t('revised')} help={t('revisedHelp')} optionalLabel={optionalLabel}>
        <Input name="revised" inputMode="decimal" defaultValue={first.revised} />
      </Field>
      <TextField
        limit={1000}
        field={field('revisedReason')}
        label={t('revisedReason')}
        optionalLabel={optionalLabel}
        className="sm:col-span-2"
      >
        <Textarea name="revisedReason" rows={2} defaultValue={first.revisedReason} />
      </TextField>
      <Field field={field('letterId')} label={t('letter')}>
        <Select name="letterId" defaultValue={first.letterId}>
          <option value="">{t('noLetter')}</option>
          {letters.map(({ id, fileNumber, issuedOn }) => (
            <option key={id} value={id}>
              {fileNumber}, {date(issuedOn)}
            </option>
          ))}
        </Select>
      </Field>
      <div className="sm:col-span-2">
        <SaveButton>{t(version === null ? 'add' : 'save')}</SaveButton>
      </div>
    </EntityForm>
  );
}
