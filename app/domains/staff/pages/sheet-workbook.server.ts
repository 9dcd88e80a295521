import writeExcelFile, { type SheetData } from 'write-excel-file/node';
import { instantOfText, toDate } from '#app/platform/calendar.ts';
import type { TimeSheetPlan } from '#app/domains/staff/documents/time-sheet.ts';

const DAY_SECONDS = 86_400;
/** Hours over 24, to the second. */
const HOURS = '[h]:mm:ss';
const WIDTHS = [14, 9, 9, 26, 12, 12, 24, 15, 44];

const bold = (value: string) => ({ value, fontWeight: 'bold' as const });
const duration = (seconds: number | null, isSum = false) =>
  seconds === null
    ? null
    : { value: seconds / DAY_SECONDS, format: HOURS, ...(isSum && { fontWeight: 'bold' as const }) };
/** A spreadsheet's date has no zone; midnight UTC is the day itself. */
const day = (date: string) => ({
  value: toDate(instantOfText(`${date}T00:00:00Z`)),
  type: Date,
  format: 'dd.mm.yyyy',
  align: 'left' as const,
});

/** The sheet of a month as a workbook: days are dates, break and work are durations that a spreadsheet sums to the second. */
export async function timeSheetWorkbook(plan: TimeSheetPlan): Promise<Buffer> {
  const { title, facts, columns, rows, sum, notes, signatures, printed } = plan;
  const data: SheetData = [
    [{ value: title, fontWeight: 'bold', fontSize: 14 }],
    ...facts.map(([name, value]) => [{ value: name }, bold(value)]),
    [],
    columns.map(bold),
    ...rows.map((row) => [
      day(row.date),
      { value: row.start },
      { value: row.end },
      { value: row.breaks },
      duration(row.breakSeconds),
      duration(row.workSeconds),
      { value: row.shift },
      { value: row.recorded },
      { value: row.notes },
    ]),
    [
      bold(`${sum.label} · ${sum.days}`),
      null,
      null,
      null,
      duration(sum.breakSeconds, true),
      duration(sum.workSeconds, true),
    ],
    [],
    ...notes.map((value) => [{ value }]),
    [],
    signatures.map((value) => ({ value, columnSpan: 4 })).flatMap((cell) => [cell, null, null, null]),
    [{ value: printed }],
  ];
  return await writeExcelFile(data, {
    columns: WIDTHS.map((width) => ({ width })),
    sheet: title.slice(0, 31),
    orientation: 'landscape',
  }).toBuffer();
}
