import type { FieldMessage } from '#app/platform/api/answer.ts';
import { roomMessages } from '#app/platform/api/room-messages.server.ts';
import { knownRefusalMessage } from '#app/domains/booking/mails/refusal-texts.server.ts';
import { de } from '#app/domains/booking/messages/api.de.ts';
import { en } from '#app/domains/booking/messages/api.en.ts';

/** The API texts of bookings. */
export const { advice: bookingAdvice, refused: refusedBooking, fieldMessage } = roomMessages({ de, en });

/** The text of a field's code, from the API texts or the forms; null when neither has one. */
export const bookingFieldMessage: FieldMessage = (error, locale) =>
  fieldMessage(error, locale) ?? knownRefusalMessage(error, locale);
