import { sql } from 'drizzle-orm';
import type { Database } from '#app/db/client.server.ts';
import { statement } from '#app/db/query.server.ts';

const rootsOf = statement<{ facilityId: string }, { roots: string[] }>(sql`
  select coalesce((select array_agg(r.id::text) from resources r join resource_groups g on g.id = r.group_id
      where g.facility_id = f.id and r.parent_id is null), '{}') as roots
  from facilities f where f.id = ${sql.placeholder('facilityId')}::uuid and f.public_plan`);

/** The root resources of a facility with a public plan; null when there is none. One statement. */
export async function readPublicRoots(db: Database, facilityId: string): Promise<string[] | null> {
  const [row] = await rootsOf(db, { facilityId });
  return row?.roots ?? null;
}
