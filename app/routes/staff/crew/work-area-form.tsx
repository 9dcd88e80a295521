import { useTranslations } from 'use-intl';
import type { Place } from '#app/domains/staff/pages/crew-pages.server.ts';
import { CLOCK_SUGGESTIONS } from '#app/domains/staff/rules/crew-choices.ts';
import type { FormAnswer } from '#app/platform/form/answer.server.ts';
import { EntityForm, SaveButton } from '#app/ui/entity-form.tsx';
import { Field } from '#app/ui/field.tsx';
import { Input, Select } from '#app/ui/input.tsx';
import { TextField } from '#app/ui/text-field.tsx';
import type { WorkAreaValues } from './form-values.ts';

interface WorkAreaFormProps {
  action: string;
  /** Null for a new work area. */
  version: number | null;
  values: WorkAreaValues;
  answer: FormAnswer<WorkAreaValues> | null;
  places: readonly Place[];
}

export function WorkAreaForm({ action, version, values, answer, places }: WorkAreaFormProps) {
  const t = useTranslations('staff.crew');
  const first = answer?.values ?? values;
  const field = (name: keyof WorkAreaValues) => ({ id: `area-${name}`, name, errors: answer?.errors[name] });
  return (
    <EntityForm action={action} version={version} answer={answer} className="grid gap-5">
      <TextField limit={80} field={field('name')} label={t('area.name')} help={t('area.nameHelp')}>
        <Input name="name" defaultValue={first.name} required />
      </TextField>
      <Field field={field('place')} label={t('area.place')} help={t('area.placeHelp')}>
        <Select name="place" defaultValue={first.place}>
          {places.map(({ id, name, rooms }) => (
            <optgroup key={id} label={name}>
              <option value={id}>{t('area.whole', { facility: name })}</option>
              {rooms.map((room) => (
                <option key={room.id} value={`${id}/${room.id}`}>
                  {room.name}
                </option>
              ))}
            </optgroup>
          ))}
        </Select>
      </Field>
      <div className="grid gap-5 sm:grid-cols-2">
        <Field field={field('color')} label={t('area.color')}>
          <Input type="color" name="color" defaultValue={first.color} className="h-11 p-1 lg:h-9" />
        </Field>
        <Field field={field('clockSuggestion')} label={t('area.clock')} help={t('area.clockHelp')}>
          <Select name="clockSuggestion" defaultValue={first.clockSuggestion}>
            {CLOCK_SUGGESTIONS.map((choice) => (
              <option key={choice} value={choice}>
                {t(`area.clocks.${choice}`)}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <div>
        <SaveButton>{t(version === null ? 'create' : 'save')}</SaveButton>
      </div>
    </EntityForm>
  );
}
