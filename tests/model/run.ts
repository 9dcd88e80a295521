import type { Temporal } from 'temporal-polyfill';
import type { Database } from '#app/db/client.server.ts';
import { approveBookings } from '#app/domains/booking/approve-bookings.server.ts';
import { archiveBookings } from '#app/domains/booking/archive-bookings.server.ts';
import { cancelBooking } from '#app/domains/booking/cancel-booking.server.ts';
import { editBooking } from '#app/domains/booking/edit-booking.server.ts';
import { expireBookings } from '#app/domains/booking/expire-bookings.server.ts';
import { rejectBookings } from '#app/domains/booking/reject-bookings.server.ts';
import { requestBooking } from '#app/domains/booking/request-booking.server.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { ForbiddenError, NotFoundError } from '#app/platform/errors.ts';
import type { Command } from './ground.ts';
import type { ActorKey, Village } from './village.ts';

/** An operation that can be undone. */
export interface Undo {
  actor: ActorKey;
  operationId: string;
  verb: Command['do'];
}

interface At {
  db: Database;
  village: Village;
  now: Temporal.Instant;
}

/** The context of a request by this person. */
export function actorCtx({ db, village, now }: At, key: ActorKey): Ctx {
  const { id, role, operatorId } = village.people[key];
  return {
    db,
    actor: {
      id,
      role,
      operatorId,
      firstName: key,
      lastName: 'Test',
      email: `${key}@example.org`,
      locale: 'de',
      sessionId: null,
    },
    now,
    correlationId: crypto.randomUUID(),
    origin: { ip: null, userAgent: null },
    offersUndo: true,
  };
}

/** Runs a command. The outcome is for the message of a failure; an operation can be undone by its id. */
export async function runCommand(at: At, command: Command): Promise<{ said: string; undo: Undo | null }> {
  const { db, village, now } = at;
  const said = (kind: string, outcome: object = {}) => {
    const operationId = 'undo' in outcome && typeof outcome.undo === 'string' ? outcome.undo : null;
    const actor = 'actor' in command ? command.actor : null;
    return { said: kind, undo: operationId !== null && actor ? { actor, operationId, verb: command.do } : null };
  };
  if (command.do === 'expire') return said(String(await expireBookings({ db, now })));
  const ctx = actorCtx(at, command.actor);
  try {
    switch (command.do) {
      case 'create': {
        const { place, startTime, endTime, type, team, dates } = command;
        const when =
          dates.kind === 'single' ? dates : { ...dates, skipPublicHolidays: false, skipSchoolHolidays: false };
        const wanted = { startTime, endTime, eventTypeId: type, title: 'Neu', description: null, when };
        const teamId = team && village.teams[team];
        const outcome = await requestBooking(ctx, { ...wanted, teamId, resourceId: village.places[place] });
        return said(outcome.kind, outcome);
      }
      case 'cancel': {
        const { id: bookingId, scope } = command;
        const outcome = await cancelBooking(ctx, { bookingId, scope, reason: null, version: null, count: null });
        return said(outcome.kind, outcome);
      }
      case 'edit': {
        const { id: bookingId, version, to, place, startTime, endTime, type: eventTypeId } = command;
        const leavesOut = { skipPublicHolidays: false, skipSchoolHolidays: false };
        const when = to.scope === 'this' ? to : { ...to, ...leavesOut, removed: [] };
        const words = { title: 'Anders', description: null };
        const asked = { bookingId, version, startTime, endTime, eventTypeId, when, ...words };
        const outcome = await editBooking(ctx, { ...asked, resourceId: village.places[place] });
        return said(outcome.kind, outcome);
      }
      case 'approve': {
        const { id: bookingId, scope, onConflict } = command;
        const [outcome] = await approveBookings(ctx, { units: [{ bookingId, scope }], onConflict });
        return said(outcome?.kind ?? 'nothing', outcome);
      }
      case 'reject': {
        const { id: bookingId, scope } = command;
        const [outcome] = await rejectBookings(ctx, { units: [{ bookingId, scope }], reason: null });
        return said(outcome?.kind ?? 'nothing', outcome);
      }
      case 'archive':
        return said(String((await archiveBookings(ctx, { bookingIds: [command.id] })).archived.length));
    }
  } catch (error) {
    if (error instanceof ForbiddenError || error instanceof NotFoundError) return said(error.name);
    throw error;
  }
}
