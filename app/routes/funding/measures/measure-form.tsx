import { useTranslations } from 'use-intl';
import type { ShownMeasure } from '#app/domains/funding/pages/measures.server.ts';
import type { ParentChoice } from '#app/domains/funding/pages/measure.server.ts';
import { measureStates } from '#app/domains/funding/rules/measure-states.ts';
import type { FormAnswer } from '#app/platform/form/answer.server.ts';
import { EntityForm, SaveButton } from '#app/ui/entity-form.tsx';
import { Field } from '#app/ui/field.tsx';
import { Input, Select, Textarea } from '#app/ui/input.tsx';
import { TextField } from '#app/ui/text-field.tsx';
import type { MeasureValues } from './form-values.ts';

interface MeasureFormProps {
  action: string;
  /** Null for a new measure. */
  version: number | null;
  /** The stored status; null for a new measure, which may have any. */
  status: ShownMeasure['status'] | null;
  values: MeasureValues;
  answer: FormAnswer<MeasureValues> | null;
  parents: readonly ParentChoice[];
}

export function MeasureForm({ action, version, status, values, answer, parents }: MeasureFormProps) {
  const t = useTranslations('funding.measures');
  const tUi = useTranslations('shell.ui');
  const first = answer?.values ?? values;
  const field = (name: keyof MeasureValues) => ({ id: `measure-${name}`, name, errors: answer?.errors[name] });
  const optionalLabel = tUi('optional');
  const states = measureStates.all.filter((to) => status === null || to === status || measureStates.can(status, to));
  const day = (name: 'plannedFrom' | 'plannedUntil' | 'actualFrom' | 'actualUntil') => (
    <Field field={field(name)} label={t(name)} optionalLabel={optionalLabel}>
      <Input type="date" name={name} defaultValue={first[name]} min="1990-01-01" max="2199-12-31" />
    </Field>
  );
  return (
    <EntityForm action={action} version={version} answer={answer} className="grid gap-5">
      <div className="grid gap-5 sm:grid-cols-[10rem_minmax(0,1fr)]">
        <TextField
          limit={version === null ? 50 : 120}
          field={field('number')}
          label={t('number')}
          help={t('numberHelp')}
        >
          <Input name="number" defaultValue={first.number} required spellCheck={false} />
        </TextField>
        <TextField limit={255} field={field('title')} label={t('name')}>
          <Input name="title" defaultValue={first.title} required />
        </TextField>
      </div>
      <Field field={field('parentId')} label={t('parent')}>
        <Select name="parentId" defaultValue={first.parentId}>
          {parents.map(({ id, number, title }) => (
            <option key={id ?? ''} value={id ?? ''}>
              {id === null ? t('top') : `${number} ${title}`}
            </option>
          ))}
        </Select>
      </Field>
      <TextField limit={5000} field={field('description')} label={t('description')} optionalLabel={optionalLabel}>
        <Textarea name="description" defaultValue={first.description} rows={4} />
      </TextField>
      <div className="grid gap-5 sm:grid-cols-3">
        <Field field={field('status')} label={t('status')}>
          <Select name="status" defaultValue={first.status}>
            {states.map((one) => (
              <option key={one} value={one}>
                {t(`statuses.${one}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Field field={field('progress')} label={t('progressLabel')} help={t('progressHelp')}>
          <Input type="number" name="progress" defaultValue={first.progress} min={0} max={100} inputMode="numeric" />
        </Field>
        <Field field={field('budget')} label={t('budget')} optionalLabel={optionalLabel} help={t('budgetHelp')}>
          <Input name="budget" defaultValue={first.budget} inputMode="decimal" autoComplete="off" />
        </Field>
      </div>
      <div className="grid gap-5 sm:grid-cols-2">
        {day('plannedFrom')}
        {day('plannedUntil')}
        {day('actualFrom')}
        {day('actualUntil')}
      </div>
      <div>
        <SaveButton>{t(version === null ? 'create' : 'save')}</SaveButton>
      </div>
    </EntityForm>
  );
}
