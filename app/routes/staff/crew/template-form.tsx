import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { WEEKDAYS } from '#app/domains/staff/rules/crew-choices.ts';
import type { FormAnswer } from '#app/platform/form/answer.server.ts';
import { useRoleName } from '#app/domains/staff/ui/use-role-name.ts';
import { Checkbox } from '#app/ui/choice.tsx';
import { EntityForm, SaveButton } from '#app/ui/entity-form.tsx';
import { Field, Fieldset } from '#app/ui/field.tsx';
import { Input, Select } from '#app/ui/input.tsx';
import { TextField } from '#app/ui/text-field.tsx';
import { useHydrated } from '#app/ui/use-hydrated.ts';
import { templateOfForm, type TemplateValues } from './form-values.ts';

interface TemplateFormProps {
  action: string;
  /** Null for a new template. */
  version: number | null;
  values: TemplateValues;
  answer: FormAnswer<TemplateValues> | null;
  areas: readonly { readonly id: string; readonly name: string }[];
  roles: readonly string[];
}

type FieldOf = (name: keyof TemplateValues) => { id: string; name: string; errors?: readonly string[] | undefined };

export function TemplateForm({ action, version, values, answer, areas, roles }: TemplateFormProps) {
  const t = useTranslations('staff.crew');
  const tUi = useTranslations('shell.ui');
  const roleName = useRoleName();
  const first = answer?.values ?? values;
  const field: FieldOf = (name) => ({ id: `template-${name}`, name, errors: answer?.errors[name] });
  const [endType, setEndType] = useState(first.endTimeType);
  return (
    <EntityForm
      action={action}
      version={version}
      answer={answer}
      onFields={(fields) => setEndType(templateOfForm(fields).endTimeType)}
      className="grid gap-5"
    >
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField limit={80} field={field('name')} label={t('template.name')} help={t('template.nameHelp')}>
          <Input name="name" defaultValue={first.name} required />
        </TextField>
        <TextField limit={40} field={field('code')} label={t('template.code')} help={t('template.codeHelp')}>
          <Input name="code" defaultValue={first.code} required autoCapitalize="characters" spellCheck={false} />
        </TextField>
        <TextField limit={40} field={field('role')} label={t('role')} help={t('template.roleHelp')}>
          <Input name="role" defaultValue={first.role} required list="template-roles" />
        </TextField>
        <TextField
          limit={60}
          field={field('station')}
          label={t('template.station')}
          optionalLabel={tUi('optional')}
          help={t('template.stationHelp')}
        >
          <Input name="station" defaultValue={first.station} />
        </TextField>
        <datalist id="template-roles">
          {roles.map((role) => (
            <option key={role}>{roleName(role)}</option>
          ))}
        </datalist>
        <Field field={field('workAreaId')} label={t('template.workArea')} help={t('template.workAreaHelp')}>
          <Select name="workAreaId" defaultValue={first.workAreaId}>
            <option value="">{t('template.noWorkArea')}</option>
            {areas.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
        <Field field={field('requiredStaffCount')} label={t('template.count')} help={t('template.countHelp')}>
          <Input type="number" name="requiredStaffCount" defaultValue={first.requiredStaffCount} min={0} max={100} />
        </Field>
      </div>
      <Times first={first} field={field} endType={endType} />
      <Fieldset field={field('weekdays')} label={t('template.weekdays')}>
        <div className="flex flex-wrap gap-x-5">
          {WEEKDAYS.map((day) => (
            <Checkbox
              key={day}
              name="weekdays"
              value={day}
              defaultChecked={first.weekdays.includes(String(day))}
              label={t(`template.days.d${day}`)}
            />
          ))}
        </div>
      </Fieldset>
      <div className="divide-y border-y">
        {(['skipHolidays', 'eventMode'] as const).map((name) => (
          <Checkbox
            key={name}
            name={name}
            defaultChecked={first[name]}
            label={t(`template.${name}`)}
            help={t(`template.${name}Help`)}
          />
        ))}
        <Checkbox
          name="active"
          defaultChecked={first.active}
          label={t('template.activeLabel')}
          help={t('template.activeHelp')}
        />
      </div>
      <div>
        <SaveButton>{t(version === null ? 'create' : 'save')}</SaveButton>
      </div>
    </EntityForm>
  );
}

/** Start and end, and what ends the shift. Without a script, the fields of both kinds of end show. */
function Times({ first, field, endType }: { first: TemplateValues; field: FieldOf; endType: string }) {
  const t = useTranslations('staff.crew');
  const isHydrated = useHydrated();
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <Field field={field('startTimeLocal')} label={t('template.start')}>
        <Input type="time" name="startTimeLocal" defaultValue={first.startTimeLocal} required />
      </Field>
      <Field field={field('endTimeLocal')} label={t('template.end')} help={t('template.endHelp')}>
        <Input type="time" name="endTimeLocal" defaultValue={first.endTimeLocal} required />
      </Field>
      <Field field={field('endTimeType')} label={t('template.endType')}>
        <Select name="endTimeType" defaultValue={first.endTimeType}>
          <option value="">{t('template.endTypes.none')}</option>
          <option value="fixed">{t('template.endTypes.fixed')}</option>
          <option value="close_plus">{t('template.endTypes.close_plus')}</option>
        </Select>
      </Field>
      <div hidden={isHydrated && endType !== 'fixed'}>
        <Field field={field('endTimeFixed')} label={t('template.fixed')}>
          <Input type="time" name="endTimeFixed" defaultValue={first.endTimeFixed} />
        </Field>
      </div>
      <div hidden={isHydrated && endType !== 'close_plus'}>
        <Field field={field('closePlusMinutes')} label={t('template.plus')} help={t('template.plusHelp')}>
          <Input type="number" name="closePlusMinutes" defaultValue={first.closePlusMinutes} min={-720} max={720} />
        </Field>
      </div>
    </div>
  );
}
