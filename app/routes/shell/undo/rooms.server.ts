import type { Ctx } from '#app/platform/ctx.ts';
import type { Flash } from '#app/platform/flash.server.ts';
import { undoBookingOperation } from '#app/routes/booking/undo.server.ts';
import { undoShiftBatch } from '#app/routes/staff/generate/undo.server.ts';

/** Takes back an operation and says the outcome in the person's language. */
type Undo = (ctx: Ctx, operationId: string) => Promise<Flash>;

/** The undo of each room, by the entity of its operations' kinds. */
const ROOMS: Readonly<Record<string, Undo>> = { booking: undoBookingOperation, shift_batch: undoShiftBatch };

/** Null for a kind without an undo. */
export function undoOf(kind: string | null): Undo | null {
  return ROOMS[kind?.split('.')[0] ?? ''] ?? null;
}
