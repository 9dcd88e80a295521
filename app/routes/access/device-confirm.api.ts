import { refusedDevice } from '#app/domains/access/api/texts.server.ts';
import { confirmDoorJob } from '#app/domains/access/jobs/confirm-door-job.server.ts';
import { serveDevice } from '#app/domains/access/devices/device-call.server.ts';
import { confirmShape } from '#app/domains/access/devices/device-shapes.server.ts';
import type { ConfirmAnswer, LateConfirmAnswer } from '#device/protocol.ts';

/** The result of a grant (protocol). An inactive device may send it, too: its pulse has to be recorded. */
const confirm = serveDevice(
  confirmShape,
  async ({ ctx, body, locale, log }) => {
    const outcome = await confirmDoorJob(ctx, body);
    switch (outcome.kind) {
      case 'confirmed':
        return {
          status: 200,
          body: { status: outcome.status, duplicate: outcome.isDuplicate } satisfies ConfirmAnswer,
        };
      case 'late':
        if (!outcome.isDuplicate)
          log.warn(
            { jobId: body.jobId, deviceId: ctx.device.deviceId, resultCode: body.resultCode },
            'a device reported after its job had expired: the member who waited was shown that the door stayed closed',
          );
        return {
          status: 202,
          body: {
            code: 'LATE_CONFIRM_RECORDED',
            status: 'expired',
            duplicate: outcome.isDuplicate,
          } satisfies LateConfirmAnswer,
        };
      case 'unknown':
        return refusedDevice('JOB_NOT_FOUND', locale);
      case 'refused':
        return refusedDevice(outcome.code, locale);
    }
  },
  { whileInactive: true },
);

export const loader = confirm.loader;
export const action = confirm.action;
