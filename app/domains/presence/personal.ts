/** Fields of this room that may name a person: the audit log names them without their values (D19). */
export const PRESENCE_PERSONAL_FIELDS = ['reason'] as const;
