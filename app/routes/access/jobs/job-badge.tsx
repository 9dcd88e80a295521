import { Check, Clock, Hourglass, Send, X } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Badge } from '#app/ui/badge.tsx';
import type { JobStatus } from '#device/protocol.ts';

const LOOKS = {
  pending: { tone: 'warn', icon: Hourglass },
  dispatched: { tone: 'info', icon: Send },
  executed: { tone: 'good', icon: Check },
  failed: { tone: 'bad', icon: X },
  expired: { tone: 'neutral', icon: Clock },
} as const;

export function JobBadge({ status }: { status: JobStatus }) {
  const t = useTranslations('access.jobs');
  return <Badge {...LOOKS[status]}>{t(`state.${status}`)}</Badge>;
}
