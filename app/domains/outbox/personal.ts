/** Personal columns of the outbox (D19): the audit log names them without their values. */
export const MAIL_PERSONAL_FIELDS = ['address', 'answer', 'subject', 'to'] as const;
