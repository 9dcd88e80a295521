/** The kinds of records in the trail, by their word in the address. */
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

/** Reports have no screen of their own in the trail; the seed's API names them. */
export type AuditKind = (typeof AUDIT_KINDS)[keyof typeof AUDIT_KINDS] | 'report';
