import { type SubmissionResult, useForm } from '@conform-to/react';
import { Form, useNavigation } from '@remix-run/react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl/react';
import { REGIONS } from '#app/domains/setup/rules/regions.ts';
import { paths } from '#app/paths.ts';
import { StartedForms } from '#app/routes/shell/started/started-forms.tsx';
import { Button } from '#app/ui/button.tsx';
import { Checkbox } from '#app/ui/choice.tsx';
import { Field } from '#app/ui/field.tsx';
import { Input, Select, Textarea } from '#app/ui/input.tsx';
import { Notice } from '#app/ui/notice.tsx';

const TYPES = ['verein', 'kommune', 'sonstige'] as const;
const ICONS = ['outdoor', 'indoor'] as const;
const MIN_PASSWORD = 12;

/** The form's fields as text; the schema of the verb parses them. */
interface FormFields {
  operatorName: string;
  operatorType: string;
  primaryColor: string;
  facilityName: string;
  region: string;
  street: string;
  houseNumber: string;
  zip: string;
  city: string;
  publicPlan: string;
  groupName: string;
  groupIcon: string;
  resources: string;
  firstName: string;
  lastName: string;
  email: string;
  password: string;
  passwordAgain: string;
}

/** Operator, facility, places, account: one column, a plain form. */
export function FirstRunForm({ code, lastResult }: { code: string; lastResult: SubmissionResult | null }) {
  const t = useTranslations('setup');
  const isSending = useNavigation().formAction === paths.setup.firstRun();
  const [form, fields] = useForm<FormFields>({
    id: 'first-run',
    lastResult,
    defaultValue: {
      operatorType: 'verein',
      primaryColor: '#2563eb',
      region: 'DE-HE',
      groupName: t('places.groupDefault'),
      groupIcon: 'outdoor',
      resources: t('places.namesDefault'),
    },
  });
  const error = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (form.errors) error.current?.focus();
  }, [form.errors]);

  /** Name, earlier value and the rules that the browser can check. */
  const control = (name: keyof FormFields, rest: { isOptional?: boolean } = {}) => ({
    name,
    defaultValue: fields[name].initialValue,
    required: !rest.isOptional,
  });

  return (
    <StartedForms>
      <Form
        method="post"
        action={paths.setup.firstRun()}
        id={form.id}
        noValidate
        data-started="first-run"
        className="mt-7 grid gap-9"
      >
        <input type="hidden" name="code" value={code} />
        {form.errors ? (
          <Notice ref={error} tone="error">
            {form.errors.join(' ')}
          </Notice>
        ) : null}

        <Step legend={t('operator.legend')}>
          <Field field={fields.operatorName} label={t('operator.name')} help={t('operator.nameHelp')}>
            <Input {...control('operatorName')} autoComplete="organization" />
          </Field>
          <div className="grid grid-cols-[1fr_auto] gap-3">
            <Field field={fields.operatorType} label={t('operator.type')}>
              <Select name="operatorType" defaultValue={fields.operatorType.initialValue}>
                {TYPES.map((type) => (
                  <option key={type} value={type}>
                    {t(`operator.${type}`)}
                  </option>
                ))}
              </Select>
            </Field>
            <Field field={fields.primaryColor} label={t('operator.color')}>
              <Input type="color" name="primaryColor" defaultValue={fields.primaryColor.initialValue} className="p-1" />
            </Field>
          </div>
        </Step>

        <Step legend={t('facility.legend')}>
          <Field field={fields.facilityName} label={t('facility.name')}>
            <Input {...control('facilityName')} placeholder={t('facility.nameExample')} />
          </Field>
          <div className="grid grid-cols-[1fr_5.5rem] gap-3">
            <Field field={fields.street} label={t('facility.street')} optionalLabel={t('facility.optional')}>
              <Input {...control('street', { isOptional: true })} />
            </Field>
            <Field field={fields.houseNumber} label={t('facility.houseNumber')}>
              <Input {...control('houseNumber', { isOptional: true })} />
            </Field>
          </div>
          <div className="grid grid-cols-[5.5rem_1fr] gap-3">
            <Field field={fields.zip} label={t('facility.zip')}>
              <Input {...control('zip', { isOptional: true })} inputMode="numeric" />
            </Field>
            <Field field={fields.city} label={t('facility.city')} optionalLabel={t('facility.optional')}>
              <Input {...control('city', { isOptional: true })} />
            </Field>
          </div>
          <Field field={fields.region} label={t('facility.region')} help={t('facility.regionHelp')}>
            <Select name="region" defaultValue={fields.region.initialValue}>
              {REGIONS.map(({ code: region, name }) => (
                <option key={region} value={region} lang="de">
                  {name}
                </option>
              ))}
            </Select>
          </Field>
          <Checkbox
            name="publicPlan"
            defaultChecked={fields.publicPlan.initialValue === 'on'}
            label={t('facility.publicPlan')}
            help={t('facility.publicPlanHelp')}
          />
        </Step>

        <Step legend={t('places.legend')}>
          <div className="grid grid-cols-[1fr_8rem] gap-3">
            <Field field={fields.groupName} label={t('places.group')}>
              <Input {...control('groupName')} />
            </Field>
            <Field field={fields.groupIcon} label={t('places.icon')}>
              <Select name="groupIcon" defaultValue={fields.groupIcon.initialValue}>
                {ICONS.map((icon) => (
                  <option key={icon} value={icon}>
                    {t(`places.${icon}`)}
                  </option>
                ))}
              </Select>
            </Field>
          </div>
          <Field field={fields.resources} label={t('places.names')} help={t('places.namesHelp')}>
            <Textarea name="resources" required defaultValue={fields.resources.initialValue} />
          </Field>
        </Step>

        <Step legend={t('admin.legend')} help={t('admin.help')}>
          <div className="grid grid-cols-2 gap-3">
            <Field field={fields.firstName} label={t('admin.firstName')}>
              <Input {...control('firstName')} autoComplete="given-name" />
            </Field>
            <Field field={fields.lastName} label={t('admin.lastName')}>
              <Input {...control('lastName')} autoComplete="family-name" />
            </Field>
          </div>
          <Field field={fields.email} label={t('admin.email')}>
            <Input {...control('email')} type="email" maxLength={254} autoComplete="username" />
          </Field>
          <Field
            field={fields.password}
            label={t('admin.password')}
            help={t('admin.passwordHelp', { count: String(MIN_PASSWORD) })}
          >
            <Input name="password" type="password" required minLength={MIN_PASSWORD} autoComplete="new-password" />
          </Field>
          <Field field={fields.passwordAgain} label={t('admin.passwordAgain')}>
            <Input name="passwordAgain" type="password" required autoComplete="new-password" />
          </Field>
        </Step>

        <Button tone="primary" busy={isSending} className="w-full">
          {t('submit')}
        </Button>
      </Form>
    </StartedForms>
  );
}

function Step({ legend, help, children }: { legend: string; help?: string; children: ReactNode }) {
  return (
    <fieldset className="grid min-w-0 gap-4 border-t pt-4">
      <legend className="float-left mb-1 w-full text-base font-semibold">{legend}</legend>
      {help ? <p className="-mt-3 text-sm text-muted">{help}</p> : null}
      {children}
    </fieldset>
  );
}
