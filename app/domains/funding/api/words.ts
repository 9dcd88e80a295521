import type { MeasureStatus, ProjectRole, SubprojectAction } from '#app/db/schema/subprojects.ts';

/** The German words of seed 3 for the English ones inside, in both directions. The only place that has both. */

interface Words<English extends string, German extends string> {
  /** In the order of the table, for a zod enum. */
  readonly german: readonly [German, ...German[]];
  readonly toGerman: (english: English) => German;
  readonly toEnglish: (german: German) => English;
}

function pairs<English extends string, const German extends string>(
  table: Readonly<Record<English, German>>,
): Words<English, German> {
  const back = Object.fromEntries(Object.entries<German>(table).map(([english, german]) => [german, english]));
  return {
    german: Object.values<German>(table) as [German, ...German[]],
    toGerman: (english) => table[english],
    toEnglish: (german) => back[german] as English,
  };
}

export const words = {
  role: pairs<ProjectRole, 'ausfueller' | 'pruefer' | 'freigeber'>({
    author: 'ausfueller',
    reviewer: 'pruefer',
    approver: 'freigeber',
  }),
  status: pairs<MeasureStatus, 'geplant' | 'in_arbeit' | 'abgeschlossen' | 'pausiert'>({
    planned: 'geplant',
    in_progress: 'in_arbeit',
    completed: 'abgeschlossen',
    paused: 'pausiert',
  }),
  action: pairs<SubprojectAction, 'erstellt' | 'split' | 'merge' | 'update' | 'archiviert'>({
    created: 'erstellt',
    split: 'split',
    merge: 'merge',
    update: 'update',
    archived: 'archiviert',
  }),
  source: pairs<'application' | 'inherited', 'gesuch' | 'vererbt'>({ application: 'gesuch', inherited: 'vererbt' }),
} as const;

/** Field names of the seed's tables. A field without a row keeps its name (id, name, budget, status). */
const FIELDS: Readonly<Record<string, string>> = {
  action: 'aktion',
  actualFrom: 'tatsaechlich_von',
  actualUntil: 'tatsaechlich_bis',
  assignedBy: 'zugewiesen_von',
  assignedTo: 'zugewiesen_an',
  assignments: 'zuweisungen',
  createdAt: 'created_at',
  description: 'beschreibung',
  grantId: 'zuwendung_id',
  isActive: 'ist_aktiv',
  isSplit: 'ist_geteilt',
  level: 'ebene',
  masterData: 'stammdaten',
  measureId: 'massnahme_id',
  measures: 'massnahmen',
  number: 'nummer',
  plannedFrom: 'geplant_von',
  plannedUntil: 'geplant_bis',
  progress: 'fortschritt',
  remark: 'bemerkung',
  role: 'rolle',
  source: 'quelle',
  splitAt: 'teilungs_datum',
  splitBy: 'geteilt_von',
  subprojectId: 'teilprojekt_id',
  subprojectName: 'teilprojekt_name',
  title: 'titel',
  updatedAt: 'updated_at',
  userId: 'user_id',
  validFrom: 'gueltig_von',
  validUntil: 'gueltig_bis',
  value: 'wert',
};
const BACK: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(FIELDS).map(([english, german]) => [german, english]),
);

/** `parentId` is named after its table. */
type Of = 'subproject' | 'measure';
const PARENT: Readonly<Record<Of, string>> = { subproject: 'parent_teilprojekt_id', measure: 'parent_massnahme_id' };

export const germanField = (field: string, of: Of = 'subproject'): string =>
  field === 'parentId' ? PARENT[of] : (FIELDS[field] ?? field);
export const englishField = (field: string): string =>
  Object.values(PARENT).includes(field) ? 'parentId' : (BACK[field] ?? field);

/** A record in the words of the seed, at any depth: its field names, and its roles, states, actions and sources. */
export function inGerman(record: object, of: Of = 'subproject'): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(record).map(([field, value]) => [germanField(field, of), germanValue(field, value, of)]),
  );
}

function germanValue(field: string, value: unknown, of: Of): unknown {
  if (Array.isArray(value)) return value.map((one) => germanValue(field, one, of));
  if (typeof value === 'object' && value !== null) return inGerman(value, of);
  if (!(field in words) || typeof value !== 'string') return value;
  const known = words[field as keyof typeof words] as Words<string, string>;
  return known.toGerman(value) ?? value;
}
