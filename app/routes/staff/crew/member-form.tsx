import { useTranslations } from 'use-intl';
import { EMPLOYMENT_KINDS } from '#app/domains/staff/rules/crew-choices.ts';
import type { FormAnswer } from '#app/platform/form/answer.server.ts';
import { Checkbox } from '#app/ui/choice.tsx';
import { EntityForm, SaveButton } from '#app/ui/entity-form.tsx';
import { Field } from '#app/ui/field.tsx';
import { Input, Select } from '#app/ui/input.tsx';
import { TextField } from '#app/ui/text-field.tsx';
import type { MemberValues } from './form-values.ts';

interface MemberFormProps {
  action: string;
  /** Null for a new staff member, whose person is a choice. */
  version: number | null;
  values: MemberValues;
  answer: FormAnswer<MemberValues> | null;
  people: readonly { readonly id: string; readonly name: string }[];
}

export function MemberForm({ action, version, values, answer, people }: MemberFormProps) {
  const t = useTranslations('staff.crew');
  const tUi = useTranslations('shell.ui');
  const first = answer?.values ?? values;
  const field = (name: keyof MemberValues) => ({ id: `member-${name}`, name, errors: answer?.errors[name] });
  return (
    <EntityForm action={action} version={version} answer={answer} className="grid gap-5">
      {version === null ? (
        <Field field={field('userId')} label={t('member.person')}>
          <Select name="userId" defaultValue={first.userId}>
            <option value="">–</option>
            {people.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      ) : null}
      <TextField limit={800} field={field('roles')} label={t('member.roles')} help={t('member.rolesHelp')}>
        <Input name="roles" defaultValue={first.roles} />
      </TextField>
      <Field field={field('employmentKind')} label={t('member.kind')} help={t('member.kindHelp')}>
        <Select name="employmentKind" defaultValue={first.employmentKind}>
          {EMPLOYMENT_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {t(`member.kinds.${kind}`)}
            </option>
          ))}
        </Select>
      </Field>
      <div className="grid gap-5 sm:grid-cols-2">
        <Field
          field={field('weeklyHours')}
          label={t('member.hours')}
          optionalLabel={tUi('optional')}
          help={t('member.hoursHelp')}
        >
          <Input type="number" name="weeklyHours" defaultValue={first.weeklyHours} min={0} max={80} step={0.5} />
        </Field>
        <TextField
          limit={80}
          field={field('externalRef')}
          label={t('member.ref')}
          optionalLabel={tUi('optional')}
          help={t('member.refHelp')}
        >
          <Input name="externalRef" defaultValue={first.externalRef} autoCapitalize="none" spellCheck={false} />
        </TextField>
      </div>
      <div className="border-y">
        <Checkbox
          name="allowsSplitDay"
          defaultChecked={first.allowsSplitDay}
          label={t('member.split')}
          help={t('member.splitHelp')}
        />
      </div>
      <div>
        <SaveButton>{t(version === null ? 'create' : 'save')}</SaveButton>
      </div>
    </EntityForm>
  );
}
