import type { ApiAnswer } from '#app/platform/api/answer.ts';
import { invalidFields } from '#app/platform/api/read-call.server.ts';
import { roomMessages } from '#app/platform/api/room-messages.server.ts';
import type { Locale } from '#app/platform/ctx.ts';
import { de } from './messages/api.de.ts';
import { en } from './messages/api.en.ts';
import type { PostActionsOutcome } from './post-actions.server.ts';
import type { ActionsBody } from './schema.ts';

/** Texts of wrong fields, for the server only. */
export const { fieldMessage: actionFieldMessage } = roomMessages({ de, en });

/** The answer of the JSON API to reported actions. */
export function answerPosted(outcome: PostActionsOutcome, { isMany }: ActionsBody, locale: Locale): ApiAnswer {
  if (outcome.kind === 'written') return { status: 201, body: { actions: outcome.actions } };
  const code = 'user_unknown';
  const detail = actionFieldMessage({ code }, locale) ?? code;
  return invalidFields(
    outcome.places.map((place) => ({ field: isMany ? `actions.${place}.user_id` : 'user_id', code, detail })),
    locale,
  );
}
