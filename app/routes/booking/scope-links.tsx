import { Link } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { scopeParam, type Scope } from '#app/domains/booking/rules/scopes.ts';

interface ScopeLinksProps {
  /** The question that the links answer. */
  label: string;
  current: Scope;
  scopes: readonly { scope: Scope; count: number }[];
  pathOf: (umfang: ReturnType<typeof scopeParam>) => string;
}

/** Nur dieser, ab hier, alle (D5), as links: so the button below names its scope without JavaScript, too. */
export function ScopeLinks({ label, current, scopes, pathOf }: ScopeLinksProps) {
  const t = useTranslations('booking.cancel');
  return (
    <nav aria-label={label}>
      <ul className="flex flex-wrap gap-1.5">
        {scopes.map(({ scope, count }) => (
          <li key={scope}>
            <Link
              to={pathOf(scopeParam(scope))}
              aria-current={scope === current ? 'page' : undefined}
              preventScrollReset
              className="tap flex items-center gap-1.5 rounded-md border border-line px-3 text-sm text-muted hover:bg-hover hover:text-ink aria-[current]:border-accent-text aria-[current]:bg-accent-tint aria-[current]:font-medium aria-[current]:text-ink"
            >
              {t(scope)}
              <span className="text-xs font-normal">· {t('dates', { count })}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
