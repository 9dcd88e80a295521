import { useTranslations } from 'use-intl';
import { Checkbox } from '#app/ui/choice.tsx';
import { Fieldset } from '#app/ui/field.tsx';

interface AreaChoicesProps {
  areas: readonly { id: string; title: string; facilityName: string }[];
  chosen: readonly string[];
  errors: readonly string[] | undefined;
}

/** The doors that a device opens. */
export function AreaChoices({ areas, chosen, errors }: AreaChoicesProps) {
  const t = useTranslations('access.devices');
  return (
    <Fieldset field={{ id: 'device-areas' }} errors={errors} label={t('areas')}>
      {areas.length === 0 ? <p className="text-sm text-muted">{t('areasNone')}</p> : null}
      <div className="grid gap-x-5 sm:grid-cols-2">
        {areas.map(({ id, title, facilityName }) => (
          <Checkbox
            key={id}
            name="areaIds"
            value={id}
            defaultChecked={chosen.includes(id)}
            label={<span lang="de">{title}</span>}
            help={<span lang="de">{facilityName}</span>}
          />
        ))}
      </div>
    </Fieldset>
  );
}
