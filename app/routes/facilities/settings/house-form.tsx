import { useTranslations } from 'use-intl';
import type { SettingsPage } from '#app/domains/facilities/settings-page.server.ts';
import { Checkbox } from '#app/ui/choice.tsx';
import { Field } from '#app/ui/field.tsx';
import { Input } from '#app/ui/input.tsx';
import type { SettingsAnswer } from './answers.server.ts';
import { SettingsForm } from './settings-form.tsx';

interface HouseFormProps {
  house: SettingsPage['house'];
  answer: SettingsAnswer | null;
}

/** A switch for each part that has code, and for how long the house keeps what. */
export function HouseForm({ house, answer }: HouseFormProps) {
  const t = useTranslations('facilities.settings.house');
  const whole = (name: 'keepVisitsDays' | 'keepActionsMonths', max: number) => (
    <Field field={{ id: `house-${name}`, name, errors: answer?.errors[name] }} label={t(name)} help={t(`${name}Help`)}>
      <Input
        type="number"
        name={name}
        defaultValue={answer?.values[name] ?? house[name]}
        min={1}
        max={max}
        required
        className="max-w-32 tabular-nums"
      />
    </Field>
  );
  return (
    <SettingsForm
      intent="house"
      title={t('title')}
      lede={t('lede')}
      version={house.version}
      answer={answer}
      saveLabel={t('save')}
    >
      <div className="divide-y border-y">
        {house.parts.map(({ name, isOn }) => (
          <Checkbox
            key={name}
            name={name}
            defaultChecked={answer ? answer.values[name] === 'on' : isOn}
            label={<span className="font-medium">{t(name)}</span>}
            help={t(`${name}Help`)}
          />
        ))}
        <Checkbox
          name="spaceApi"
          defaultChecked={answer ? answer.values['spaceApi'] === 'on' : house.spaceApi}
          label={<span className="font-medium">{t('spaceApi')}</span>}
          help={t('spaceApiHelp')}
        />
      </div>
      <fieldset className="min-w-0">
        <legend className="mb-3 font-medium">{t('keep')}</legend>
        <div className="grid gap-5 sm:grid-cols-2">
          {whole('keepVisitsDays', 730)}
          {whole('keepActionsMonths', 120)}
        </div>
      </fieldset>
    </SettingsForm>
  );
}
