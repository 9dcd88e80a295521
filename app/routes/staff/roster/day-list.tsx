import { Link } from '@remix-run/react';
import { Plus } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { RosterQuery } from './roster-query.ts';
import type { RosterWeek } from '#app/domains/staff/pages/roster.server.ts';
import { isUnderstaffed } from '#app/domains/staff/rules/roster.ts';
import { paths } from '#app/paths.ts';
import { useFormats } from '#app/platform/i18n/use-formats.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { cx } from '#app/ui/cx.ts';
import { ShiftChip } from './shift-chip.tsx';
import type { Picking } from './use-picking.ts';
import { useNames } from './week-grid.tsx';

interface DayListProps {
  roster: RosterWeek;
  day: string;
  /** The query of the week, without the day. */
  query: RosterQuery;
  picking: Picking;
}

/** One day of the week for a phone. */
export function DayList({ roster, day, query, picking }: DayListProps) {
  const t = useTranslations('staff.roster');
  const format = useFormats();
  const names = useNames(roster.people);
  const shifts = roster.shifts.filter(({ date }) => date === day);
  return (
    <div className="lg:hidden">
      <ul className="grid grid-cols-7 gap-1">
        {roster.days.map((one) => {
          const isOpen = roster.shifts.some((shift) => shift.date === one && isUnderstaffed(shift));
          return (
            <li key={one}>
              <Link
                to={paths.staff.roster({ ...query, tag: one })}
                preventScrollReset
                aria-current={one === day ? 'date' : undefined}
                className={cx(
                  'tap flex flex-col items-center justify-center rounded-md border py-1 text-xs',
                  one === day
                    ? 'border-accent bg-accent font-semibold text-on-accent'
                    : 'border-line-strong bg-surface',
                )}
              >
                <span className="sr-only">{format.dayLong(one)}</span>
                <span aria-hidden>{format.weekday(one)}</span>
                <span aria-hidden className="tabular-nums">
                  {one.slice(8)}
                </span>
                <span aria-hidden className={cx('h-1 w-4 rounded-full', isOpen && 'bg-bad')} />
                {isOpen ? <span className="sr-only">{t('open')}</span> : null}
              </Link>
            </li>
          );
        })}
      </ul>
      <h2 className="mt-4 mb-2 text-base font-semibold">
        {format.dayLong(day)}
        {roster.holidays[day] ? <span className="font-normal text-warn"> · {roster.holidays[day]}</span> : null}
      </h2>
      {shifts.length > 0 ? (
        <ul className="grid gap-2 [&_.roster-chip]:px-3 [&_.roster-chip]:py-2.5 [&_.roster-chip]:text-sm">
          {shifts.map((shift) => (
            <li key={shift.id}>
              <ShiftChip
                shift={shift}
                names={shift.staffIds.map(names)}
                picking={picking}
                pickedName={picking.pickedId === null ? null : names(picking.pickedId)}
              />
            </li>
          ))}
        </ul>
      ) : (
        <p className="text-sm text-muted">{t('emptyDay')}</p>
      )}
      <LinkButton to={paths.staff.newShift({ datum: day })} icon={<Plus aria-hidden />} className="mt-3">
        {t('add')}
      </LinkButton>
    </div>
  );
}
