import { useTranslations } from 'use-intl';

/** The name of a role in the page's language; a role of the operator's own is shown as it was typed. */
export function useRoleName(): (role: string) => string {
  const t = useTranslations('staff.roles');
  return (role) => (t.has(role as 'service') ? t(role as 'service') : role);
}
