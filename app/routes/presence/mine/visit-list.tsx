import { Link } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { paths } from '#app/paths.ts';
import { useFormats } from '#app/platform/i18n/use-formats.ts';

interface MyVisit {
  readonly id: string;
  readonly week: string;
  readonly weekHours: number;
  readonly date: string;
  readonly from: string;
  readonly until: { readonly date: string | null; readonly time: string } | null;
  readonly hours: number;
  readonly estimated: boolean;
  readonly guestCount: number;
  readonly roomName: string;
  readonly slug: string;
  readonly facilityId: string;
  readonly facilityName: string;
}

/** Visits by week, each week with its sum. */
export function VisitList({ visits }: { visits: readonly MyVisit[] }) {
  const format = useFormats();
  const t = useTranslations('presence.mine');
  const weeks = [...new Set(visits.map(({ week }) => week))];
  return weeks.map((week) => {
    const own = visits.filter((visit) => visit.week === week);
    return (
      <div key={week} className="pt-4">
        <h3 className="flex justify-between gap-4 border-b pb-1 text-sm font-medium">
          <span>{format.week(week)}</span>
          <span className="tabular-nums">{t('sum', { hours: format.hours(rounded(own[0]?.weekHours ?? 0)) })}</span>
        </h3>
        <ul aria-label={format.week(week)} className="divide-y text-sm">
          {own.map((visit) => (
            <li key={visit.id} className="grid grid-cols-[1fr_auto] gap-x-4 py-2">
              <span className="min-w-0" lang="de">
                <Link
                  to={paths.presence.room(visit.facilityId, visit.slug)}
                  className="underline-offset-2 wrap-anywhere hover:underline max-lg:py-2"
                >
                  {visit.roomName}
                </Link>
                <span className="text-muted">, {visit.facilityName}</span>
              </span>
              <span className="tabular-nums">{format.hours(rounded(visit.hours))}</span>
              <span className="col-span-2 text-muted">
                <When visit={visit} />
              </span>
            </li>
          ))}
        </ul>
      </div>
    );
  });
}

function When({ visit }: { visit: MyVisit }) {
  const format = useFormats();
  const t = useTranslations('presence.mine');
  const tBoard = useTranslations('presence.board');
  const { date, from, until, estimated, guestCount } = visit;
  const end = until && (until.date === null ? until.time : `${format.dayShort(until.date)} ${until.time}`);
  const words = [
    format.day(date),
    end === null ? tBoard('since', { time: from }) : `${from}–${end}`,
    estimated ? t('estimated') : null,
    guestCount > 0 ? tBoard('guests', { count: guestCount }) : null,
  ];
  return words.filter((word) => word !== null).join(' · ');
}

const rounded = (hours: number): number => Math.round(hours * 10) / 10;
