import { db } from '#app/db/client.server.ts';
import { now } from '#app/platform/calendar.ts';
import type { Job } from '#app/platform/jobs.ts';
import { forgetMailBodies } from './forget-mail-bodies.server.ts';
import { sendDigests } from './send-digests.server.ts';

/** The worker's jobs of the outbox, by name. */
export const outboxJobs = {
  'outbox.forgetBodies': {
    schedule: '50 2 * * *',
    run: async (_payload, { log }) => {
      const count = await forgetMailBodies({ db: db(), now: now() });
      if (count > 0) log.info({ count }, 'mail texts removed');
    },
  },
  // Hourly, because 18:00 of the local clock is at another UTC hour in summer.
  'outbox.digest': {
    schedule: '0 * * * *',
    run: async (_payload, { log }) => {
      const count = await sendDigests({ db: db(), now: now() });
      if (count > 0) log.info({ count }, 'digests queued');
    },
  },
} satisfies Record<string, Job>;
