import { TriangleAlert } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Badge } from '#app/ui/badge.tsx';
import type { DeviceView } from './device-view.server.ts';

/** The last report of a device. A fault and a value that it could not read have a mark. */
export function Hardware({ device }: { device: DeviceView }) {
  const t = useTranslations('access.devices');
  const { firmware, relay, doorContact, journalDepth } = device;
  const plain = [
    firmware === null ? null : t('firmware', { version: firmware }),
    relay === null || relay === 'fault' ? null : t(`relay.${relay}`),
    doorContact === null ? null : t(`contact.${doorContact}`),
  ].filter(Boolean);
  return (
    <div className="flex flex-wrap items-center gap-1.5 text-muted">
      {plain.length > 0 ? <span>{plain.join(' · ')}</span> : null}
      {relay === 'fault' ? (
        <Badge tone="bad" icon={TriangleAlert}>
          {t('relay.fault')}
        </Badge>
      ) : null}
      {journalDepth !== null && journalDepth > 0 ? (
        <Badge tone="warn" icon={TriangleAlert}>
          {t('journal', { count: journalDepth })}
        </Badge>
      ) : null}
    </div>
  );
}
