/** Columns of this room that identify a person: the audit log names them without their values (D19). */
export const ACCESS_PERSONAL_FIELDS = ['email'] as const;
