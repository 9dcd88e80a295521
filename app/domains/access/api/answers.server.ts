import { type ApiAnswer, refused } from '#app/platform/api/answer.ts';
import { apiMessage } from '#app/platform/api/messages.server.ts';
import type { Locale } from '#app/platform/ctx.ts';
import { refusedAccess } from './texts.server.ts';
import type { OpenOutcome } from '#app/domains/access/jobs/open-door.server.ts';
import type { WithdrawOutcome } from '#app/domains/access/jobs/withdraw-door-job.server.ts';

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
      return refusedAccess(503, 'DEVICE_OFFLINE', locale, {
        retryAfterS: 20,
        values: { phone: outcome.phone ?? 'none' },
      });
    case 'absent':
      return refused(404, 'NOT_FOUND', apiMessage('NOT_FOUND', locale));
  }
}

/** The answer of the JSON API to a withdrawal. */
export function answerWithdrawn(outcome: WithdrawOutcome, locale: Locale): ApiAnswer {
  switch (outcome.kind) {
    case 'withdrawn':
      return { status: 200, body: { status: 'expired', mayOpenForS: 0 } };
    case 'on_its_way':
      return { status: 200, body: { status: 'dispatched', mayOpenForS: outcome.mayOpenForS } };
    case 'over': {
      const { status } = outcome;
      return refusedAccess(409, 'JOB_OVER', locale, { values: { status }, jobStatus: status });
    }
  }
}
