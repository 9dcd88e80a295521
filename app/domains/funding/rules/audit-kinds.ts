/** The kinds of records in the trail, by their word in the address. `report` is there for reports. */
export const AUDIT_KINDS = {
  zuwendung: 'grant',
  bescheid: 'grant_letter',
  zeile: 'grant_line',
  beleg: 'receipt',
  teilprojekt: 'subproject',
  massnahme: 'measure',
  zuweisung: 'assignment',
  einlesen: 'funding_import',
} as const;

export type AuditKind = (typeof AUDIT_KINDS)[keyof typeof AUDIT_KINDS];
