import { useTranslations } from 'use-intl';
import type { PlanColumn } from '#app/domains/booking/rules/plan.ts';
import { closedSpans } from '#app/domains/booking/rules/week-layout.ts';

interface PlanHintProps {
  isSignedIn: boolean;
  isList: boolean;
  columns: readonly PlanColumn[];
  hours: { from: number; until: number };
}

/** Under a plan: how to book from here, and what the shade means. Fingers tap, only the mouse draws. */
export function PlanHint({ isSignedIn, isList, columns, hours }: PlanHintProps) {
  const t = useTranslations('booking.week');
  if (isSignedIn && isList) return null;
  const hasShade = !isList && columns.some(({ openHours }) => openHours && closedSpans(openHours, hours).length > 0);
  return (
    <div className="mt-3 flex flex-wrap items-center gap-x-5 gap-y-1 text-xs text-muted">
      <p className="print:hidden">
        {isSignedIn ? (
          <>
            <span className="sm:hidden">{t('hintTap')}</span>
            <span className="max-sm:hidden">{t('hintDraw')}</span>
          </>
        ) : (
          t('publicHint')
        )}
      </p>
      {hasShade ? (
        <p className="flex items-center gap-x-1.5">
          <span aria-hidden className="plan-shut-key" />
          {t('shutKey')}
        </p>
      ) : null}
    </div>
  );
}
