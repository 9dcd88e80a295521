import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { AreaChoices } from '#app/domains/access/areas/area-pages.server.ts';
import type { FormAnswer } from '#app/platform/form/answer.server.ts';
import { Checkbox } from '#app/ui/choice.tsx';
import { EntityForm, SaveButton } from '#app/ui/entity-form.tsx';
import { Field } from '#app/ui/field.tsx';
import { Input, Select } from '#app/ui/input.tsx';
import { TextField } from '#app/ui/text-field.tsx';
import { AccessSummary } from './access-summary.tsx';
import { type AreaValues, valuesOfForm } from './area-values.ts';

interface AreaFormProps {
  action: string;
  /** Null for a new door. */
  version: number | null;
  values: AreaValues;
  answer: FormAnswer<AreaValues> | null;
  choices: AreaChoices;
  /** The devices of the door. */
  devices: readonly { id: string; name: string }[];
}

/** Every rule of an area (seed 2, 4) with its help. The summary follows the input. */
export function AreaForm({ action, version, values, answer, choices, devices }: AreaFormProps) {
  const t = useTranslations('access.areas');
  const first = answer?.values ?? values;
  const [draft, setDraft] = useState(first);
  const field = (name: keyof AreaValues) => ({ id: `area-${name}`, name, errors: answer?.errors[name] });
  const number = (
    name: 'minAge' | 'leadMin' | 'lagMin' | 'pendingTtlS' | 'pulseS',
    min: number,
    max: number,
    step = 1,
  ) => (
    <Input
      type="number"
      name={name}
      defaultValue={first[name]}
      min={min}
      max={max}
      step={step}
      className="max-w-32 tabular-nums"
    />
  );
  return (
    <EntityForm
      action={action}
      version={version}
      answer={answer}
      onFields={(fields) => setDraft(valuesOfForm(fields))}
      className="grid items-start gap-x-10 gap-y-6 xl:grid-cols-[minmax(0,44rem)_20rem]"
    >
      <div className="grid gap-7">
        <Section title={t('section.what')}>
          <TextField limit={80} field={field('title')} label={t('field.title')} help={t('field.titleHelp')}>
            <Input name="title" defaultValue={first.title} required />
          </TextField>
          <Field field={field('slug')} label={t('field.slug')} help={t('field.slugHelp')}>
            <Input
              name="slug"
              defaultValue={first.slug}
              maxLength={40}
              required
              autoCapitalize="none"
              spellCheck={false}
            />
          </Field>
          <Field field={field('facilityId')} label={t('field.facility')}>
            <Select name="facilityId" defaultValue={first.facilityId}>
              {choices.facilities.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          </Field>
          <Field field={field('roomId')} label={t('field.room')} help={t('field.roomHelp')}>
            <Select name="roomId" defaultValue={first.roomId}>
              <option value="">{t('field.noRoom')}</option>
              {choices.facilities
                .filter(({ rooms }) => rooms.length > 0)
                .map(({ id, name, rooms }) => (
                  <optgroup key={id} label={name}>
                    {rooms.map((room) => (
                      <option key={room.id} value={room.id}>
                        {room.name}
                      </option>
                    ))}
                  </optgroup>
                ))}
            </Select>
          </Field>
          <Checkbox
            name="isActive"
            defaultChecked={first.isActive}
            label={t('field.isActive')}
            help={t('field.isActiveHelp')}
          />
        </Section>
        <Section title={t('section.who')}>
          <Checkbox
            name="openToMembers"
            defaultChecked={first.openToMembers}
            label={t('field.openToMembers')}
            help={t('field.openToMembersHelp')}
          />
          <Checkbox
            name="requiresOptin"
            defaultChecked={first.requiresOptin}
            label={t('field.requiresOptin')}
            help={t('field.requiresOptinHelp')}
          />
          <Field
            field={field('minAge')}
            label={t('field.minAge')}
            help={t('field.minAgeHelp')}
            optionalLabel={t('field.optional')}
          >
            {number('minAge', 1, 99)}
          </Field>
          <TextField
            limit={60}
            field={field('requiredSubscription')}
            label={t('field.subscription')}
            help={t('field.subscriptionHelp')}
            optionalLabel={t('field.optional')}
          >
            <Input name="requiredSubscription" defaultValue={first.requiredSubscription} list="area-subscriptions" />
          </TextField>
          <datalist id="area-subscriptions">
            {choices.subscriptions.map((kind) => (
              <option key={kind} value={kind}>
                {kind}
              </option>
            ))}
          </datalist>
        </Section>
        <Section title={t('section.when')}>
          <Field field={field('leadMin')} label={t('field.lead')} help={t('field.leadHelp')}>
            {number('leadMin', 0, 240)}
          </Field>
          <Field field={field('lagMin')} label={t('field.lag')} help={t('field.lagHelp')}>
            {number('lagMin', 0, 240)}
          </Field>
        </Section>
        <Section title={t('section.how')}>
          {version === null ? null : (
            <Field
              field={field('deviceId')}
              label={t('field.device')}
              help={t('field.deviceHelp')}
              className="sm:col-span-2"
            >
              <Select name="deviceId" defaultValue={first.deviceId}>
                <option value="">{t('field.anyDevice')}</option>
                {devices.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </Select>
            </Field>
          )}
          <Field field={field('pulseS')} label={t('field.pulse')} help={t('field.pulseHelp')}>
            {number('pulseS', 0.1, 20, 0.1)}
          </Field>
          <Field field={field('pendingTtlS')} label={t('field.ttl')} help={t('field.ttlHelp')}>
            {number('pendingTtlS', 15, 120)}
          </Field>
          <div className="sm:col-span-2">
            <Checkbox
              name="checkInOnOpen"
              defaultChecked={first.checkInOnOpen}
              aria-invalid={answer?.errors['checkInOnOpen'] ? true : undefined}
              aria-describedby={answer?.errors['checkInOnOpen'] ? 'area-check-in-error' : undefined}
              label={t('field.checkIn')}
              help={t('field.checkInHelp')}
            />
            {answer?.errors['checkInOnOpen'] ? (
              <p id="area-check-in-error" className="text-xs font-medium text-bad">
                {answer.errors['checkInOnOpen'].join(' ')}
              </p>
            ) : null}
          </div>
        </Section>
        <div className="max-xl:order-last">
          <SaveButton>{t(version === null ? 'create' : 'save')}</SaveButton>
        </div>
      </div>
      <AccessSummary values={draft} />
    </EntityForm>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="min-w-0">
      <legend className="mb-3 w-full border-b pb-1 text-base font-semibold">{title}</legend>
      <div className="grid gap-x-5 gap-y-4 sm:grid-cols-2">{children}</div>
    </fieldset>
  );
}
