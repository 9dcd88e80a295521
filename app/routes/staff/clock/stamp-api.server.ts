import type { ClockEventType } from '#app/domains/staff/rules/clock-states.ts';
import {
  answerStamp,
  clockFieldMessage,
  offlineReason,
  readKey,
  refusedClock,
} from '#app/domains/staff/api/clock-answers.server.ts';
import { stampClock } from '#app/domains/staff/clock/stamp-clock.server.ts';
import { stampOffline } from '#app/domains/staff/clock/stamp-offline.server.ts';
import { OTHER_PERSON, PERSON_HEADER } from '#app/domains/staff/rules/queued-clock.ts';
import type { ApiAnswer } from '#app/platform/api/answer.ts';
import type { Operation } from '#app/platform/api/operation.ts';
import { serve, writing } from '#app/platform/api/serve.server.ts';

interface StampBody {
  readonly idempotency_key?: string | undefined;
  readonly occurred_at?: number | undefined;
  readonly ended_at?: number | undefined;
  readonly operator_id?: string | undefined;
}

/** One stamp of the signed-in person over the API; the key is a header or a field. */
export function serveStamp(operation: Operation<unknown, unknown, StampBody>, event: ClockEventType) {
  return serve(
    clockFieldMessage,
    writing<unknown, unknown, StampBody, ApiAnswer>(
      operation,
      async ({ ctx, actor: { locale }, request, body }) => {
        const person = request.headers.get(PERSON_HEADER);
        if (person !== null && person !== ctx.actor.id) return refusedClock(409, OTHER_PERSON, locale);
        const key = readKey(request.headers.get('idempotency-key'), body.idempotency_key, locale);
        if (typeof key !== 'string') return key;
        const input = { event, key, source: 'APP', operatorId: body.operator_id, endedAtMs: body.ended_at } as const;
        const { occurred_at: occurredAtMs } = body;
        const outcome =
          occurredAtMs === undefined
            ? await stampClock(ctx, input)
            : await stampOffline(ctx, { ...input, occurredAtMs, reason: offlineReason(event, occurredAtMs, locale) });
        return answerStamp(outcome, event, locale, ctx.now.epochMilliseconds);
      },
      (answer) => answer,
    ),
  );
}
