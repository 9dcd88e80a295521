import { useTranslations } from 'use-intl';
import { Field } from '#app/ui/field.tsx';
import { Select } from '#app/ui/input.tsx';
import type { EditParts } from './parts.ts';

/** Where it takes place and what it is. A running booking keeps both. */
export function PlaceAndType({ form, draft, change, field }: EditParts) {
  const t = useTranslations('booking.edit');
  if (form.running)
    return (
      <>
        <input type="hidden" name="resourceId" value={draft.resourceId} />
        <input type="hidden" name="eventTypeId" value={draft.eventTypeId} />
      </>
    );
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field field={field('resourceId')} label={t('place')}>
        <Select
          name="resourceId"
          value={draft.resourceId}
          onChange={(event) => change({ resourceId: event.target.value })}
        >
          {form.places.map(({ group, resources }) => (
            <optgroup key={group} label={group}>
              {resources.map((resource) => (
                <option key={resource.id} value={resource.id}>
                  {resource.name}
                </option>
              ))}
            </optgroup>
          ))}
        </Select>
      </Field>
      <Field field={field('eventTypeId')} label={t('type')}>
        <Select
          name="eventTypeId"
          value={draft.eventTypeId}
          onChange={(event) => change({ eventTypeId: event.target.value })}
        >
          {form.eventTypes.map(({ id, label, icon }) => (
            <option key={id} value={id}>
              {icon} {label}
            </option>
          ))}
        </Select>
      </Field>
    </div>
  );
}
