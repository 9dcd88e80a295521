import { useTranslations } from 'use-intl';
import type { RosterFacility } from '#app/domains/staff/store/roster-rows.server.ts';
import type { RosterPerson } from '#app/domains/staff/rules/roster.ts';
import { useRoleName } from '#app/domains/staff/ui/use-role-name.ts';
import type { FormAnswer } from '#app/platform/form/answer.server.ts';
import { Checkbox } from '#app/ui/choice.tsx';
import { EntityForm, SaveButton } from '#app/ui/entity-form.tsx';
import { Field, Fieldset } from '#app/ui/field.tsx';
import { Input, Select, Textarea } from '#app/ui/input.tsx';
import { TextField } from '#app/ui/text-field.tsx';
import type { ShiftValues } from './shift-values.ts';

interface ShiftFormProps {
  action: string;
  /** Null for a new shift. */
  version: number | null;
  values: ShiftValues;
  answer: FormAnswer<ShiftValues> | null;
  facilities: readonly RosterFacility[];
  /** Of a new shift: who can be assigned at once. */
  people?: readonly RosterPerson[];
  /** Roles that were used before, as suggestions. */
  roles: readonly string[];
}

const NO_PEOPLE: readonly RosterPerson[] = [];

/** Time, place and needs of a shift. */
export function ShiftForm({ action, version, values, answer, facilities, people = NO_PEOPLE, roles }: ShiftFormProps) {
  const t = useTranslations('staff.shift');
  const roleName = useRoleName();
  const first = answer?.values ?? values;
  const field = (name: keyof ShiftValues) => ({ id: `shift-${name}`, name, errors: answer?.errors[name] });
  return (
    <EntityForm action={action} version={version} answer={answer} className="grid gap-5">
      <div className="grid gap-5 sm:grid-cols-3">
        <Field field={field('dateLocal')} label={t('date')}>
          <Input type="date" name="dateLocal" defaultValue={first.dateLocal} required />
        </Field>
        <Field field={field('startTimeLocal')} label={t('start')}>
          <Input type="time" name="startTimeLocal" defaultValue={first.startTimeLocal} required />
        </Field>
        <Field field={field('endTimeLocal')} label={t('end')} help={t('endHelp')}>
          <Input type="time" name="endTimeLocal" defaultValue={first.endTimeLocal} required />
        </Field>
      </div>
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField limit={40} field={field('role')} label={t('role')} help={t('roleHelp')}>
          <Input name="role" defaultValue={first.role} required list="shift-roles" autoComplete="off" />
        </TextField>
        <datalist id="shift-roles">
          {roles.map((role) => (
            <option key={role}>{roleName(role)}</option>
          ))}
        </datalist>
        <TextField limit={60} field={field('station')} label={t('station')} optionalLabel={t('optional')}>
          <Input name="station" defaultValue={first.station} autoComplete="off" />
        </TextField>
        <Field field={field('workAreaId')} label={t('area')} help={t('areaHelp')}>
          <Select name="workAreaId" defaultValue={first.workAreaId}>
            <option value="">{t('noArea')}</option>
            {facilities.map(({ id, name, areas }) => (
              <optgroup key={id} label={name}>
                {areas
                  .filter((area) => area.isActive || area.id === first.workAreaId)
                  .map((area) => (
                    <option key={area.id} value={area.id}>
                      {area.name}
                    </option>
                  ))}
              </optgroup>
            ))}
          </Select>
        </Field>
        <Field field={field('requiredStaffCount')} label={t('required')} help={t('requiredHelp')}>
          <Input
            type="number"
            name="requiredStaffCount"
            defaultValue={first.requiredStaffCount}
            min={0}
            max={100}
            required
            className="max-w-24 tabular-nums"
          />
        </Field>
      </div>
      {people.length > 0 ? (
        <Fieldset field={field('staffIds')} label={t('staff')}>
          <div className="grid max-h-72 gap-x-6 overflow-y-auto rounded-md border border-line px-3 sm:grid-cols-2">
            {people.map(({ id, name, roles: own }) => (
              <Checkbox
                key={id}
                name="staffIds"
                value={id}
                defaultChecked={first.staffIds.includes(id)}
                label={name}
                help={own.map(roleName).join(', ')}
              />
            ))}
          </div>
        </Fieldset>
      ) : null}
      <TextField limit={2000} field={field('notesStaff')} label={t('notesStaff')} optionalLabel={t('optional')}>
        <Textarea name="notesStaff" defaultValue={first.notesStaff} rows={2} />
      </TextField>
      <TextField
        limit={2000}
        field={field('notesInternal')}
        label={t('notesInternal')}
        help={t('notesInternalHelp')}
        optionalLabel={t('optional')}
      >
        <Textarea name="notesInternal" defaultValue={first.notesInternal} rows={2} />
      </TextField>
      <div>
        <SaveButton>{version === null ? t('create') : t('save')}</SaveButton>
      </div>
    </EntityForm>
  );
}
