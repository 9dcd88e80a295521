import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Transaction } from '#app/db/client.server.ts';
import { statement } from '#app/db/query.server.ts';
import { inLockedTransaction, inOneFlight } from '#app/db/tx.server.ts';
import { houseSource } from '#app/domains/audit/public.server.ts';
import { instantOfMs, toDate } from '#app/platform/calendar.ts';
import type { ReadCtx } from '#app/platform/ctx.ts';
import { decideCheckIn } from './rules/check-in.ts';
import { againWhenTaken, startVisit, storeEndsOf } from './store/visit-starts.server.ts';
import { lockPerson, lockVisitsOfPerson, readPlace } from './store/visits.server.ts';

/** What the access room adds as job `door.executed`. */
const payloadSchema = z.object({ jobId: z.uuid(), userId: z.uuid(), roomId: z.uuid(), atMs: z.int().min(0) });

/** A visit of the job, also one that an admin removed, or one in the room that lasted until after the door opened. */
const readLater = statement<{ jobId: string; userId: string; roomId: string; at: string }, { id: string }>(sql`
  select id::text from visits where door_job_id = ${sql.placeholder('jobId')}::uuid
    or user_id = ${sql.placeholder('userId')}::uuid and room_id = ${sql.placeholder('roomId')}::uuid
      and ended_at > ${sql.placeholder('at')}::timestamptz
  union all select entity_id from audit_log where job_id = ${sql.placeholder('jobId')}::uuid and action = 'visit.removed'
  limit 1`);

export type EnterOutcome =
  | { kind: 'started'; visitId: string }
  | { kind: 'inside' }
  /** A repeat of the job, or its person was in the room at that moment and has left. */
  | { kind: 'known' }
  | { kind: 'moved_on' }
  /** The room or the person is not active any more. */
  | { kind: 'gone' };

/** A door of a room with check-in has let its person in: a visit begins at that moment. The same job twice starts one visit. */
export async function enterByDoor({ db }: Pick<ReadCtx, 'db'>, payload: unknown): Promise<EnterOutcome> {
  const { jobId, userId, roomId, atMs } = payloadSchema.parse(payload);
  const at = toDate(instantOfMs(atMs)).toISOString();
  const lock = (tx: Transaction) =>
    inOneFlight(tx, () => [
      lockPerson(tx, { userId }),
      readPlace(tx, { roomId }),
      lockVisitsOfPerson(tx, { userId }),
      readLater(tx, { jobId, userId, roomId, at }),
    ]);
  return await againWhenTaken(() =>
    inLockedTransaction({ db }, lock, async (tx, [[person], [place], open, later]): Promise<EnterOutcome> => {
      if (!person?.isActive || !place?.isActive) return { kind: 'gone' };
      if (later.length > 0) return { kind: 'known' };
      const decision = decideCheckIn(place, open, { at, by: 'door' });
      if (decision.kind === 'inside') await storeEndsOf(tx, houseSource(), decision.ends);
      if (decision.kind !== 'start') return { kind: decision.kind };
      const visit = { userId, roomId, startedAt: at, startedBy: 'door' as const, plannedEndAt: null, guestCount: 0 };
      const visitId = await startVisit(tx, houseSource(), {
        plan: decision,
        place,
        visit: { ...visit, doorJobId: jobId },
      });
      return { kind: 'started', visitId };
    }),
  );
}
