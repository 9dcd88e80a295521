import type { Database, Transaction } from '#app/db/client.server.ts';
import { type ApiAnswer, refused } from '#app/platform/api/answer.ts';
import { roomMessages } from '#app/platform/api/room-messages.server.ts';
import { apiMessage } from '#app/platform/api/messages.server.ts';
import { invalidFields } from '#app/platform/api/read-call.server.ts';
import type { Locale } from '#app/platform/ctx.ts';
import { de } from '#app/domains/presence/messages/api.de.ts';
import { en } from '#app/domains/presence/messages/api.en.ts';
import type { CheckInOutcome } from '#app/domains/presence/check-in.server.ts';
import type { CheckOutOutcome } from '#app/domains/presence/check-out.server.ts';
import type { PresentRoom } from '#app/domains/presence/read-presence.server.ts';
import { findVisit } from '#app/domains/presence/store/stored-visits.server.ts';

/** Refusals of the JSON API, so that no browser loads their texts. */
export const {
  advice: presenceAdvice,
  refused: refusedPresence,
  fieldMessage: presenceFieldMessage,
} = roomMessages({ de, en });

/** The API has the names of seed 0. */
const FIELDS = { plannedEndAt: 'planned_end_at', guestCount: 'guest_count', userId: 'user_id' } as const;

export async function answerCheckIn(
  outcome: CheckInOutcome,
  { handle, locale }: { handle: Database | Transaction; locale: Locale },
): Promise<ApiAnswer> {
  if (outcome.kind === 'refused') {
    const { detail } = apiMessage('VALIDATION_FAILED', locale);
    const errors = Object.entries(outcome.problems).map(([field, code]) => ({
      field: FIELDS[field as keyof typeof FIELDS],
      code,
      detail: presenceFieldMessage({ code }, locale) ?? detail ?? '',
    }));
    return invalidFields(errors, locale);
  }
  return await answerVisit(outcome.visitId, outcome.kind === 'started' ? 201 : 200, { handle, locale });
}

export async function answerCheckOut(
  outcome: CheckOutOutcome,
  reader: { handle: Database | Transaction; locale: Locale },
): Promise<ApiAnswer> {
  if (outcome.kind === 'not_inside') return refusedPresence(409, 'NOT_INSIDE', reader.locale);
  return await answerVisit(outcome.visitId, 200, reader);
}

async function answerVisit(
  visitId: string,
  status: number,
  { handle, locale }: { handle: Database | Transaction; locale: Locale },
): Promise<ApiAnswer> {
  const [visit] = await findVisit(handle, { visitId });
  if (!visit) return refused(404, 'NOT_FOUND', apiMessage('NOT_FOUND', locale));
  const { id, userId, roomId, startedAt, endedAt, plannedEndAt, guestCount } = visit;
  return {
    status,
    body: {
      id,
      user_id: userId,
      room_id: roomId,
      started_at: startedAt,
      ended_at: endedAt,
      planned_end_at: plannedEndAt,
      guest_count: guestCount,
    },
  };
}

export const presenceBody = (rooms: readonly PresentRoom[]) => ({
  rooms: rooms.map(({ id, slug, name, facilityId, facilityName, people, guests, named }) => ({
    room_id: id,
    slug,
    name,
    facility_id: facilityId,
    facility_name: facilityName,
    people,
    guests,
    unnamed: people - named.length,
    present: named.map((person) => ({
      user_id: person.userId,
      name: person.name,
      since: person.since,
      planned_end_at: person.plannedEndAt,
      guest_count: person.guestCount,
      working_on: person.work?.title ?? null,
    })),
  })),
});
