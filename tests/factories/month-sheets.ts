import type { MonthSheet, SheetColumn, SheetEntry } from '#app/domains/booking/rules/sheet.ts';
import { addDays, isoWeekOf, mondaysOf, monthRange, weekDates } from '#app/platform/calendar.ts';

const COLORS = ['#15803d', '#b45309', '#1d4ed8', '#7e22ce', '#be123c', '#0f766e', '#4d7c0f'];
const TYPES = ['Training', 'Spiel', 'Turnier', 'Sitzung', 'Sonstiges'];

/** A sheet without bookings: November 2026 with a public holiday and a week of school holidays, one column per name. */
export function emptySheet(names: readonly string[], month = '2026-11'): MonthSheet {
  const range = monthRange(month);
  if (!range) throw new RangeError(month);
  return {
    month,
    facility: { id: 'f1', name: 'Biogrund-Sportpark', address: 'Am Sportplatz 1, 65510 Hünstetten' },
    operator: { name: 'SG Hünstetten', color: '#15603d' },
    asOf: { date: '2026-11-18', time: '10:00' },
    weeks: mondaysOf(range).map((monday) => ({
      week: isoWeekOf(monday),
      days: weekDates(monday).map((date) => ({
        date,
        isInMonth: date.startsWith(month),
        holiday: date.endsWith('-01') ? 'Allerheiligen' : null,
        schoolHoliday: date.slice(8) < '08' ? 'Herbstferien' : null,
      })),
    })),
    columns: names.map((name, at) => ({
      resourceId: `r${at}`,
      name,
      color: COLORS[at % COLORS.length] ?? '#000000',
      groupName: 'Außenanlagen',
      cells: {},
    })),
  };
}

/** Adds a booking to a column and returns it. */
export function addEntry(column: SheetColumn, entry: Partial<SheetEntry> & { key: number; date: string }): SheetEntry {
  const made: SheetEntry = {
    startTime: '18:00',
    endTime: '19:30',
    visibility: 'plan',
    status: 'approved',
    through: 'own',
    title: `Buchung ${entry.key}`,
    typeIcon: '🏃',
    typeLabel: 'Training',
    isRefused: false,
    ...entry,
  };
  (column.cells[entry.date] ??= []).push(made);
  return made;
}

/** `count` bookings, spread over days and columns, with all states and types. Their titles are `B0001x`, `B0002x` …. */
export function fullSheet(names: readonly string[], count: number, month = '2026-11'): MonthSheet {
  const sheet = emptySheet(names, month);
  for (let key = 0; key < count; key += 1) {
    const column = sheet.columns[key % names.length];
    const at = Math.floor(key / names.length);
    const hour = 9 + ((at * 7) % 12);
    if (!column) continue;
    addEntry(column, {
      key,
      date: addDays(`${month}-01`, at % 30),
      startTime: `${String(hour).padStart(2, '0')}:30`,
      endTime: `${String(hour + 1).padStart(2, '0')}:45`,
      title: `B${String(key + 1).padStart(4, '0')}x ${['Handball Damen Training', 'E-Jugend', 'Yoga am Abend für alle', 'Alte Herren'][key % 4] ?? ''}`,
      typeLabel: TYPES[key % TYPES.length] ?? '',
      status: key % 9 === 0 ? 'pending' : at % 30 < 17 ? 'expired' : 'approved',
      ...(key % 5 === 0 ? { personName: 'Lisa Braun' } : {}),
      ...(key % 11 === 3 ? { through: 'whole' as const, placeName: 'Sportplatz – komplett' } : {}),
      ...(key % 11 === 7 ? { through: 'part' as const, placeName: 'Sportplatz – links', color: '#b45309' } : {}),
    });
  }
  return sheet;
}
