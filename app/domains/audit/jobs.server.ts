import { db } from '#app/db/client.server.ts';
import { now } from '#app/platform/calendar.ts';
import type { Job } from '#app/platform/jobs.ts';
import { forgetOperations } from './operations.server.ts';
import { KEEP_ORIGINS, KEEP_STREAM } from './retention.server.ts';
import { auditStreams } from './rules/head.ts';

/** The worker's jobs of the trail, by name. */
export const auditJobs = {
  'audit.ensurePartitions': {
    schedule: '10 2 * * *',
    run: (_payload, { query }) => query('select audit_ensure_partitions($1::timestamptz::date)', [now().toString()]),
  },
  'audit.forgetOrigins': {
    schedule: '15 2 * * *',
    run: (_payload, { query }) =>
      query('select audit_forget_origins($1::timestamptz - $2::interval)', [now().toString(), KEEP_ORIGINS]),
  },
  'audit.dropOldMonths': {
    schedule: '25 2 * * *',
    run: async (_payload, { query }) => {
      for (const stream of auditStreams)
        await query('select audit_drop_partitions($1, $2::timestamptz - $3::interval)', [
          stream,
          now().toString(),
          KEEP_STREAM[stream],
        ]);
    },
  },
  'audit.forgetOperations': {
    schedule: '35 * * * *',
    run: async () => void (await forgetOperations({ db: db(), now: now() })),
  },
} satisfies Record<string, Job>;
