import type { FieldMessage } from '#app/platform/api/answer.ts';
import { roomMessages } from '#app/platform/api/room-messages.server.ts';
import { knownRefusalMessage } from '#app/domains/booking/pages/preview-texts.server.ts';
import { de } from '#app/domains/booking/messages/api.de.ts';
import { en } from '#app/domains/booking/messages/api.en.ts';

/** The API texts of bookings. */
export const { advice: bookingAdvice, refused: refusedBooking, fieldMessage } = roomMessages({ de, en });

/** The text of a field's code, from the API texts or the forms; null when neither has one. */
export const bookingFieldMessage: FieldMessage = (error, locale) =>
  fieldMessage(error, locale) ?? knownRefusalMessage(error, locale);

/** The API renames these fields of the form; its names are those of seed 4, 2.4.1. */
const RENAMED: Readonly<Record<string, string>> = { eventTypeId: 'bookingType' };
/** A new series has these fields in `series`. */
const IN_SERIES = new Set(['dayOfWeek', 'startDate', 'endDate']);

export function apiFieldOf(field: string, isSeries: boolean, shape: 'new' | 'patch'): string {
  const name = RENAMED[field] ?? (field === 'date' && isSeries && shape === 'new' ? 'startDate' : field);
  return isSeries && shape === 'new' && IN_SERIES.has(name) ? `series.${name}` : name;
}
