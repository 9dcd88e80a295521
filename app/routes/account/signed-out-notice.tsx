import { Link, useLocation } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { paths } from '#app/paths.ts';
import { Notice } from '#app/ui/notice.tsx';

/** In a form whose preview found no session: the way to the sign-in, which returns here. StartedForms keeps the fields. */
export function SignedOutNotice() {
  const t = useTranslations('shell');
  const { pathname, search } = useLocation();
  return (
    <Notice tone="warn">
      {t('started.ended')}{' '}
      <Link
        to={paths.account.signIn({ weiter: `${pathname}${search}` })}
        className="font-medium text-accent-text underline underline-offset-3 hover:no-underline"
      >
        {t('nav.signIn')}
      </Link>
      {t('started.endedKept')}
    </Notice>
  );
}
