import { BYTE_ORDER_MARK, csvLine } from '#app/platform/export/csv.ts';

/** The file of an application: a grant, a letter, ten sub-projects with a grey field each, and measures up to `rows` rows. */
const HEADS = [
  'Art',
  'Teilprojekt',
  'Gehört zu',
  'Nummer',
  'Bezeichnung',
  'Zuwendungsgeber',
  'Aktenzeichen',
  'Datum',
  'Betrag',
  'Von',
  'Bis',
  'Status',
  'Fortschritt',
  'Beschreibung',
];

type Cells = Readonly<Partial<Record<(typeof HEADS)[number], string>>>;

export function applicationRows(rows = 300, number = 'JW-2027'): Cells[] {
  const subprojects = Array.from({ length: 10 }, (_, at): Cells => ({
    Art: 'Teilprojekt',
    Nummer: `T${at + 1}`,
    Bezeichnung: `Teilprojekt ${at + 1}`,
    Betrag: '5.000,00',
    ...(at === 9 && { 'Gehört zu': 'T9', Betrag: '1000' }),
  }));
  const measures = Array.from({ length: rows - 22 }, (_, at): Cells => ({
    Art: 'Maßnahme',
    Teilprojekt: `T${(at % 10) + 1}`,
    Nummer: `M${at + 1}`,
    Bezeichnung: `Maßnahme ${at + 1}`,
    Betrag: '12,50',
    Von: '01.02.2027',
    Bis: '2027-03-31',
    Status: 'in Arbeit',
    Fortschritt: '20 %',
    ...(at >= 10 && at < 20 && { 'Gehört zu': `M${at - 9}`, Betrag: '' }),
  }));
  return [
    {
      Art: 'Zuwendung',
      Nummer: number,
      Bezeichnung: 'Jugendwerkstatt',
      Zuwendungsgeber: 'Landesjugendamt',
      Betrag: '60.000,00',
      Von: '1.1.2027',
      Bis: '31.12.2028',
    },
    { Art: 'Bescheid', Aktenzeichen: 'LJA 1', Datum: '15.12.2026', Betrag: '60000', Beschreibung: 'Erster' },
    ...subprojects,
    ...subprojects.map(({ Nummer = '' }): Cells => ({
      Art: 'Stammdaten',
      Teilprojekt: Nummer,
      Bezeichnung: 'Ort',
      Beschreibung: `Ort von ${Nummer}`,
    })),
    ...measures,
  ];
}

/** The lines of a file, with its heads. */
export const applicationLines = (rows: readonly Cells[]): string[][] => [
  HEADS,
  ...rows.map((row) => HEADS.map((head) => row[head] ?? '')),
];

export const applicationCsv = (rows: readonly Cells[]): Buffer =>
  Buffer.from(BYTE_ORDER_MARK + applicationLines(rows).map(csvLine).join(''));
