import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { SettingsPage } from '#app/domains/facilities/settings-page.server.ts';
import { type Accent, accentFrom } from '#app/ui/accent.ts';
import { Checkbox } from '#app/ui/choice.tsx';
import { Field } from '#app/ui/field.tsx';
import { Input, Select } from '#app/ui/input.tsx';
import { TextField } from '#app/ui/text-field.tsx';
import type { SettingsAnswer } from './answers.server.ts';
import { SettingsForm } from './settings-form.tsx';

const TYPES = ['verein', 'kommune', 'sonstige'] as const;

interface OperatorFormProps {
  operator: SettingsPage['operator'];
  answer: SettingsAnswer | null;
}

export function OperatorForm({ operator, answer }: OperatorFormProps) {
  const t = useTranslations('facilities.settings.operator');
  const { version, phone, swapNeedsApproval, ...texts } = operator;
  const first: Readonly<Record<string, string>> = answer?.values ?? { ...texts, phone: phone ?? '' };
  const [color, setColor] = useState(first['primaryColor'] ?? operator.primaryColor);
  const field = (of: keyof typeof operator) => ({ id: `operator-${of}`, name: of, errors: answer?.errors[of] });
  return (
    <SettingsForm intent="operator" title={t('title')} version={version} answer={answer} saveLabel={t('save')}>
      <TextField limit={80} field={field('name')} label={t('name')} help={t('nameHelp')}>
        <Input name="name" defaultValue={first['name']} required autoComplete="organization" />
      </TextField>
      <div className="grid gap-5 sm:grid-cols-2">
        <Field field={field('type')} label={t('type')}>
          <Select name="type" defaultValue={first['type']}>
            {TYPES.map((one) => (
              <option key={one} value={one}>
                {t(one)}
              </option>
            ))}
          </Select>
        </Field>
        <Field field={field('phone')} label={t('phone')} help={t('phoneHelp')} optionalLabel={t('optional')}>
          <Input name="phone" type="tel" defaultValue={first['phone']} maxLength={40} autoComplete="tel" />
        </Field>
      </div>
      <div className="grid gap-3">
        <Field field={field('primaryColor')} label={t('color')} help={t('colorHelp')}>
          <Input
            type="color"
            name="primaryColor"
            defaultValue={first['primaryColor']}
            onChange={(event) => setColor(event.currentTarget.value)}
            className="max-w-24 p-1"
          />
        </Field>
        <ColorSample color={color} />
      </div>
      <div className="grid gap-5 sm:grid-cols-2">
        <Field field={field('presenceMode')} label={t('presenceMode')} help={t('presenceModeHelp')}>
          <Select name="presenceMode" defaultValue={first['presenceMode']}>
            <option value="single">{t('single')}</option>
            <option value="parallel">{t('parallel')}</option>
          </Select>
        </Field>
        <Field field={field('autoCheckoutAt')} label={t('autoCheckoutAt')} help={t('autoCheckoutAtHelp')}>
          <Input
            type="time"
            name="autoCheckoutAt"
            defaultValue={first['autoCheckoutAt']}
            required
            className="max-w-32"
          />
        </Field>
      </div>
      <Checkbox
        name="swapNeedsApproval"
        defaultChecked={answer ? first['swapNeedsApproval'] === 'on' : swapNeedsApproval}
        label={t('swapNeedsApproval')}
        help={t('swapNeedsApprovalHelp')}
      />
    </SettingsForm>
  );
}

/** The colour as the pages use it, on light and on dark paper. */
function ColorSample({ color }: { color: string }) {
  const t = useTranslations('facilities.settings.operator');
  const accent = accentFrom(color);
  if (!accent) return null;
  return (
    <dl className="grid grid-cols-[auto_auto_1fr] items-center gap-x-3 gap-y-1.5 text-xs text-muted">
      <dt className="max-sm:col-span-3">{t('sample')}</dt>
      <Sample name={t('light')} accent={accent.light} paper="#fbfaf8" />
      <Sample name={t('dark')} accent={accent.dark} paper="#181715" />
    </dl>
  );
}

function Sample({ name, accent, paper }: { name: string; accent: Accent; paper: string }) {
  const t = useTranslations('facilities.settings.operator');
  return (
    <dd
      className="inline-flex items-center gap-3 justify-self-start rounded border px-2.5 py-1.5"
      style={{ background: paper }}
    >
      <span className="rounded-md px-2.5 py-1 font-medium" style={{ background: accent.fill, color: accent.onFill }}>
        {name}
      </span>
      <span className="underline underline-offset-2" style={{ color: accent.text }}>
        {t('link')}
      </span>
    </dd>
  );
}
