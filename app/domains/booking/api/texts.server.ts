import type { FieldMessage } from '#app/platform/api/answer.ts';
import { roomMessages } from '#app/platform/api/room-messages.server.ts';
import { knownRefusalMessage } from '#app/domains/booking/mails/refusal-texts.server.ts';
import { de } from '#app/domains/booking/messages/api.de.ts';
import { en } from '#app/domains/booking/messages/api.en.ts';

const messages = roomMessages({ de, en });

/** A refusal of bookings with the texts of its code. */
export const refusedBooking = messages.refused;

/** The way out of a refusal; null for a code of another room. */
export const bookingAdvice = messages.advice;

/** The text of a field's code, from the API texts or the forms; null when neither has one. */
export const bookingFieldMessage: FieldMessage = (error, locale) =>
  messages.fieldMessage(error, locale) ?? knownRefusalMessage(error, locale);
