import { sql } from 'drizzle-orm';
import { queryRows } from '#app/db/query.server.ts';
import { accessRetention } from '#app/domains/access/public.server.ts';
import { accountRetention } from '#app/domains/accounts/public.server.ts';
import { actionsRetention } from '#app/domains/actions/public.server.ts';
import { auditRetention } from '#app/domains/audit/public.server.ts';
import { bookingRetention } from '#app/domains/booking/public.server.ts';
import { fundingRetention } from '#app/domains/funding/public.server.ts';
import { outboxRetention } from '#app/domains/outbox/public.server.ts';
import { presenceRetention } from '#app/domains/presence/public.server.ts';
import { staffRetention } from '#app/domains/staff/public.server.ts';
import { HOME_ZONE } from '#app/platform/calendar.ts';
import type { ReadCtx } from '#app/platform/ctx.ts';
import type { RetentionLine, RetentionName } from '#app/platform/retention.ts';

/** Jobs run once a day, and the trail and actions go by whole months. */
const GRACE: Readonly<Partial<Record<RetentionName, string>>> = {
  houseAudit: '33 days',
  doorAudit: '33 days',
  loginAudit: '33 days',
  actions: '33 days',
};
const ONE_RUN = '2 days';

export interface KeptLine {
  readonly name: RetentionName;
  /** Local date of the oldest row; null without a row. */
  readonly oldest: string | null;
  /** The oldest row should have gone: the job of the line does not run. */
  readonly isOverdue: boolean;
}

/** Every line of the retention table, in its order. */
export const RETENTION: readonly RetentionLine[] = [
  ...bookingRetention,
  ...staffRetention,
  ...fundingRetention,
  ...actionsRetention,
  ...accessRetention,
  ...presenceRetention,
  ...outboxRetention,
  ...accountRetention,
  ...auditRetention,
];

/** The oldest row of every line (domain.md, retention). One statement. */
export async function listRetention({ db, now }: ReadCtx): Promise<KeptLine[]> {
  const lines = RETENTION.map(
    ({ name, keep, oldest, fromYearEnd = false }) =>
      sql`select ${name}::text as name, ${oldest}::timestamptz as oldest, ${fromYearEnd}::boolean as by_year,
        ${keep}::interval + ${GRACE[name] ?? ONE_RUN}::interval as keep`,
  );
  return await queryRows<KeptLine>(
    db,
    sql`
      with line as materialized (${sql.join(lines, sql` union all `)})
      select name, (oldest at time zone ${HOME_ZONE})::date::text as oldest,
        coalesce(case when by_year then (date_trunc('year', oldest at time zone ${HOME_ZONE}) + interval '1 year') at time zone ${HOME_ZONE}
          else oldest end < ${now.toString()}::timestamptz - keep, false) as "isOverdue"
      from line`,
  );
}
