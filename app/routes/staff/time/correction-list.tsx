import { useTranslations } from 'use-intl';
import { Badge, type BadgeTone } from '#app/ui/badge.tsx';
import type { correctionView } from './time-view.server.ts';

export type CorrectionView = ReturnType<typeof correctionView>;

const TONES: Readonly<Record<string, BadgeTone>> = { approved: 'good', declined: 'bad' };

interface CorrectionListProps {
  title: string;
  /** With the name and the day, where the list is of several people. */
  corrections: readonly (CorrectionView & { readonly name?: string; readonly day?: string })[];
}

/** Wishes and corrections, each with the times before and after it. */
export function CorrectionList({ title, corrections }: CorrectionListProps) {
  const t = useTranslations('staff.times');
  if (corrections.length === 0) return null;
  return (
    <section aria-labelledby="corrections">
      <h2 id="corrections" className="border-b pb-1 text-base font-semibold">
        {title}
      </h2>
      <ul className="divide-y text-sm">
        {corrections.map((line) => (
          <li key={line.id} className="grid gap-1 py-3">
            <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium">
              {line.name === undefined
                ? t('corrections.by', { name: line.askedBy ?? t('corrections.nobody'), at: line.at })
                : t('corrections.what', { name: line.name, day: line.day ?? '' })}
              <Badge tone={TONES[line.decision ?? ''] ?? 'neutral'}>
                {t(`corrections.state.${line.decision ?? 'waiting'}`)}
              </Badge>
            </p>
            <BothTimes {...line} />
            <p className="wrap-anywhere">{t('corrections.reason', { reason: line.reason })}</p>
            {line.answer === null ? null : (
              <p className="wrap-anywhere">{t('corrections.answer', { answer: line.answer })}</p>
            )}
            {line.decidedBy === null || line.decidedBy === line.askedBy ? null : (
              <p className="text-muted">{t('corrections.decidedBy', { name: line.decidedBy })}</p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The times as they are or were, and as they shall be or became. */
export function BothTimes({ before, wanted }: Pick<CorrectionView, 'before' | 'wanted'>) {
  const t = useTranslations('staff.times');
  return (
    <dl className="grid grid-cols-[max-content_minmax(0,1fr)] gap-x-3 tabular-nums">
      {before === null ? null : (
        <>
          <dt className="text-muted">{t('corrections.before')}</dt>
          <dd>{before}</dd>
        </>
      )}
      <dt className="text-muted">{t('corrections.wanted')}</dt>
      <dd>{wanted}</dd>
    </dl>
  );
}
