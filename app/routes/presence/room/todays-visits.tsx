import { useTranslations } from 'use-intl';
import { useFormats } from '#app/platform/i18n/use-formats.ts';

interface TodaysVisitsProps {
  visits: readonly {
    readonly visitId: string;
    readonly name: string;
    readonly from: string;
    readonly until: string | null;
    readonly estimated: boolean;
    readonly guestCount: number;
  }[];
  unnamed: number;
}

/** Today's visits of the people who are seen by name, and the number of the others. */
export function TodaysVisits({ visits, unnamed }: TodaysVisitsProps) {
  const t = useTranslations('presence.room');
  const tBoard = useTranslations('presence.board');
  const format = useFormats();
  if (visits.length + unnamed === 0) return <p className="py-3 text-sm text-muted">{t('noVisits')}</p>;
  return (
    <>
      <ul className="divide-y text-sm">
        {visits.map(({ visitId, name, from, until, estimated, guestCount }) => (
          <li key={visitId} className="flex flex-wrap justify-between gap-x-4 py-2">
            <span className="wrap-anywhere">
              {name}
              {guestCount > 0 ? <span className="text-muted"> · {tBoard('guests', { count: guestCount })}</span> : null}
            </span>
            <span className="text-muted tabular-nums">
              {until === null ? tBoard('since', { time: from }) : format.timeRange(from, until)}
              {estimated ? ` (${t('estimated')})` : ''}
            </span>
          </li>
        ))}
      </ul>
      {unnamed > 0 ? (
        <p className="border-t py-2 text-sm text-muted">{t('unnamedVisits', { count: unnamed })}</p>
      ) : null}
    </>
  );
}
