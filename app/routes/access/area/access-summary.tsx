import { useTranslations } from 'use-intl';
import type { AreaValues } from './area-values.ts';

/** Who may open, in one sentence that follows the fields. */
export function AccessSummary({ values }: { values: AreaValues }) {
  const t = useTranslations('access.areas');
  return (
    <aside
      aria-label={t('summary')}
      className="border-l-3 border-l-info bg-info-tint px-3.5 py-3 text-sm xl:sticky xl:top-6"
    >
      <p className="font-semibold">{t('section.who')}</p>
      <p aria-live="polite">{useSentence(values)}</p>
    </aside>
  );
}

function useSentence(values: AreaValues): string {
  const t = useTranslations('access.areas.who');
  if (!values.isActive) return `${t('nobody')}.`;
  const kind = values.requiredSubscription.trim();
  const way = !values.openToMembers ? 'confirmed' : values.requiresOptin ? 'membersConfirmed' : 'members';
  const age = Number(values.minAge);
  const parts = [
    kind === '' ? t(way) : t(`${way}Sub`, { kind }),
    t('booking', { lead: Number(values.leadMin) || 0, lag: Number(values.lagMin) || 0 }),
    ...(age > 0 ? [t('age', { age: values.minAge })] : []),
    t('admins'),
  ];
  return `${parts.join('; ')}.`;
}
