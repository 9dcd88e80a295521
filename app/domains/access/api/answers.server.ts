import { type ApiAnswer, refused } from '#app/platform/api/answer.ts';
import { apiMessage } from '#app/platform/api/messages.server.ts';
import type { Locale } from '#app/platform/ctx.ts';
import { refusedAccess } from './texts.server.ts';
import type { OpenOutcome } from '#app/domains/access/jobs/open-door.server.ts';

/** The answer of the JSON API to a press. */
export function answerOpen(outcome: OpenOutcome, locale: Locale, locationOf: (jobId: string) => string): ApiAnswer {
  switch (outcome.kind) {
    case 'asked':
      return { status: 201, body: outcome.job, headers: { Location: locationOf(outcome.job.jobId) } };
    case 'live':
      return { status: 200, body: outcome.job };
    case 'forbidden':
      return refusedAccess(403, 'AREA_FORBIDDEN', locale, { reasons: outcome.reasons });
    case 'limited':
      return refusedAccess(429, 'OPENS_LIMITED', locale, { retryAfterS: outcome.retryAfterS });
    case 'offline':
      return refusedAccess(503, 'DEVICE_OFFLINE', locale, { retryAfterS: 20 });
    case 'absent':
      return refused(404, 'NOT_FOUND', apiMessage('NOT_FOUND', locale));
  }
}
