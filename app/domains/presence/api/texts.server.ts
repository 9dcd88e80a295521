import { roomMessages } from '#app/platform/api/room-messages.server.ts';
import { de } from '#app/domains/presence/messages/api.de.ts';
import { en } from '#app/domains/presence/messages/api.en.ts';

/** Refusals of the JSON API, so that no browser loads their texts. */
export const {
  advice: presenceAdvice,
  refused: refusedPresence,
  fieldMessage: presenceFieldMessage,
} = roomMessages({ de, en });
