import { useTranslations } from 'use-intl';
import { suggestTitle } from '#app/domains/booking/rules/request.ts';
import { TextFields } from '#app/domains/booking/ui/text-fields.tsx';
import { ChoiceTile } from '#app/ui/choice.tsx';
import { Fieldset } from '#app/ui/field.tsx';
import { type FormParts, FormSection } from './parts.tsx';

/** Step 3: the types the team may book, as tiles. */
export function TypeSection({ draft, selection: { types, team, clubs, mayGoWithoutTeam }, change, field }: FormParts) {
  const t = useTranslations('booking.request');
  return (
    <FormSection title={t('type')}>
      <Fieldset
        field={field('eventTypeId')}
        label={<span className="sr-only">{t('type')}</span>}
        help={!team && mayGoWithoutTeam && clubs.length > 0 ? t('withoutTeamType') : undefined}
      >
        <div className="grid gap-2 sm:grid-cols-2">
          {types.map((type) => (
            <ChoiceTile
              key={type.id}
              type="radio"
              name="eventTypeId"
              value={type.id}
              label={type.label}
              help={type.description}
              icon={type.icon}
              checked={type.id === draft.eventTypeId}
              onChange={() => change({ eventTypeId: type.id })}
            />
          ))}
        </div>
      </Fieldset>
    </FormSection>
  );
}

/** "{Mannschaft} {Terminart}", when both are chosen. */
export function suggestedTitle({ team, type }: FormParts['selection']): string | null {
  return team && type ? suggestTitle(team.name, type.label) : null;
}

/** Step 5: title and description. */
export function DetailsSection({ draft, selection, change, field }: FormParts) {
  const t = useTranslations('booking.request');
  return (
    <FormSection title={t('details')}>
      <div className="grid gap-4">
        <TextFields texts={draft} suggestion={suggestedTitle(selection)} field={field} onChange={change} />
      </div>
    </FormSection>
  );
}
