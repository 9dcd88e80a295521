import { Ban, Check, Hourglass } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Badge } from '#app/ui/badge.tsx';

const LOOKS = {
  waiting: { tone: 'warn', icon: Hourglass },
  enrolled: { tone: 'good', icon: Check },
  revoked: { tone: 'neutral', icon: Ban },
} as const;

/** The condition of a board, by icon, word and border. */
export function TerminalBadge({ terminal }: { terminal: { isEnrolled: boolean; isRevoked: boolean } }) {
  const t = useTranslations('presence.terminals.condition');
  const condition = terminal.isRevoked ? 'revoked' : terminal.isEnrolled ? 'enrolled' : 'waiting';
  return <Badge {...LOOKS[condition]}>{t(condition)}</Badge>;
}
