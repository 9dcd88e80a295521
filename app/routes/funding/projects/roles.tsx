import { useTranslations } from 'use-intl';
import type { RoleHolder } from '#app/domains/funding/pages/subprojects.server.ts';
import { PROJECT_ROLES } from '#app/domains/funding/rules/rights.ts';

/** Who has which role today, one line per role. */
export function Roles({ holders }: { holders: readonly RoleHolder[] }) {
  const t = useTranslations('funding.assignments.roles');
  const none = useTranslations('funding.subprojects')('noRoles');
  if (holders.length === 0) return <span className="text-muted">{none}</span>;
  const byRole = PROJECT_ROLES.map((role) => ({ role, names: holders.filter((one) => one.role === role) }));
  return (
    <ul>
      {byRole
        .filter(({ names }) => names.length > 0)
        .map(({ role, names }) => (
          <li key={role}>
            <span className="text-muted">{t(role)}:</span> {[...new Set(names.map(({ name }) => name))].join(', ')}
          </li>
        ))}
    </ul>
  );
}
