import { db } from '#app/db/client.server.ts';
import { now } from '#app/platform/calendar.ts';
import type { Job } from '#app/platform/jobs.ts';
import { suggestClockIn } from './clock/suggest-clock-in.server.ts';
import { endEventShifts } from './planning/end-event-shifts.server.ts';
import { expireRequests } from './requests/expire-requests.server.ts';
import { remindShifts } from './shifts/remind-shifts.server.ts';
import { flagSessions } from './times/flag-sessions.server.ts';

/** The worker's jobs of shifts, by name. */
export const staffJobs = {
  // No part: drafts lose their event while the part is off, too.
  'staff.endEventShifts': {
    schedule: null,
    run: async (payload, { log }) => {
      const { cancelled, flagged } = await endEventShifts({ db: db(), now: now() }, payload);
      if (cancelled + flagged > 0) log.info({ cancelled, flagged }, 'shifts lost their event');
    },
  },
  // No part: live requests end while the part is off.
  'staff.expireRequests': {
    schedule: '*/5 * * * *',
    run: async (_payload, { log }) => {
      const count = await expireRequests({ db: db(), now: now() });
      if (count > 0) log.info({ count }, 'requests of shifts expired');
    },
  },
  // No part: a clock that runs on is flagged while the part is off.
  'staff.flagSessions': {
    schedule: '*/5 * * * *',
    run: async (_payload, { log }) => {
      const count = await flagSessions({ db: db(), now: now() });
      if (count > 0) log.info({ count }, 'forgotten sessions flagged');
    },
  },
  // Hourly; a missed run is made up by the next.
  'staff.remindShifts': {
    schedule: '11 * * * *',
    part: 'staff',
    run: async (_payload, { log }) => {
      const count = await remindShifts({ db: db(), now: now() });
      if (count > 0) log.info({ count }, 'reminders of shifts queued');
    },
  },
  // Caused by door.opened and visit.started (server/jobs.ts).
  'staff.suggestClockIn': {
    schedule: null,
    part: 'staff',
    run: async (payload, { log }) => {
      const { kind } = await suggestClockIn({ db: db(), now: now() }, payload);
      if (kind !== 'none') log.info({ kind }, 'a person with a shift came in');
    },
  },
} satisfies Record<string, Job>;
