import { useTranslations } from 'use-intl';
import { paths } from '#app/paths.ts';
import { Tabs } from '#app/ui/tabs.tsx';

const SCREENS = {
  templates: () => paths.staff.templates(),
  workAreas: paths.staff.workAreas,
  members: () => paths.staff.members(),
};

/** The three lists of the administration of shifts. */
export function CrewTabs({ current }: { current: keyof typeof SCREENS }) {
  const t = useTranslations('staff.crew');
  const keys = ['templates', 'workAreas', 'members'] as const;
  return (
    <Tabs
      className="mb-5"
      label={t('admin')}
      items={keys.map((key) => ({ key, to: SCREENS[key](), label: t(`tabs.${key}`), isCurrent: key === current }))}
    />
  );
}
