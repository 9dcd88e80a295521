import { useTranslations } from 'use-intl';

interface LatestActionsProps {
  latest: readonly { readonly at: string; readonly type: string; readonly title: string }[];
}

/** What the person did since entering, the latest first; the one that the line above names is not repeated. */
export function LatestActions({ latest }: LatestActionsProps) {
  const t = useTranslations('presence.room');
  if (latest.length === 0) return null;
  return (
    <ol aria-label={t('latest')} className="mt-1 grid gap-0.5 border-l-2 pl-2.5 text-xs text-muted">
      {latest.map(({ at, type, title }) => (
        <li key={`${at} ${type} ${title}`} className="wrap-anywhere">
          {t('action', { time: at, what: wordOf(type), title })}
        </li>
      ))}
    </ol>
  );
}

const wordOf = (type: string): string => (type === 'work.started' || type === 'work.stopped' ? type.slice(5) : 'other');
