import { useTranslations } from 'use-intl';
import type { SettingsPage } from '#app/domains/facilities/settings-page.server.ts';
import { Checkbox } from '#app/ui/choice.tsx';
import type { SettingsAnswer } from './answers.server.ts';
import { SettingsForm } from './settings-form.tsx';

interface HouseFormProps {
  house: SettingsPage['house'];
  answer: SettingsAnswer | null;
}

/** A switch for each part that has code. */
export function HouseForm({ house, answer }: HouseFormProps) {
  const t = useTranslations('facilities.settings.house');
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
      </div>
    </SettingsForm>
  );
}
