import { useTranslations } from 'use-intl';
import type { RosterWeek } from '#app/domains/staff/pages/roster.server.ts';
import { openCells, peopleRows, type RosterShift } from '#app/domains/staff/rules/roster.ts';
import { typeOfSheet } from '#app/domains/staff/rules/roster-sheet.ts';
import { useRoleName } from '#app/domains/staff/ui/use-role-name.ts';
import { useFormats } from '#app/platform/i18n/use-formats.ts';

interface RosterSheetProps {
  roster: RosterWeek;
  heading: string;
  place: string;
  printed: string;
}

/** The week as a table for paper; the type is as small as the number of lines needs. */
export function RosterSheet({ roster, heading, place, printed }: RosterSheetProps) {
  const t = useTranslations('staff.roster');
  const format = useFormats();
  const { days, shifts, holidays } = roster;
  const rows = peopleRows(roster.people, shifts, days).filter(({ cells }) => cells.some((cell) => cell.length > 0));
  const open = openCells(shifts, days);
  const hasOpen = open.some((cell) => cell.length > 0);
  const textOf = useSheetText();
  const cells = [...rows.map((row) => row.cells), ...(hasOpen ? [open] : [])];
  const type = typeOfSheet(cells.map((row) => row.map((cell) => cell.map((shift) => textOf(shift).join(' ')))));
  return (
    <section className="roster-sheet overflow-x-auto" style={{ ['--type' as string]: `${type}pt` }}>
      <header className="mb-2 flex flex-wrap items-baseline justify-between gap-x-6">
        <h2 className="text-base font-semibold">{heading}</h2>
        <p className="text-sm text-muted">
          <span lang="de">{place}</span> · {printed}
        </p>
      </header>
      <table className="w-full table-fixed border-collapse">
        <caption className="sr-only">{t('table')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('person')}</th>
            {days.map((day) => (
              <th key={day} scope="col">
                {format.dayShort(day)}
                {holidays[day] ? <span className="roster-sheet-note">{holidays[day]}</span> : null}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ person, cells }) => (
            <tr key={person.id}>
              <th scope="row">{person.name}</th>
              {cells.map((cell, index) => (
                <td key={days[index]}>
                  {cell.map((shift) => (
                    <SheetShift key={shift.id} shift={shift} />
                  ))}
                </td>
              ))}
            </tr>
          ))}
          {hasOpen ? (
            <tr>
              <th scope="row">{t('paper.open')}</th>
              {open.map((cell, index) => (
                <td key={days[index]}>
                  {cell.map((shift) => (
                    <SheetShift key={shift.id} shift={shift} isOpen />
                  ))}
                </td>
              ))}
            </tr>
          ) : null}
        </tbody>
      </table>
    </section>
  );
}

function SheetShift({ shift, isOpen = false }: { shift: RosterShift; isOpen?: boolean }) {
  const [time, place, counts] = useSheetText()(shift);
  return (
    <div>
      <strong>{time}</strong> {place}
      {isOpen ? ` · ${counts}` : ''}
    </div>
  );
}

/** Time, place and staffing of a shift in words. */
function useSheetText(): (shift: RosterShift) => [time: string, place: string, counts: string] {
  const t = useTranslations('staff.roster');
  const roleName = useRoleName();
  return ({ start, end, station, role, staffIds, required }) => [
    `${start}–${end}`,
    station ?? roleName(role),
    t('staffed', { have: String(staffIds.length), need: String(required) }),
  ];
}
