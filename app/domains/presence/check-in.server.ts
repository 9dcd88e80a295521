import type { Transaction } from '#app/db/client.server.ts';
import type { VisitStarter } from '#app/db/schema/presence.ts';
import { inLockedTransaction, inOneFlight } from '#app/db/tx.server.ts';
import { can } from '#app/permissions.ts';
import { addJob } from '#app/platform/add-job.server.ts';
import { toDate } from '#app/platform/calendar.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { ForbiddenError, NotFoundError } from '#app/platform/errors.ts';
import { decideCheckIn, isGuestCount } from './rules/check-in.ts';
import { readPlannedEnd } from './store/planned-end.server.ts';
import { againWhenTaken, startVisit, storeEndsOf } from './store/visit-starts.server.ts';
import { lockPerson, lockVisitsOfPerson, readPlace } from './store/visits.server.ts';

export interface StayInput {
  readonly guestCount?: number | undefined;
  /** A wall time 'HH:MM' of the facility, the next one from now on, or an instant with its zone. */
  readonly plannedEndAt?: string | null | undefined;
}

export interface CheckInInput extends StayInput {
  readonly roomId: string;
  /** The actor, unless an admin checks another person in. */
  readonly userId?: string | undefined;
  readonly startedBy?: Extract<VisitStarter, 'self' | 'admin' | 'terminal'>;
}

export type StayProblems = { plannedEndAt?: 'planned_end'; guestCount?: 'guests' };
export type CheckInProblems = StayProblems & { userId?: 'person' };

export type CheckInOutcome =
  | { kind: 'started'; visitId: string; userId: string; endedIds: string[] }
  /** The person is in the room already; the visit did not change. */
  | { kind: 'inside'; visitId: string; userId: string }
  | { kind: 'refused'; problems: CheckInProblems };

/**
 * Starts a visit (seed 0). Where the operator allows one room at a time, the person's other visits there end in the same transaction. Throws
 * NotFoundError for an unknown or inactive room, and ForbiddenError for another person outside the actor's operator.
 */
export async function checkIn(ctx: Ctx, input: CheckInInput): Promise<CheckInOutcome> {
  const { roomId, userId = ctx.actor.id, guestCount = 0 } = input;
  const isSelf = userId === ctx.actor.id;
  const lock = (tx: Transaction) =>
    inOneFlight(tx, () => [lockPerson(tx, { userId }), readPlace(tx, { roomId }), lockVisitsOfPerson(tx, { userId })]);
  return await againWhenTaken(() =>
    inLockedTransaction(ctx, lock, async (tx, [[person], [place], open]): Promise<CheckInOutcome> => {
      if (!place?.isActive) throw new NotFoundError('room');
      const right = isSelf ? 'presence.checkIn' : 'presence.administer';
      if (!can(ctx.actor, right, { ownerIds: [userId], operatorId: place.operatorId })) throw new ForbiddenError(right);
      const planned = readPlannedEnd(ctx.now, place.timeZone, input.plannedEndAt);
      const problems: CheckInProblems = {
        ...(person?.isActive ? {} : { userId: 'person' as const }),
        ...planned.problems,
        ...(isGuestCount(guestCount) ? {} : { guestCount: 'guests' as const }),
      };
      if (Object.keys(problems).length > 0) return { kind: 'refused', problems };
      const startedBy = input.startedBy ?? (isSelf ? 'self' : 'admin');
      const decision = decideCheckIn(place, open, { at: toDate(ctx.now).toISOString(), by: startedBy });
      if (decision.kind === 'moved_on') throw new Error('a person enters after every other visit');
      if (decision.kind === 'inside') {
        await storeEndsOf(tx, ctx, decision.ends);
        return { kind: 'inside', visitId: decision.visit.id, userId };
      }
      const { plannedEndAt } = planned;
      const visit = { userId, roomId, startedAt: decision.at, startedBy, plannedEndAt, guestCount, doorJobId: null };
      const visitId = await startVisit(tx, ctx, { plan: decision, place, visit });
      // A door that checks in has added door.opened.
      await addJob(tx, 'visit.started', { visitId, userId, atMs: ctx.now.epochMilliseconds });
      return { kind: 'started', visitId, userId, endedIds: decision.ends.map(({ visit: { id } }) => id) };
    }),
  );
}
