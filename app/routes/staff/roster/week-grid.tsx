import { Link } from '@remix-run/react';
import { Plus } from 'lucide-react';
import { type ComponentProps, useMemo } from 'react';
import { useTranslations } from 'use-intl';
import type { RosterWeek } from '#app/domains/staff/pages/roster.server.ts';
import { openCells, peopleRows, type RosterShift, stationRows } from '#app/domains/staff/rules/roster.ts';
import { useRoleName } from '#app/domains/staff/ui/use-role-name.ts';
import { paths } from '#app/paths.ts';
import { useFormats } from '#app/platform/i18n/use-formats.ts';
import { cx } from '#app/ui/cx.ts';
import { PersonHead } from './person-head.tsx';
import { ShiftChip } from './shift-chip.tsx';
import type { Picking } from './use-picking.ts';

interface WeekGridProps {
  roster: RosterWeek;
  isStations: boolean;
  picking: Picking;
}

/** The week as a table: people or stations as rows, days as columns. */
export function WeekGrid({ roster, isStations, picking }: WeekGridProps) {
  const t = useTranslations('staff.roster');
  const format = useFormats();
  return (
    <div className="overflow-x-auto max-lg:hidden">
      <table className="w-full min-w-240 table-fixed border-collapse text-sm">
        <caption className="sr-only">{t('table')}</caption>
        <thead>
          <tr>
            <th scope="col" className="w-44 border-b border-line-strong py-2 pr-3 text-left font-semibold">
              {isStations ? t('station') : t('person')}
            </th>
            {roster.days.map((day) => (
              <th
                key={day}
                scope="col"
                className={cx(
                  'border-b border-l border-line-strong px-1.5 py-2 text-left align-top font-semibold',
                  day === roster.today && 'bg-accent-tint',
                )}
              >
                <span className="flex items-center justify-between gap-1">
                  <span>
                    {format.weekday(day)}{' '}
                    <span className="block font-normal text-muted tabular-nums">{format.dayShort(day).slice(3)}</span>
                  </span>
                  <Link
                    to={paths.staff.newShift({ datum: day })}
                    className="grid size-7 place-items-center rounded text-muted hover:bg-hover hover:text-ink print:hidden"
                    aria-label={t('addOn', { day: format.day(day) })}
                  >
                    <Plus aria-hidden className="size-4" />
                  </Link>
                </span>
                {roster.holidays[day] ? (
                  <span className="block text-xs font-normal text-warn">{roster.holidays[day]}</span>
                ) : null}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {isStations ? (
            <StationRows roster={roster} picking={picking} />
          ) : (
            <PeopleRows roster={roster} picking={picking} />
          )}
        </tbody>
      </table>
    </div>
  );
}

function PeopleRows({ roster, picking }: { roster: RosterWeek; picking: Picking }) {
  const t = useTranslations('staff.roster');
  const { people, shifts, days } = roster;
  const rows = useMemo(() => peopleRows(people, shifts, days), [people, shifts, days]);
  const open = useMemo(() => openCells(shifts, days), [shifts, days]);
  const names = useNames(people);
  const shared = { picking, pickedName: picking.pickedId === null ? null : names(picking.pickedId) };
  const isAim = picking.held?.kind === 'shift';
  return (
    <>
      {open.some((cell) => cell.length > 0) ? (
        <tr className="bg-sunken/60">
          <th scope="row" className="border-b border-line py-2 pr-3 text-left align-top font-semibold text-bad">
            {t('open')}
          </th>
          <DayCells cells={open} roster={roster} chip={(shift) => ({ names: shift.staffIds.map(names), ...shared })} />
        </tr>
      ) : null}
      {rows.map(({ person, hours, cells }) => (
        <tr
          key={person.id}
          className={cx(isAim && 'hover:bg-accent-tint')}
          onDragOver={(event) => isAim && person.isActive && event.preventDefault()}
          onDrop={(event) => {
            if (!isAim) return;
            event.preventDefault();
            picking.giveTo(person.id);
          }}
        >
          <PersonHead person={person} hours={hours} picking={picking} />
          <DayCells cells={cells} roster={roster} chip={() => ({ fromStaffId: person.id, ...shared })} />
        </tr>
      ))}
    </>
  );
}

function StationRows({ roster, picking }: { roster: RosterWeek; picking: Picking }) {
  const t = useTranslations('staff.roster');
  const roleName = useRoleName();
  const { people, shifts, days } = roster;
  const rows = useMemo(() => stationRows(shifts, days), [shifts, days]);
  const names = useNames(people);
  const shared = { picking, pickedName: picking.pickedId === null ? null : names(picking.pickedId) };
  return rows.map(({ key, areaName, color, station, role, cells }) => (
    <tr key={key}>
      <th scope="row" className="border-b border-line py-2 pr-3 text-left align-top font-semibold">
        <span className="flex items-center gap-1.5">
          <span aria-hidden className="size-2.5 shrink-0 rounded-full" style={{ background: color ?? 'transparent' }} />
          <span className="min-w-0 wrap-anywhere">{areaName ?? t('noArea')}</span>
        </span>
        <span className="block text-xs font-normal text-muted">{station ?? (role === null ? '' : roleName(role))}</span>
      </th>
      <DayCells cells={cells} roster={roster} chip={(shift) => ({ names: shift.staffIds.map(names), ...shared })} />
    </tr>
  ));
}

/** The cells of a row, one per day; `chip` says how a shift is shown in it. */
function DayCells({
  cells,
  roster: { days, today },
  chip,
}: {
  cells: readonly (readonly RosterShift[])[];
  roster: RosterWeek;
  chip: (shift: RosterShift) => Omit<ComponentProps<typeof ShiftChip>, 'shift'>;
}) {
  return cells.map((cell, index) => (
    <td
      key={days[index]}
      className={cx('border-b border-l border-line px-1 py-1 align-top', days[index] === today && 'bg-accent-tint')}
    >
      <div className="grid gap-1">
        {cell.map((shift) => (
          <ShiftChip key={shift.id} shift={shift} {...chip(shift)} />
        ))}
      </div>
    </td>
  ));
}

/** The name of a person of the roster by their id. */
export function useNames(people: RosterWeek['people']): (staffId: string) => string {
  return useMemo(() => {
    const byId = new Map(people.map(({ id, name }) => [id, name]));
    return (staffId: string) => byId.get(staffId) ?? '';
  }, [people]);
}
