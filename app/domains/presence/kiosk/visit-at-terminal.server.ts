import { checkIn } from '#app/domains/presence/check-in.server.ts';
import { checkOut } from '#app/domains/presence/check-out.server.ts';
import { readPlace } from '#app/domains/presence/store/visits.server.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { NotFoundError } from '#app/platform/errors.ts';

export type TerminalVisitOutcome =
  | { kind: 'entered' }
  | { kind: 'was_inside' }
  | { kind: 'left' }
  | { kind: 'was_outside' }
  /** The person is not active any more. */
  | { kind: 'refused' };

export interface TerminalVisitInput {
  readonly facilityId: string;
  readonly roomId: string;
  readonly act: 'enter' | 'leave';
}

/**
 * Checks the actor in or out of a room of the terminal's facility; the visit names the terminal as its start or end. Throws NotFoundError for
 * a room of another facility.
 */
export async function visitAtTerminal(
  ctx: Ctx,
  { facilityId, roomId, act }: TerminalVisitInput,
): Promise<TerminalVisitOutcome> {
  const [place] = await readPlace(ctx.db, { roomId });
  if (place?.facilityId !== facilityId) throw new NotFoundError('room');
  if (act === 'leave') {
    const { kind } = await checkOut(ctx, { roomId, endedBy: 'terminal' });
    return { kind: kind === 'ended' ? 'left' : 'was_outside' };
  }
  const { kind } = await checkIn(ctx, { roomId, startedBy: 'terminal' });
  if (kind === 'refused') return { kind };
  return { kind: kind === 'started' ? 'entered' : 'was_inside' };
}
