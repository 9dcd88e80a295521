import { useTranslations } from 'use-intl';
import type { FormAnswer } from '#app/platform/form/answer.server.ts';
import { EntityForm, SaveButton } from '#app/ui/entity-form.tsx';
import { Field, Fieldset } from '#app/ui/field.tsx';
import { Input, Select } from '#app/ui/input.tsx';
import { TextField } from '#app/ui/text-field.tsx';
import type { SubprojectValues } from './form-values.ts';

interface SubprojectFormProps {
  action: string;
  /** Null for a new sub-project. */
  version: number | null;
  values: SubprojectValues;
  answer: FormAnswer<SubprojectValues> | null;
  /** What it can be below; empty for one that has its place. */
  parents: readonly { readonly id: string; readonly number: string; readonly name: string }[];
}

/** Lines of master data beyond the filled ones. */
const EMPTY_LINES = 2;

export function SubprojectForm({ action, version, values, answer, parents }: SubprojectFormProps) {
  const t = useTranslations('funding.subprojects');
  const words = useTranslations('funding.projects');
  const first = answer?.values ?? values;
  const field = (name: string) => ({ id: `subproject-${name}`, name, errors: answer?.errors[name] });
  const filled = first.master.filter(({ name, value }) => name !== '' || value !== '');
  const lines = [...filled, ...Array.from({ length: EMPTY_LINES }, () => ({ name: '', value: '' }))].map(
    (line, index) => ({ ...line, key: `line-${index}`, index: index + 1 }),
  );
  return (
    <EntityForm action={action} version={version} answer={answer} className="grid gap-5">
      <TextField limit={200} field={field('name')} label={t('name')}>
        <Input name="name" defaultValue={first.name} required />
      </TextField>
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField limit={50} field={field('number')} label={words('number')}>
          <Input name="number" defaultValue={first.number} required />
        </TextField>
        <Field field={field('budget')} label={t('budget')} help={words('grantedHelp')}>
          <Input name="budget" inputMode="decimal" defaultValue={first.budget} required className="tabular-nums" />
        </Field>
      </div>
      {version === null ? (
        <Field field={field('parentId')} label={t('parent')}>
          <Select name="parentId" defaultValue={first.parentId}>
            <option value="">{t('top')}</option>
            {parents.map(({ id, number, name }) => (
              <option key={id} value={id}>
                {number} {name}
              </option>
            ))}
          </Select>
        </Field>
      ) : null}
      <Fieldset field={field('masterName')} label={t('masterData')} help={t('masterHelp')}>
        <div className="grid gap-3 max-sm:gap-5">
          {lines.map(({ key, name, value, index }) => (
            <div key={key} className="grid gap-x-3 gap-y-1.5 sm:grid-cols-[minmax(0,1fr)_minmax(0,2fr)]">
              <input
                name="masterName"
                aria-label={`${t('field')} ${index}`}
                placeholder={t('field')}
                defaultValue={name}
                className="tap w-full min-w-0 rounded-md border border-field bg-sunken px-3 py-1.5 text-base text-ink placeholder:text-muted lg:text-sm"
              />
              <input
                name="masterValue"
                aria-label={`${t('value')} ${index}`}
                placeholder={t('value')}
                defaultValue={value}
                className="tap w-full min-w-0 rounded-md border border-field bg-sunken px-3 py-1.5 text-base text-ink placeholder:text-muted lg:text-sm"
              />
            </div>
          ))}
        </div>
      </Fieldset>
      <div>
        <SaveButton>{words(version === null ? 'create' : 'save')}</SaveButton>
      </div>
    </EntityForm>
  );
}
