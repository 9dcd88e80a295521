import { sql } from 'drizzle-orm';
import { arrayOf } from '#app/db/arrays.server.ts';
import type { Transaction } from '#app/db/client.server.ts';
import { statement } from '#app/db/query.server.ts';
import type { StoredShift } from './shifts.server.ts';

export interface StaffRow {
  readonly id: string;
  readonly userId: string;
  readonly isActive: boolean;
  readonly roles: readonly string[];
}

/** FOR SHARE: a person who is made inactive at the same moment waits, or is seen as inactive. */
const readStaff = statement<{ ids: string; operatorId: string; userId: string | null }, StaffRow>(sql`
  select sm.id, sm.user_id as "userId", sm.is_active and u.is_active as "isActive", sm.roles
  from staff_members sm join users u on u.id = sm.user_id
  where sm.operator_id = ${sql.placeholder('operatorId')}::uuid
    and (sm.id = any(${sql.placeholder('ids')}::uuid[]) or sm.user_id = ${sql.placeholder('userId')}::uuid)
  order by sm.id for share of sm`);

/** Members of the operator by their ids, and the one of a user; people of others and unknown ids have no row. Lock the shift first. */
export function lockStaff(
  tx: Transaction,
  { operatorId }: Pick<StoredShift, 'operatorId'>,
  ids: readonly string[],
  userId: string | null = null,
): Promise<StaffRow[]> {
  return readStaff(tx, { ids: arrayOf(ids), operatorId, userId });
}

/** Why these people cannot be on a shift of the operator; null when they can. */
export function staffProblem(ids: readonly string[], rows: readonly StaffRow[]): 'person' | 'inactive' | null {
  if (ids.some((id) => !rows.some((row) => row.id === id))) return 'person';
  return ids.some((id) => rows.some((row) => row.id === id && !row.isActive)) ? 'inactive' : null;
}
