import { useTranslations } from 'use-intl';
import { paths } from '#app/paths.ts';
import { Tabs } from '#app/ui/tabs.tsx';

/** The two screens about mails. */
export function MailsTabs({ current }: { current: 'log' | 'sender' }) {
  const t = useTranslations('outbox.log');
  return (
    <Tabs
      className="mb-5"
      label={t('tabs')}
      items={[
        { key: 'log', to: paths.outbox.mails(), label: t('toList'), isCurrent: current === 'log' },
        { key: 'sender', to: paths.outbox.sender(), label: t('toSender'), isCurrent: current === 'sender' },
      ]}
    />
  );
}
