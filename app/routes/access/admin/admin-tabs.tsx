import { useTranslations } from 'use-intl';
import { paths } from '#app/paths.ts';
import { Tabs } from '#app/ui/tabs.tsx';

const SCREENS = {
  areas: paths.access.areas,
  devices: paths.access.devices,
  requests: paths.access.requests,
  jobs: paths.access.jobs,
};

/** The four screens of the doors' administration. */
export function AdminTabs({ current }: { current: keyof typeof SCREENS }) {
  const t = useTranslations('access.areas');
  const keys = ['areas', 'devices', 'requests', 'jobs'] as const;
  return (
    <Tabs
      className="mb-5"
      label={t('title')}
      items={keys.map((key) => ({ key, to: SCREENS[key](), label: t(`tabs.${key}`), isCurrent: key === current }))}
    />
  );
}
