import { useTranslations } from 'use-intl';
import { suggestTitle } from '#app/domains/booking/rules/request.ts';
import { ChoiceTile } from '#app/ui/choice.tsx';
import { Field, Fieldset } from '#app/ui/field.tsx';
import { Input, Textarea } from '#app/ui/input.tsx';
import { FormSection } from './form-section.tsx';
import type { FormParts } from './request-form.tsx';

/** Step 3: the types the team may book, as tiles. */
export function TypeSection({ draft, chosen: { types, team, clubs, mayGoWithoutTeam }, change, field }: FormParts) {
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
export function suggestedTitle({ team, type }: FormParts['chosen']): string | null {
  return team && type ? suggestTitle(team.name, type.label) : null;
}

/** Step 5: title and description. */
export function DetailsSection({ draft, chosen, change, field }: FormParts) {
  const t = useTranslations('booking.request');
  const ui = useTranslations('shell.ui');
  const suggestion = suggestedTitle(chosen);
  return (
    <FormSection title={t('details')}>
      <div className="grid gap-4">
        <Field
          field={field('title')}
          label={t('name')}
          {...(suggestion ? { optionalLabel: ui('optional') } : {})}
          help={suggestion ? t('nameHelp', { suggestion }) : t('nameHelpPlain')}
        >
          <Input
            name="title"
            defaultValue={draft.title}
            onChange={(event) => change({ title: event.target.value })}
            maxLength={120}
            placeholder={suggestion ?? undefined}
            autoComplete="off"
          />
        </Field>
        <Field
          field={field('description')}
          label={t('description')}
          optionalLabel={ui('optional')}
          help={t('descriptionHelp')}
        >
          <Textarea
            name="description"
            defaultValue={draft.description}
            onChange={(event) => change({ description: event.target.value })}
            maxLength={2000}
            rows={3}
          />
        </Field>
      </div>
    </FormSection>
  );
}
