import type { Transaction } from '#app/db/client.server.ts';
import { type TrackedAction, trackAction } from '#app/domains/actions/public.server.ts';
import { gidOf } from '#app/domains/actions/rules/gid.ts';
import type { AuditEntry } from '#app/domains/audit/public.server.ts';
import type { NewVisit, OpenVisit, VisitEnd } from './visits.server.ts';

/** What the audit log and the log of actions record of visits. */

export function startEntry(visit: NewVisit, operatorId: string): AuditEntry {
  const { id, ...after } = visit;
  return { action: 'visit.started', entity: 'visit', entityId: id, operatorId, after };
}

export function endEntry(
  { id, operatorId, userId, roomId, startedAt }: OpenVisit,
  { endedAt, endedBy, estimated }: VisitEnd,
): AuditEntry {
  return {
    action: 'visit.ended',
    entity: 'visit',
    entityId: id,
    operatorId,
    before: { userId, roomId, startedAt },
    after: { endedAt, endedBy, estimated },
  };
}

export const visitAction = (
  actionType: 'visit.started' | 'visit.ended',
  { id, roomId }: { id: string; roomId: string },
): TrackedAction => ({ actionType, gid: gidOf('visit', id), metadata: { room_id: roomId }, roomId });

/** An end belongs to its visitor. One statement. */
export async function trackEnds(tx: Transaction, visits: readonly OpenVisit[]): Promise<void> {
  const [first] = visits;
  if (!first) return;
  const actions = visits.map((visit) => ({ ...visitAction('visit.ended', visit), userId: visit.userId }));
  await trackAction(tx, { actor: { id: first.userId } }, actions);
}
