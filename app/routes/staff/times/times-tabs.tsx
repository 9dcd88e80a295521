import { useTranslations } from 'use-intl';
import { paths } from '#app/paths.ts';
import { Tabs } from '#app/ui/tabs.tsx';

const SCREENS = {
  sessions: () => paths.staff.times(),
  corrections: () => paths.staff.corrections(),
  months: () => paths.staff.months(),
};

interface TimesTabsProps {
  current: keyof typeof SCREENS;
  /** What waits behind the other two. */
  tabs: { readonly corrections: number; readonly months: number };
}

/** The three screens of the times of all. */
export function TimesTabs({ current, tabs }: TimesTabsProps) {
  const t = useTranslations('staff.times');
  const counts = { sessions: 0, ...tabs };
  const keys = ['sessions', 'corrections', 'months'] as const;
  return (
    <Tabs
      className="mb-5"
      label={t('title')}
      items={keys.map((key) => ({
        key,
        to: SCREENS[key](),
        label:
          counts[key] > 0 ? t('tabWaiting', { tab: t(`tabs.${key}`), count: String(counts[key]) }) : t(`tabs.${key}`),
        isCurrent: key === current,
      }))}
    />
  );
}
