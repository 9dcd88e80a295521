/** Columns of this room that can tell something about a person: the trail names them without their values (D19). */
export const BOOKING_PERSONAL_FIELDS = ['title', 'description', 'personName', 'decisionReason'] as const;
