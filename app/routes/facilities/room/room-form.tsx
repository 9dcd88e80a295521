import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { PlacedResource, RoomFacility } from '#app/domains/facilities/room-pages.server.ts';
import type { FormAnswer } from '#app/platform/form/answer.server.ts';
import { Checkbox } from '#app/ui/choice.tsx';
import { EntityForm, SaveButton } from '#app/ui/entity-form.tsx';
import { Field } from '#app/ui/field.tsx';
import { Input, Select } from '#app/ui/input.tsx';
import { TextField } from '#app/ui/text-field.tsx';
import { type RoomValues, valuesOfForm } from './room-values.ts';

interface RoomFormProps {
  action: string;
  /** Null for a new room, whose facility is a choice. */
  room: { readonly id: string; readonly version: number } | null;
  values: RoomValues;
  answer: FormAnswer<RoomValues> | null;
  facilities: readonly RoomFacility[];
}

export function RoomForm({ action, room, values, answer, facilities }: RoomFormProps) {
  const t = useTranslations('facilities.rooms');
  const tUi = useTranslations('shell.ui');
  const first = answer?.values ?? values;
  const [facilityId, setFacilityId] = useState(room ? values.facilityId : first.facilityId);
  const facility = facilities.find(({ id }) => id === facilityId);
  const field = (name: keyof RoomValues) => ({ id: `room-${name}`, name, errors: answer?.errors[name] });
  return (
    <EntityForm
      action={action}
      intent="save"
      version={room?.version ?? null}
      answer={answer}
      onFields={(fields) => setFacilityId(valuesOfForm(fields).facilityId || facilityId)}
      className="grid gap-5"
    >
      {room ? null : (
        <Field field={field('facilityId')} label={t('field.facility')} help={t('field.facilityHelp')}>
          <Select name="facilityId" defaultValue={first.facilityId}>
            {facilities.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <TextField limit={80} field={field('name')} label={t('field.name')} help={t('field.nameHelp')}>
        <Input name="name" defaultValue={first.name} required />
      </TextField>
      <Field
        field={field('slug')}
        label={t('field.slug')}
        optionalLabel={tUi('optional')}
        help={`${t('field.slugHelp')} ${t('field.slugHelpNew')}`}
      >
        <Input name="slug" defaultValue={first.slug} maxLength={40} autoCapitalize="none" spellCheck={false} />
      </Field>
      <div className="divide-y border-y">
        <Checkbox
          name="isActive"
          defaultChecked={first.isActive}
          label={t('field.isActive')}
          help={t('field.isActiveHelp')}
        />
        <Checkbox
          name="isPublic"
          defaultChecked={first.isPublic}
          label={t('field.isPublic')}
          help={t('field.isPublicHelp')}
        />
      </div>
      <Places
        key={facilityId}
        resources={facility?.resources ?? []}
        roomId={room?.id ?? null}
        chosen={first.resourceIds}
        errors={answer?.errors['resourceIds']}
      />
      <div>
        <SaveButton>{t(room ? 'save' : 'create')}</SaveButton>
      </div>
    </EntityForm>
  );
}

interface PlacesProps {
  resources: readonly PlacedResource[];
  roomId: string | null;
  chosen: readonly string[];
  errors?: readonly string[] | undefined;
}

/** Root resources of the facility. One that lies in another room says so. */
function Places({ resources, roomId, chosen, errors }: PlacesProps) {
  const t = useTranslations('facilities.rooms.field');
  return (
    <fieldset className="min-w-0" aria-describedby={errors ? 'room-places-error' : 'room-places-help'}>
      <legend className="text-sm font-medium">{t('resources')}</legend>
      <p id="room-places-help" className="mb-1 text-xs text-muted">
        {resources.length === 0 ? t('noResources') : t('resourcesHelp')}
      </p>
      <div className="grid gap-x-6 sm:grid-cols-2">
        {resources.map((resource) => (
          <Checkbox
            key={resource.id}
            name="resourceIds"
            value={resource.id}
            defaultChecked={chosen.includes(resource.id)}
            label={resource.name}
            help={
              resource.roomId !== null && resource.roomId !== roomId
                ? t('lies', { room: resource.roomName ?? '' })
                : resource.groupName
            }
          />
        ))}
      </div>
      {errors ? (
        <p id="room-places-error" className="text-xs font-medium text-bad">
          {errors.join(' ')}
        </p>
      ) : null}
    </fieldset>
  );
}
