/** Columns of this room that identify a person: the audit log names them without their values (D19). */
export const PEOPLE_PERSONAL_FIELDS = ['firstName', 'lastName', 'email', 'phone', 'birthDate', 'memberNumber'] as const;
