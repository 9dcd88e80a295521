import { type LucideIcon, Hourglass, PowerOff, Unplug, Wifi, WifiOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { DeviceCondition } from '#app/domains/access/rules/devices.ts';
import { Badge, type BadgeTone } from '#app/ui/badge.tsx';

const LOOKS: Record<DeviceCondition, { tone: BadgeTone; icon: LucideIcon }> = {
  never_enrolled: { tone: 'neutral', icon: Unplug },
  unconfirmed: { tone: 'warn', icon: Hourglass },
  disabled: { tone: 'neutral', icon: PowerOff },
  online: { tone: 'good', icon: Wifi },
  offline: { tone: 'bad', icon: WifiOff },
};

/** The condition of a device, by icon, word and border. */
export function ConditionBadge({ condition, children }: { condition: DeviceCondition; children?: ReactNode }) {
  const t = useTranslations('access.devices');
  return (
    <Badge {...LOOKS[condition]}>
      {t(`condition.${condition}`)}
      {children}
    </Badge>
  );
}
