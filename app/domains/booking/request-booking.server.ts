import { sql } from 'drizzle-orm';
import type { Transaction } from '#app/db/client.server.ts';
import { bookingClaims, bookings } from '#app/db/schema/booking.ts';
import { newId } from '#app/db/schema/columns.ts';
import { inOneFlight, inTransaction } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import { withDescendants } from '#app/domains/facilities/rules/resource-tree.ts';
import type { TimeSpan } from '#app/domains/facilities/rules/time-of-day.ts';
import { enqueueMails } from '#app/domains/outbox/public.server.ts';
import { can } from '#app/permissions.ts';
import { toDate } from '#app/platform/calendar.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { ForbiddenError, postgresError } from '#app/platform/errors.ts';
import { firstAnswer, type IdempotencyKey, rememberAnswer } from '#app/platform/http/idempotency.server.ts';
import { messageIdDomain } from '#app/platform/public-url.server.ts';
import { requestMails } from './mails.server.ts';
import { BOOKING_PERSONAL_FIELDS } from './personal.ts';
import { lockRoot, readRequestFacts } from './request-facts.server.ts';
import type { OtherBooking } from './rules/conflicts.ts';
import { decideRequest, type Refusal, type RequestedBooking } from './rules/request.ts';

export type RequestBookingOutcome =
  | ({ kind: 'booked'; isRepeat: boolean } & FirstAnswer)
  | { kind: 'refused'; refusals: Refusal[] }
  | { kind: 'conflict'; date: string; with: OtherBooking; nextFree: TimeSpan | null }
  | { kind: 'reused_key' };

/** Kept for a repeated request. */
type FirstAnswer = { bookingId: string; status: 'approved' | 'pending'; placeName: string };

/**
 * Books a single date, or asks for it (seed 4, 2.4.2; domain.md, write path): lock the root, read, decide, write the booking,
 * its claims, the audit row, the mails and the plan's version, commit. Five round trips. With a `repeat` key the same
 * request again answers as the first did. Throws ForbiddenError for people who may never ask.
 */
export async function requestBooking(
  ctx: Ctx,
  wanted: RequestedBooking,
  repeat: IdempotencyKey | null = null,
): Promise<RequestBookingOutcome> {
  if (!can(ctx.actor, 'booking.request')) throw new ForbiddenError('booking.request');
  try {
    return await inTransaction(ctx.db, (tx) => requestUnderLock(tx, ctx, wanted, repeat));
  } catch (error) {
    if (postgresError(error)?.constraint !== 'booking_claims_no_overlap') throw error;
    return await inTransaction(ctx.db, (tx) => requestUnderLock(tx, ctx, wanted, repeat));
  }
}

async function requestUnderLock(
  tx: Transaction,
  ctx: Ctx,
  wanted: RequestedBooking,
  repeat: IdempotencyKey | null,
): Promise<RequestBookingOutcome> {
  const rootId = await lockRoot(tx, wanted.resourceId);
  if (rootId === null) return { kind: 'refused', refusals: [{ field: 'resourceId', code: 'resource_unknown' }] };
  const [{ facts, place }, earlier] = await inOneFlight([
    readRequestFacts(tx, ctx, rootId, wanted),
    repeat && firstAnswer<FirstAnswer>(tx, ctx.actor.id, repeat, ctx.now),
  ]);
  if (earlier?.kind === 'replay') return { kind: 'booked', ...earlier.answer, isRepeat: true };
  if (earlier?.kind === 'other_body') return { kind: 'reused_key' };

  const decision = decideRequest(wanted, facts);
  if (decision.kind === 'refused') return decision;
  if (decision.kind === 'conflict')
    return { kind: 'conflict', date: wanted.date, with: decision.with, nextFree: decision.nextFree };

  const { status, person, title, blocking } = decision;
  const placeName = place.tree.find((node) => node.id === wanted.resourceId)?.name ?? place.facilityName;
  const team = facts.team === 'unknown' ? null : facts.team;
  const booking = {
    id: newId(),
    resourceId: wanted.resourceId,
    date: wanted.date,
    startTime: wanted.startTime,
    endTime: wanted.endTime,
    title,
    description: wanted.description,
    eventTypeId: wanted.eventTypeId,
    userId: person.userId,
    teamId: wanted.teamId,
    createdBy: ctx.actor.id,
    status,
    decision: decision.decision,
    decidedBy: decision.decision ? ctx.actor.id : null,
    decidedAt: decision.decision ? toDate(ctx.now) : null,
    placeName,
    teamName: team?.name ?? null,
    clubName: team?.clubName ?? null,
    personName: person.name,
    typeLabel: facts.eventType?.label ?? wanted.eventTypeId,
  };
  const answer: FirstAnswer = { bookingId: booking.id, status, placeName };
  const during = sql`tsrange(${wanted.date}::date + ${wanted.startTime}::time, ${wanted.date}::date + ${wanted.endTime}::time)`;
  await inOneFlight([
    tx.insert(bookings).values(booking),
    tx.insert(bookingClaims).values(
      withDescendants(place.tree, wanted.resourceId).map((resourceId) => ({
        bookingId: booking.id,
        resourceId,
        during,
        viaParent: resourceId !== wanted.resourceId,
        blocking,
      })),
    ),
    recordAudit(tx, ctx, {
      action: 'booking.created',
      entity: 'booking',
      entityId: booking.id,
      after: {
        ...booking,
        decidedAt: booking.decidedAt?.toISOString(),
        placeName: null,
        teamName: null,
        clubName: null,
        typeLabel: null,
      },
      personalFields: BOOKING_PERSONAL_FIELDS,
    }),
    enqueueMails(tx, requestMails(ctx, { booking, admins: place.admins, facilityName: place.facilityName }), {
      now: ctx.now,
      canBeUndone: true,
      messageIdDomain: messageIdDomain(),
    }),
    raisePlanVersion(tx, rootId),
    repeat && rememberAnswer(tx, ctx, repeat, { status: 303, answer }),
  ]);
  return { kind: 'booked', ...answer, isRepeat: false };
}

/** Tells every open plan of this root that it changed; the trigger notifies at commit. */
async function raisePlanVersion(tx: Transaction, rootId: string): Promise<void> {
  await tx.execute(sql`
    insert into plan_versions (root_id) values (${rootId}::uuid)
    on conflict (root_id) do update set version = plan_versions.version + 1`);
}
