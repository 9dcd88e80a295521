import { useTranslations } from 'use-intl';
import type { PROJECT_ROLES } from '#app/domains/funding/rules/rights.ts';
import { useFormats } from '#app/platform/i18n/use-formats.ts';

export interface RoleLine {
  readonly id: string;
  /** Null for an erased person. */
  readonly name: string | null;
  readonly role: (typeof PROJECT_ROLES)[number];
  readonly validFrom: string;
  readonly validUntil: string | null;
}

/** The days of a role in words. */
export function useRoleDays() {
  const t = useTranslations('funding.divide');
  const format = useFormats();
  return ({ validFrom, validUntil }: Pick<RoleLine, 'validFrom' | 'validUntil'>) =>
    validUntil === null
      ? t('since', { from: format.date(validFrom) })
      : t('fromUntil', { from: format.date(validFrom), until: format.date(validUntil) });
}

/** People with their roles and days. */
export function RoleLines({ roles }: { roles: readonly RoleLine[] }) {
  const t = useTranslations('funding.divide');
  const tHistory = useTranslations('funding.history');
  const daysOf = useRoleDays();
  if (roles.length === 0) return t('none');
  return (
    <ul>
      {roles.map((role) => (
        <li key={role.id}>
          {role.name ?? tHistory('erased')} · {t(`role.${role.role}`)}{' '}
          <span className="text-muted">{daysOf(role)}</span>
        </li>
      ))}
    </ul>
  );
}
