import { useTranslations } from 'use-intl';
import type { AssignmentsPage } from '#app/domains/funding/pages/assignments.server.ts';
import { PROJECT_ROLES } from '#app/domains/funding/rules/rights.ts';
import type { FormAnswer } from '#app/platform/form/answer.server.ts';
import { EntityForm, SaveButton } from '#app/ui/entity-form.tsx';
import { Field } from '#app/ui/field.tsx';
import { Input, Select, Textarea } from '#app/ui/input.tsx';
import { TextField } from '#app/ui/text-field.tsx';
import { type AssignmentValues, NEW_ASSIGNMENT } from './values.ts';

interface AssignFormProps {
  action: string;
  people: AssignmentsPage['people'];
  answer: FormAnswer<AssignmentValues> | null;
}

/** Who gets which role, from when to when. */
export function AssignForm({ action, people, answer }: AssignFormProps) {
  const t = useTranslations('funding.assignments');
  const first = answer?.values ?? NEW_ASSIGNMENT;
  const field = (name: keyof AssignmentValues) => ({ id: `assign-${name}`, name, errors: answer?.errors[name] });
  return (
    <EntityForm action={action} intent="assign" version={null} answer={answer} className="grid gap-5 pt-4">
      <div className="grid gap-5 sm:grid-cols-2">
        <Field field={field('userId')} label={t('person')}>
          <Select name="userId" defaultValue={first.userId} required>
            <option value="">{t('choosePerson')}</option>
            {people.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
        <Field field={field('role')} label={t('role')} help={t('roleHelp')}>
          <Select name="role" defaultValue={first.role}>
            {PROJECT_ROLES.map((role) => (
              <option key={role} value={role}>
                {t(`roles.${role}`)}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <DatesAndRemark first={first} field={field} />
      <div>
        <SaveButton>{t('assign')}</SaveButton>
      </div>
    </EntityForm>
  );
}

interface DatesProps {
  first: AssignmentValues;
  field: (name: keyof AssignmentValues) => { id: string; name: string; errors?: readonly string[] | undefined };
  /** It has begun: the first day stays. */
  hasBegun?: boolean;
}

export function DatesAndRemark({ first, field, hasBegun = false }: DatesProps) {
  const t = useTranslations('funding.assignments');
  const tUi = useTranslations('shell.ui');
  const optionalLabel = tUi('optional');
  return (
    <>
      <div className="grid gap-5 sm:grid-cols-2">
        <Field field={field('validFrom')} label={t('validFrom')} {...(hasBegun ? {} : { help: t('validFromHelp') })}>
          <Input type="date" name="validFrom" defaultValue={first.validFrom} readOnly={hasBegun} />
        </Field>
        <Field
          field={field('validUntil')}
          label={t('validUntil')}
          optionalLabel={optionalLabel}
          help={t('validUntilHelp')}
        >
          <Input type="date" name="validUntil" defaultValue={first.validUntil} />
        </Field>
      </div>
      <TextField
        limit={1000}
        field={field('remark')}
        label={t('remark')}
        optionalLabel={optionalLabel}
        help={t('remarkHelp')}
      >
        <Textarea name="remark" defaultValue={first.remark} rows={2} />
      </TextField>
    </>
  );
}
