import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useFormats } from '#app/platform/i18n/use-formats.ts';
import { Fact, Facts } from '#app/ui/facts.tsx';
import { type RoleLine, RoleLines } from './role-lines.tsx';

interface DivisionCardProps {
  title: ReactNode;
  budget: string;
  measuresBudget: string;
  measures: readonly { readonly id: string; readonly number: string; readonly title: string }[];
  roles: readonly RoleLine[];
}

/** Money, measures and roles of one sub-project, before or after. */
export function DivisionCard({ title, budget, measuresBudget, measures, roles }: DivisionCardProps) {
  const t = useTranslations('funding.divide');
  const format = useFormats();
  return (
    <section className="min-w-0 border-l-3 border-l-line-strong py-1 pl-4">
      <h3 className="mb-1 text-sm font-semibold wrap-anywhere">{title}</h3>
      <Facts isNarrow>
        <Fact name={t('budget')}>{format.money(budget)}</Fact>
        <Fact name={t('measuresSum')}>{format.money(measuresBudget)}</Fact>
        <Fact name={t('measures')}>
          {measures.length === 0 ? (
            t('none')
          ) : (
            <ul>
              {measures.map((measure) => (
                <li key={measure.id}>
                  {measure.number} {measure.title}
                </li>
              ))}
            </ul>
          )}
        </Fact>
        <Fact name={t('roles')}>
          <RoleLines roles={roles} />
        </Fact>
      </Facts>
    </section>
  );
}

/** Before on the left, after on the right; one below the other on a phone. */
export function BeforeAfter({ before, after }: { before: ReactNode; after: ReactNode }) {
  const t = useTranslations('funding.divide');
  return (
    <div className="grid gap-x-10 gap-y-8 lg:grid-cols-2">
      {(['before', 'after'] as const).map((side) => (
        <div key={side} className="grid min-w-0 content-start gap-5">
          <h2 className="text-base font-semibold">{t(side)}</h2>
          {side === 'before' ? before : after}
        </div>
      ))}
    </div>
  );
}
