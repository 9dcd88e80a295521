import { db } from '#app/db/client.server.ts';
import { now } from '#app/platform/calendar.ts';
import type { Job } from '#app/platform/jobs.ts';
import { forgetMailBodies } from './forget-mail-bodies.server.ts';
import { suppressOldMails } from './suppress-old-mails.server.ts';

/** The worker's jobs of the outbox, by name. */
export const outboxJobs = {
  'outbox.suppressOldMails': {
    schedule: '*/10 * * * *',
    run: async (_payload, { log }) => {
      const count = await suppressOldMails({ db: db(), now: now() });
      if (count > 0) log.warn({ count }, 'queued mails are too old and will not be sent');
    },
  },
  'outbox.forgetBodies': {
    schedule: '50 2 * * *',
    run: async (_payload, { log }) => {
      const count = await forgetMailBodies({ db: db(), now: now() });
      if (count > 0) log.info({ count }, 'mail texts removed');
    },
  },
} satisfies Record<string, Job>;
