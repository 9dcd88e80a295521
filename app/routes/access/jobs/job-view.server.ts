import type { JobLine } from '#app/domains/access/jobs/job-pages.server.ts';
import type { Locale } from '#app/platform/ctx.ts';
import { exactMoment, timeBeside } from '#app/platform/i18n/moments.server.ts';

/** A job as its line shows it, in the time of its door. */
export function jobView(job: JobLine, locale: Locale) {
  const { id, areaId, areaTitle, status, memberName, deviceName, resultCode, resultMessage, lateResultCode } = job;
  const beside = (ms: number | null) => timeBeside(ms, job.createdAtMs, locale, job.timeZone);
  return {
    id,
    areaId,
    areaTitle,
    status,
    memberName,
    deviceName,
    resultCode,
    resultMessage,
    lateResultCode,
    isWithdrawn: job.isWithdrawn,
    attempts: job.attempts,
    correlationId: job.correlationId,
    created: exactMoment(job.createdAtMs, locale, job.timeZone),
    expires: beside(job.expiresAtMs),
    dispatched: beside(job.dispatchedAtMs),
    executed: beside(job.executedAtMs),
  };
}

export type JobView = ReturnType<typeof jobView>;
