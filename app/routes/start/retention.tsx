import { TriangleAlert } from 'lucide-react';
import { useTranslations } from 'use-intl/react';
import type { KeptLine } from '#app/domains/privacy/public.server.ts';
import { Section } from './section.tsx';

/** How long the house keeps what (domain.md, retention), with the oldest row of each line; `oldest` is a formatted date. */
export function Retention({ lines }: { lines: readonly KeptLine[] }) {
  const t = useTranslations('start.retention');
  const late = lines.filter(({ isOverdue }) => isOverdue);
  return (
    <Section id="retention" title={t('title')}>
      {late.length > 0 ? (
        <div className="flex gap-2.5 pt-3 text-sm">
          <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-warn" />
          <p>
            <span className="font-medium">{t('overdue', { count: late.length })}</span> {t('overdueHint')}
          </p>
        </div>
      ) : (
        <p className="pt-3 text-sm text-muted">{t('kept')}</p>
      )}
      <details open={late.length > 0} className="text-sm">
        <summary className="flex min-h-11 w-fit cursor-pointer items-center text-muted underline underline-offset-2 hover:text-ink lg:min-h-8">
          {t('show')}
        </summary>
        <ul className="divide-y">
          {lines.map(({ name, oldest, isOverdue }) => (
            <li key={name} className="py-2">
              <span className="block">{t(`lines.${name}`)}</span>
              <span className={isOverdue ? 'font-medium text-warn' : 'text-muted'}>
                {oldest ? t('oldest', { date: oldest }) : t('empty')}
              </span>
            </li>
          ))}
        </ul>
      </details>
    </Section>
  );
}
