/** Fields of this room that may name a person: the audit log names them without their values (D19). */
export const FUNDING_PERSONAL_FIELDS = [
  'remark',
  'description',
  'party',
  'reason',
  'fileName',
  'revisedReason',
] as const;
