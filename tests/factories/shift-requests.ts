import { sql } from 'drizzle-orm';
import { queryRows } from '#app/db/query.server.ts';
import type { Database } from '#app/db/client.server.ts';
import { makeCrew, makeShift, makeStaff, type MadeCrew, type MadeStaff } from './staff.ts';

export interface ShiftTeam extends MadeCrew {
  readonly anna: MadeStaff;
  readonly ben: MadeStaff;
  readonly carla: MadeStaff;
  /** Anna's, tomorrow 10:00 to 16:00. */
  readonly shiftId: string;
}

/** A crew of three with the role service, and a published shift of Anna's. `approval`: swaps wait for a manager. */
export async function makeTeam(db: Database, { approval = true }: { approval?: boolean } = {}): Promise<ShiftTeam> {
  const crew = await makeCrew(db);
  const { operatorId, workAreaId } = crew;
  await queryRows(db, sql`update operators set swap_needs_approval = ${approval} where id = ${operatorId}::uuid`);
  const [anna, ben, carla] = [
    await makeStaff(db, { operatorId }),
    await makeStaff(db, { operatorId }),
    await makeStaff(db, { operatorId }),
  ];
  const shiftId = await makeShift(db, { operatorId, workAreaId, staffIds: [anna.id] });
  return { ...crew, anna, ben, carla, shiftId };
}

/** Ids of staff on a shift. */
export async function staffOn(db: Database, shiftId: string): Promise<string[]> {
  const rows = await queryRows<{ id: string }>(
    db,
    sql`select staff_member_id as id from shift_assignments where shift_id = ${shiftId}::uuid order by assigned_at, id`,
  );
  return rows.map(({ id }) => id);
}

/** State of a request. */
export async function stateOf(db: Database, requestId: string): Promise<string | undefined> {
  const [row] = await queryRows<{ state: string }>(
    db,
    sql`select state from shift_requests where id = ${requestId}::uuid`,
  );
  return row?.state;
}

/** Template and reader of each queued mail, in order. */
export async function mailsOf(db: Database): Promise<string[]> {
  const rows = await queryRows<{ mail: string }>(
    db,
    sql`select template || ' ' || to_address as mail from mail_messages order by created_at, id`,
  );
  return rows.map(({ mail }) => mail);
}
