import type { ImportKind } from '#app/domains/funding/rules/place-import.ts';
import type { ImportField } from '#app/platform/import/mapping.ts';

/** The columns of an application as a file. One file has all kinds; the column "Art" says which a row is. */
export const IMPORT_FIELDS = [
  { name: 'kind', heads: ['Art', 'Typ'], isRequired: true },
  { name: 'grant', heads: ['Zuwendung', 'Zuwendungsnummer', 'Förderung'] },
  { name: 'subproject', heads: ['Teilprojekt', 'Teilprojektnummer', 'TP'] },
  { name: 'parent', heads: ['Gehört zu', 'Übergeordnet', 'Über'] },
  { name: 'number', heads: ['Nummer', 'Nr.'], isRequired: true },
  { name: 'title', heads: ['Bezeichnung', 'Titel', 'Name', 'Feld'], isRequired: true },
  { name: 'funder', heads: ['Zuwendungsgeber', 'Fördergeber', 'Geber'] },
  { name: 'fileNumber', heads: ['Aktenzeichen', 'AZ'] },
  { name: 'day', heads: ['Datum', 'Bescheid vom'] },
  { name: 'amount', heads: ['Betrag', 'Budget', 'Fördersumme', 'Bewilligt', 'Betrag in Euro'] },
  { name: 'from', heads: ['Von', 'Geplant von', 'Beginn'] },
  { name: 'until', heads: ['Bis', 'Geplant bis', 'Ende'] },
  { name: 'actualFrom', heads: ['Tatsächlich von'] },
  { name: 'actualUntil', heads: ['Tatsächlich bis'] },
  { name: 'status', heads: ['Status', 'Stand'] },
  { name: 'progress', heads: ['Fortschritt', 'Fortschritt in Prozent'] },
  { name: 'text', heads: ['Beschreibung', 'Bemerkung', 'Wert', 'Text'] },
] as const satisfies readonly ImportField[];

export type FundingField = (typeof IMPORT_FIELDS)[number]['name'];

/** The words of the column "Art", in lower case. */
export const KIND_WORDS: Readonly<Record<string, ImportKind>> = {
  zuwendung: 'grant',
  bescheid: 'letter',
  teilprojekt: 'subproject',
  maßnahme: 'measure',
  massnahme: 'measure',
  stammdaten: 'master',
};

/** The columns that each kind has, beside its kind. Text in another one is refused, so that nothing is lost unseen. */
export const FIELDS_OF_KIND: Readonly<Record<ImportKind, readonly FundingField[]>> = {
  grant: ['number', 'title', 'funder', 'fileNumber', 'amount', 'from', 'until'],
  letter: ['grant', 'fileNumber', 'day', 'amount', 'text'],
  subproject: ['grant', 'parent', 'number', 'title', 'amount'],
  measure: [
    'grant',
    'subproject',
    'parent',
    'number',
    'title',
    'amount',
    'from',
    'until',
    'actualFrom',
    'actualUntil',
    'status',
    'progress',
    'text',
  ],
  master: ['grant', 'subproject', 'title', 'text'],
};

/** Rows of the file to fill in, by the columns that they have. */
const TEMPLATE_ROWS: readonly Partial<Record<FundingField, string>>[] = [
  {
    kind: 'Zuwendung',
    number: 'JW-2027',
    title: 'Jugendwerkstatt',
    funder: 'Landesjugendamt',
    fileNumber: 'LJA 4711',
    amount: '20.000,00',
    from: '01.01.2027',
    until: '31.12.2028',
  },
  { kind: 'Bescheid', fileNumber: 'LJA 4711/1', day: '15.12.2026', amount: '20.000,00', text: 'Erster Bescheid' },
  { kind: 'Teilprojekt', number: 'TP1', title: 'Werkstatt', amount: '12.000,00' },
  { kind: 'Teilprojekt', number: 'TP1.1', parent: 'TP1', title: 'Holzwerkstatt', amount: '5.000,00' },
  { kind: 'Stammdaten', subproject: 'TP1', title: 'Zielgruppe', text: 'Jugendliche von 12 bis 18 Jahren' },
  {
    kind: 'Maßnahme',
    subproject: 'TP1',
    number: 'M1',
    title: 'Ferienkurs',
    amount: '1.234,56',
    from: '01.07.2027',
    until: '31.07.2027',
    status: 'geplant',
    progress: '0',
    text: 'Zwei Wochen in den Sommerferien',
  },
  {
    kind: 'Maßnahme',
    subproject: 'TP1',
    parent: 'M1',
    number: 'M1.1',
    title: 'Material',
    amount: '400,00',
    from: '01.06.2027',
    until: '30.06.2027',
  },
];

/** The lines of the file to fill in: the usual heads, and a row or two of each kind. */
export const templateLines = (): string[][] => [
  IMPORT_FIELDS.map(({ heads }) => heads[0]),
  ...TEMPLATE_ROWS.map((row) => IMPORT_FIELDS.map(({ name }) => row[name] ?? '')),
];
