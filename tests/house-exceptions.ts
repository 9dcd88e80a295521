/** Exceptions from the rules of checks/house, each with its reason. An unused entry fails the architecture test. */

/** Server files of rooms that write without recordAudit (D16: technical columns, or the audit of the calling verb). */
export const withoutAudit: Readonly<Record<string, string>> = {
  'app/domains/outbox/enqueue-mails.server.ts':
    'a mail row belongs to the change that causes it, which has its own audit row',
  'app/domains/outbox/remove-queued-mails.server.ts': 'undoing a change has its own audit row, its mail goes with it',
  'app/domains/actions/track-action.server.ts': 'actions are a log of their own (D16)',
  'app/domains/actions/append-actions.server.ts': 'what the files hold is technical (D16)',
  'app/domains/audit/operations.server.ts': 'how a change is undone is technical; the change has its own audit row',
  'app/domains/booking/store/inverse.server.ts': 'rows of undoBookings, which writes the audit row',
  'app/domains/booking/store/usage.server.ts': 'rows of the calling verb, which writes the audit row',
  'app/domains/booking/store/bookings.server.ts': 'rows of the calling verb, which writes the audit row',
  'app/domains/presence/store/visits.server.ts': 'rows of the calling verb, which writes the audit row',
  'app/domains/staff/planning/generate-shifts.server.ts': 'recordBatch (staff/store/batches) writes the audit row',
  'app/domains/staff/shifts/copy-week.server.ts': 'recordBatch (staff/store/batches) writes the audit row',
  'app/domains/staff/store/shifts.server.ts': 'rows of the calling verb, which writes the audit row',
  'app/domains/funding/store/assignments.server.ts': 'rows of the calling verb, which writes the audit row',
  'app/domains/funding/store/division.server.ts': 'rows of the calling verb, which writes the audit row',
  'app/domains/funding/store/inserts.server.ts': 'rows of the calling verb, which writes the audit row',
  'app/domains/funding/store/measures.server.ts': 'rows of the calling verb, which writes the audit row',
  'app/domains/funding/store/receipts.server.ts': 'rows of the calling verb, which writes the audit row',
  'app/domains/setup/write-funding.server.ts': 'ensureDemo writes one audit row for all of the demo club',
  'app/domains/booking/read-calendar-feed.server.ts': 'when a feed was last read is technical (D16)',
  'app/domains/accounts/remove-expired-account-rows.server.ts':
    'retention: rows that open nothing go, addresses become short',
  'app/domains/access/devices/last-seen.server.ts': 'what a device says of itself, and when, is technical (D16)',
  'app/domains/access/jobs/job-rows.server.ts': 'the statement only; the calling verb writes the audit row',
  'app/domains/access/jobs/forget-door-jobs.server.ts': 'retention: jobs go after their time, their trail stays',
  'app/domains/access/requests/forget-access-requests.server.ts':
    'retention: requests go after their time, their trail stays',
  'app/domains/presence/count-old-visits.server.ts': 'retention: visits go after their time, their counts stay',
  'app/domains/presence/authenticate-terminal.server.ts': 'when a board was last seen is technical (D16)',
  'app/domains/presence/store/tickets.server.ts':
    'a ticket of a minute is technical (D16); identifyAtTerminal and the act write their rows',
  'app/domains/facilities/room-rows.server.ts': 'rows of the calling verb, which writes the audit row',
  'app/domains/outbox/forget-mail-bodies.server.ts': 'retention: texts go after their time',
  'app/domains/outbox/send-digests.server.ts': 'how waiting mails are sent is technical (D16); the mail log shows it',
  'app/domains/outbox/suppress-mails.server.ts': 'what a mail waits for is technical (D16); the mail log shows it',
  'app/domains/outbox/take-mails.server.ts': 'a lease is technical (D16)',
  'app/domains/outbox/set-up-sender.server.ts':
    'the state of the sender is technical (D16); the settings are in the environment',
  'app/domains/accounts/make-link-tokens.server.ts':
    'the link of a mail; the verb that queued the mail writes the audit row',
  'app/domains/access/requests/opt-in-mail.server.ts': 'the link of a request; the calling verb writes the audit row',
  'app/domains/setup/open-first-setup.server.ts': 'a code is technical (D16); what is done with it writes its rows',
  'app/domains/setup/write-crew.server.ts': 'part of ensure-demo, which writes one row for the whole club',
  'app/domains/setup/write-doors.server.ts': 'part of ensure-demo, which writes one row for the whole club',
  'app/domains/setup/write-makerspace.server.ts': 'part of ensure-demo, which writes one row for the whole club',
  'app/domains/setup/write-earlier-shifts.server.ts': 'part of ensure-demo, which writes one row for the whole club',
  'app/domains/setup/write-times.server.ts': 'part of ensure-demo, which writes one row for the whole club',
  'app/domains/staff/store/suggestions.server.ts': 'rows of the calling verb, which writes the audit row',
  'app/domains/staff/store/stamps.server.ts': 'rows of the calling verb, which writes the audit row',
  'app/domains/staff/store/sessions.server.ts': 'rows of the calling verb, which writes the audit row',
  'app/domains/setup/write-season.server.ts': 'part of ensure-demo, which writes one row for the whole club',
};

/** Files of app/, other than platform/calendar.ts, that may use Date. */
export const withDate: Readonly<Record<string, string>> = {
  'app/routes/staff/clock/device-clock.ts':
    'a stamp without a network has the time of its device; performance.now() rests while the device sleeps',
};

/** Server files that write but are not verbs of a room. */
export const notVerbs: Readonly<Record<string, string>> = {
  'app/domains/facilities/room-rows.server.ts': 'rooms as the verbs lock and place them',
  'app/domains/audit/operations.server.ts': 'how a change is undone is technical; the change has its own audit row',
  'app/domains/booking/store/inverse.server.ts': 'rows of undoBookings, which writes the audit row',
  'app/domains/booking/store/usage.server.ts': 'what became of a date, as the verbs read and write it',
  'app/domains/booking/store/bookings.server.ts': 'rows of bookings as the verbs read and write them',
  'app/domains/presence/store/visits.server.ts': 'rows of visits as the verbs read and write them',
  'app/domains/accounts/sign-in-limits.server.ts': 'counts attempts for the verb signIn',
  'app/domains/access/requests/opt-in-mail.server.ts': 'link and mail of the verbs that ask for access',
  'app/domains/access/jobs/job-rows.server.ts': 'jobs as the verbs of a press end and name them',
  'app/domains/access/devices/last-seen.server.ts':
    'last seen and reported state of a device, as device calls and recordDeviceState write them',
};

/** Comment lines with unclear words (`checks/house/comments.ts`). The number may only fall. */
export const unclearCommentLines = 1;
