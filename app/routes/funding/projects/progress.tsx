import { useTranslations } from 'use-intl';

/** Progress as a bar with its number; a word without measures. */
export function Progress({ value, label }: { value: number | null; label: string }) {
  const t = useTranslations('funding.subprojects');
  if (value === null) return <span className="text-xs text-muted">{t('noProgress')}</span>;
  return (
    <span className="flex items-center gap-2">
      <progress max={100} value={value} aria-label={label} className="h-1.5 w-20 min-w-0 accent-accent" />
      <span className="text-xs tabular-nums">{t('percent', { value: String(value) })}</span>
    </span>
  );
}
