import { Form, useNavigation } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { Button } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';
import { Select } from '#app/ui/input.tsx';

export interface ColumnView {
  readonly at: number;
  readonly head: string;
  readonly letter: string;
  readonly field: string;
  readonly sample: string;
}

interface MappingFormProps {
  action: string;
  version: number;
  columns: readonly ColumnView[];
  fields: readonly { value: string; label: string }[];
  /** Folded away while all rows are in order. */
  isOpen: boolean;
  isAgain: boolean;
}

/** Which column of the file fills which field. */
export function MappingForm({ action, version, columns, fields, isOpen, isAgain }: MappingFormProps) {
  const t = useTranslations('funding.importing');
  const { formData } = useNavigation();
  return (
    <details open={isOpen} className="mt-6 border-t py-3">
      <summary className="tap cursor-pointer text-base font-semibold">{t('columns')}</summary>
      <p className="mt-1 mb-4 max-w-prose text-sm text-muted">{t('columnsHint')}</p>
      <Form method="post" action={action}>
        <input type="hidden" name="version" value={version} />
        <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2 xl:grid-cols-3">
          {columns.map(({ at, head, letter, field, sample }) => (
            <Field
              key={at}
              field={{ id: `c${at}` }}
              label={head || t('column', { letter })}
              help={sample === '' ? t('noSample') : t('sample', { values: sample })}
            >
              <Select name={`c${at}`} defaultValue={field}>
                <option value="">{t('skip')}</option>
                {fields.map(({ value, label }) => (
                  <option key={value} value={value}>
                    {label}
                  </option>
                ))}
              </Select>
            </Field>
          ))}
        </div>
        <div className="mt-5">
          <Button name="intent" value="check" busy={formData?.get('intent') === 'check'}>
            {t(isAgain ? 'checkAgain' : 'check')}
          </Button>
        </div>
      </Form>
    </details>
  );
}
