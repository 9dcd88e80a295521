import { CircleSlash, Clock, Coffee, Flag, PenLine } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Badge } from '#app/ui/badge.tsx';
import type { SessionView } from './session-view.server.ts';

/** The marks of a session: its state where it is not simply closed, and that an admin corrected it. */
export function SessionMarks({ state, isCorrected }: Pick<SessionView, 'state' | 'isCorrected'>) {
  const t = useTranslations('staff.times');
  return (
    <>
      {state === 'running' ? (
        <Badge tone="good" icon={Clock}>
          {t('state.running')}
        </Badge>
      ) : null}
      {state === 'break' ? (
        <Badge tone="info" icon={Coffee}>
          {t('state.break')}
        </Badge>
      ) : null}
      {state === 'flagged' ? (
        <Badge tone="warn" icon={Flag}>
          {t('state.flagged')}
        </Badge>
      ) : null}
      {state === 'discarded' ? <Badge icon={CircleSlash}>{t('state.discarded')}</Badge> : null}
      {isCorrected && state !== 'discarded' ? <Badge icon={PenLine}>{t('corrected')}</Badge> : null}
    </>
  );
}
