import { refusedAccess } from '#app/domains/access/api-words.server.ts';
import { serveMachine } from '#app/domains/access/device-call.server.ts';
import { enrollShape } from '#app/domains/access/device-shapes.server.ts';
import { enrolDevice } from '#app/domains/access/enrol-device.server.ts';
import { takeEnrolTry } from '#app/domains/access/enrol-limits.server.ts';
import { anonymousCtx } from '#app/platform/request-ctx.server.ts';

/** A machine becomes a device by its one-time code (protocol, enroll). Wrong bodies count as tries as well. */
const enroll = serveMachine(enrollShape, async ({ context }, body, locale) => {
  const ctx = anonymousCtx(context);
  const retryAfterS = await takeEnrolTry(ctx.origin.ip);
  if (retryAfterS !== null) return refusedAccess(429, 'RATE_LIMITED', locale, { retryAfterS });
  if ('refusal' in body) return body.refusal;
  const outcome = await enrolDevice(ctx, body.value, () => null);
  switch (outcome.kind) {
    case 'invalid':
      return refusedAccess(403, 'ENROLL_CODE_INVALID', locale);
    case 'enrolled': {
      const { deviceId, secret, mqtt } = outcome;
      return { status: 200, body: { deviceId, secret, mqtt } };
    }
  }
});

export const { loader, action } = enroll;
