import { Check, Hourglass, type LucideIcon, PauseCircle, X } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Badge, type BadgeTone } from '#app/ui/badge.tsx';
import type { MailView } from './mail-view.server.ts';

type MailStatus = MailView['status'];

const LOOKS: Record<MailStatus, { tone: BadgeTone; icon: LucideIcon }> = {
  queued: { tone: 'warn', icon: Hourglass },
  sent: { tone: 'good', icon: Check },
  failed: { tone: 'bad', icon: X },
  suppressed: { tone: 'neutral', icon: PauseCircle },
};

/** The state of a mail, by icon, word and border. */
export function MailBadge({ status }: { status: MailStatus }) {
  const t = useTranslations('outbox.state');
  return <Badge {...LOOKS[status]}>{t(status)}</Badge>;
}
