import { useTranslations } from 'use-intl';
import type { ReceiptChoices } from '#app/domains/funding/pages/money.server.ts';
import type { FormAnswer } from '#app/platform/form/answer.server.ts';
import { EntityForm, SaveButton } from '#app/ui/entity-form.tsx';
import { Field } from '#app/ui/field.tsx';
import { Input, Select } from '#app/ui/input.tsx';
import { TextField } from '#app/ui/text-field.tsx';
import type { ReceiptValues } from './form-values.ts';

interface ReceiptFormProps {
  action: string;
  /** Null for a new receipt. */
  version: number | null;
  values: ReceiptValues;
  answer: FormAnswer<ReceiptValues> | null;
  choices: ReceiptChoices;
  hasFile: boolean;
}

export function ReceiptForm({ action, version, values, answer, choices, hasFile }: ReceiptFormProps) {
  const t = useTranslations('funding.money');
  const optionalLabel = useTranslations('shell.ui')('optional');
  const first = answer?.values ?? values;
  const field = (name: string) => ({ id: `receipt-${name}`, name, errors: answer?.errors[name] });
  return (
    <EntityForm
      action={action}
      version={version}
      answer={answer}
      encType="multipart/form-data"
      className="grid gap-5 sm:grid-cols-2"
    >
      <TextField limit={50} field={field('number')} label={t('number')}>
        <Input name="number" defaultValue={first.number} required />
      </TextField>
      <Field field={field('paidOn')} label={t('paidOn')}>
        <Input type="date" name="paidOn" defaultValue={first.paidOn} required />
      </Field>
      <TextField limit={200} field={field('party')} label={t('party')}>
        <Input name="party" defaultValue={first.party} required />
      </TextField>
      <Field field={field('amount')} label={t('amount')} help={t('amountHelp')}>
        <Input name="amount" inputMode="text" defaultValue={first.amount} required className="tabular-nums" />
      </Field>
      <TextField limit={500} field={field('reason')} label={t('reason')} className="sm:col-span-2">
        <Input name="reason" defaultValue={first.reason} required />
      </TextField>
      <Field field={field('lineId')} label={t('line')}>
        <Select name="lineId" defaultValue={first.lineId}>
          {(['expense', 'income'] as const).map((kind) => (
            <optgroup key={kind} label={t(kind)}>
              {choices.lines
                .filter((line) => line.kind === kind)
                .map(({ id, label }) => (
                  <option key={id} value={id}>
                    {label}
                  </option>
                ))}
            </optgroup>
          ))}
        </Select>
      </Field>
      <Field field={field('place')} label={t('place')}>
        <Select name="place" defaultValue={first.place}>
          {choices.isAdmin ? <option value="">{t('wholeGrant')}</option> : null}
          {choices.places.map(({ id, name, isWhole, measures }) => (
            <optgroup key={id} label={name}>
              {isWhole ? <option value={id}>{t('wholeSubproject', { name })}</option> : null}
              {measures.map((measure) => (
                <option key={measure.id} value={`${id}/${measure.id}`}>
                  {measure.name}
                </option>
              ))}
            </optgroup>
          ))}
        </Select>
      </Field>
      <Field
        field={field('file')}
        label={t(hasFile ? 'replaceFile' : 'file')}
        help={answer ? `${t('fileHelp')} ${t('fileAgain')}` : t('fileHelp')}
        optionalLabel={optionalLabel}
        className="sm:col-span-2"
      >
        <Input type="file" name="file" accept="application/pdf,image/jpeg,image/png" />
      </Field>
      <div className="sm:col-span-2">
        <SaveButton>{t(version === null ? 'add' : 'save')}</SaveButton>
      </div>
    </EntityForm>
  );
}
