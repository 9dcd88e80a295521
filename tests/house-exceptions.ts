/** Short lists of what a house rule does not apply to, each with its reason; an entry nobody needs fails the architecture test. */

/** Server files of rooms that write without recordAudit (D16: technical columns, or the audit of the calling verb). */
export const withoutAudit: Readonly<Record<string, string>> = {
  'app/domains/outbox/enqueue-mail.server.ts':
    'a mail row belongs to the change that causes it, which has its own audit row',
};

/** Files of app/ that may use Date besides platform/calendar.ts. */
export const withDate: Readonly<Record<string, string>> = {};
