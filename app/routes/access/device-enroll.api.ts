import { refusedDevice } from '#app/domains/access/api/texts.server.ts';
import { serveMachine } from '#app/domains/access/devices/device-call.server.ts';
import { enrollShape } from '#app/domains/access/devices/device-shapes.server.ts';
import { enrolDevice, takeEnrolTry } from '#app/domains/access/devices/enrol-device.server.ts';
import { mqttLoginFor } from '#app/domains/access/devices/broker-accounts.server.ts';
import { anonymousCtx } from '#app/platform/request-ctx.server.ts';

/** A machine becomes a device by its one-time code (protocol, enroll). Wrong bodies also count as tries. */
const enroll = serveMachine(enrollShape, async (args, body, locale) => {
  const ctx = anonymousCtx(args.context);
  const retryAfterS = await takeEnrolTry(ctx.origin.ip);
  if (retryAfterS !== null) return refusedDevice('RATE_LIMITED', locale, { retryAfterS });
  if ('refusal' in body) return body.refusal;
  const outcome = await enrolDevice(ctx, body.value, mqttLoginFor);
  switch (outcome.kind) {
    case 'invalid':
      return refusedDevice('ENROLL_CODE_INVALID', locale);
    case 'enrolled':
      return {
        status: 200,
        body: { deviceId: outcome.deviceId, secret: outcome.secret, mqtt: outcome.mqtt },
      };
  }
});

// Two exports, because a destructured export would stay in the browser's bundle.
export const loader = enroll.loader;
export const action = enroll.action;
