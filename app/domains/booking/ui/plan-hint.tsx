import { useTranslations } from 'use-intl';

/** One line under a plan: how to book from here. Fingers tap, only the mouse draws. */
export function PlanHint({ isSignedIn, isList }: { isSignedIn: boolean; isList: boolean }) {
  const t = useTranslations('booking.week');
  if (isSignedIn && isList) return null;
  return (
    <p className="mt-3 text-xs text-muted print:hidden">
      {isSignedIn ? (
        <>
          <span className="sm:hidden">{t('hintTap')}</span>
          <span className="max-sm:hidden">{t('hintDraw')}</span>
        </>
      ) : (
        t('publicHint')
      )}
    </p>
  );
}
