import { useTranslations } from 'use-intl';
import { capitalized } from '#app/domains/staff/rules/role-name.ts';

/** The name of a role in the page's language; a role of the operator's own begins with a capital. */
export function useRoleName(): (role: string) => string {
  const t = useTranslations('staff.roles');
  return (role) => (t.has(role as 'service') ? t(role as 'service') : capitalized(role));
}
