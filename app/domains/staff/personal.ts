/** Fields of this room that may name a person: the audit log names them without their values (D19). */
export const STAFF_PERSONAL_FIELDS = [
  'notesStaff',
  'notesInternal',
  'message',
  'answer',
  'reason',
  'noBreakReason',
] as const;
