import { useTranslations } from 'use-intl';

/**
 * Under a plan: how to book from here, and what the shade means (plan.css hides that without a shade). Fingers tap, only the
 * mouse draws.
 */
export function PlanHint({ isSignedIn, isList }: { isSignedIn: boolean; isList: boolean }) {
  const t = useTranslations('booking.week');
  if (isSignedIn && isList) return null;
  return (
    <div className="mt-3 flex flex-wrap gap-x-5 gap-y-1 text-xs text-muted">
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
      <p className="plan-shut-key">{t('shutKey')}</p>
    </div>
  );
}
