import { useTranslations } from 'use-intl';
import { paths } from '#app/paths.ts';
import { Tabs } from '#app/ui/tabs.tsx';

const SCREENS = {
  desk: paths.presence.desk,
  visits: paths.presence.visits,
  evacuation: paths.presence.evacuation,
  terminals: paths.presence.terminals,
};

/** The four screens of the administration of presence. */
export function PresenceTabs({ current }: { current: keyof typeof SCREENS }) {
  const t = useTranslations('presence.admin');
  const keys = ['desk', 'visits', 'evacuation', 'terminals'] as const;
  return (
    <Tabs
      className="mb-5"
      label={t('title')}
      items={keys.map((key) => ({ key, to: SCREENS[key](), label: t(`tabs.${key}`), isCurrent: key === current }))}
    />
  );
}
