import { useTranslations } from 'use-intl';
import type { TeamOption } from '#app/domains/booking/rules/request-draft.ts';
import { Button } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';
import { Select } from '#app/ui/input.tsx';
import { CHOICES_FIELD, choicesKey, type FormParts, FormSection } from './parts.tsx';

/** Step 1: Anlage -> Bereich -> Ressource, and the parts that are booked with it. */
export function PlaceSection({ form, draft, selection, change, field }: FormParts) {
  const t = useTranslations('booking.request');
  const { facility, group, place } = selection;
  const parts = place?.parts ?? [];
  return (
    <FormSection title={t('where')}>
      <input type="hidden" name={CHOICES_FIELD} value={choicesKey(draft)} />
      <div className="grid gap-x-3 gap-y-4 sm:grid-cols-3">
        <Choice
          {...{ name: 'facilityId', label: t('facility'), draft, change, field }}
          options={form.facilities}
          isOpen={!facility}
        />
        <Choice
          {...{ name: 'groupId', label: t('group'), draft, change, field }}
          options={facility?.groups ?? []}
          isOpen={!group}
        />
        <Choice
          {...{ name: 'resourceId', label: t('place'), draft, change, field }}
          options={group?.places ?? []}
          isOpen={!place}
        />
      </div>
      {parts.length > 0 ? (
        <p className="text-xs text-muted">
          {parts.length === 2
            ? t('bothHalves', { first: parts[0] ?? '', second: parts[1] ?? '' })
            : t('allParts', { parts: parts.join(', ') })}
        </p>
      ) : null}
      <ApplyChoice />
    </FormSection>
  );
}

/** Step 2: Verein -> Abteilung -> Mannschaft, with the trainers of the chosen one. */
export function TeamSection({ draft, selection, change, field }: FormParts) {
  const t = useTranslations('booking.request');
  const { clubs, departments, teams, team, mayGoWithoutTeam } = selection;
  if (clubs.length === 0) return null;
  const departmentOptions = departments.map(({ id, name, icon }) => ({ id, name: `${icon} ${name}`.trim() }));
  const isWithout = mayGoWithoutTeam && draft.clubId === '';
  return (
    <FormSection title={t('who')}>
      <div className="grid gap-x-3 gap-y-4 sm:grid-cols-3">
        <Choice
          {...{ name: 'clubId', label: t('club'), draft, change, field }}
          options={clubs}
          isOpen={mayGoWithoutTeam || draft.clubId === ''}
          openLabel={mayGoWithoutTeam ? t('noTeam') : t('choose')}
        />
        <Choice
          {...{ name: 'departmentId', label: t('department'), draft, change, field }}
          options={departmentOptions}
          isOpen={draft.departmentId === ''}
          openLabel={isWithout ? '–' : t('choose')}
          isDisabled={isWithout}
        />
        <Choice
          {...{ name: 'teamId', label: t('team'), draft, change, field }}
          options={teams}
          isOpen={draft.teamId === ''}
          openLabel={isWithout ? '–' : t('choose')}
          isDisabled={isWithout}
        />
      </div>
      {team ? (
        <p className="text-xs text-muted">{t('trainers', { names: trainerNames(team) || t('noTrainer') })}</p>
      ) : null}
      <ApplyChoice />
    </FormSection>
  );
}

type ListName = 'facilityId' | 'groupId' | 'resourceId' | 'clubId' | 'departmentId' | 'teamId';

interface ChoiceProps extends Pick<FormParts, 'draft' | 'change' | 'field'> {
  name: ListName;
  label: string;
  options: readonly { id: string; name: string }[];
  /** Nothing is selected, or nothing has to be. */
  isOpen: boolean;
  openLabel?: string;
  isDisabled?: boolean;
}

function Choice({ name, label, options, isOpen, openLabel, isDisabled, draft, change, field }: ChoiceProps) {
  const t = useTranslations('booking.request');
  return (
    <Field field={field(name)} label={label}>
      <Select
        name={name}
        value={draft[name]}
        onChange={(event) => change({ [name]: event.target.value })}
        disabled={isDisabled}
      >
        {isOpen ? <option value="">{openLabel ?? t('choose')}</option> : null}
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.name}
          </option>
        ))}
      </Select>
    </Field>
  );
}

/** Without JavaScript this button updates the lists below. */
function ApplyChoice() {
  const t = useTranslations('booking.request');
  return (
    <noscript>
      <Button name="intent" value="choose">
        {t('applyChoice')}
      </Button>
    </noscript>
  );
}

/** ★ leads, (Co) helps (seed 4, 2.2.5). */
export function trainerNames({ trainers }: TeamOption): string {
  return trainers.map((trainer) => (trainer.isPrimary ? `★ ${trainer.name}` : `${trainer.name} (Co)`)).join(', ');
}
