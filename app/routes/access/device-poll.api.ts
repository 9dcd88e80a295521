import { claimDoorJob } from '#app/domains/access/jobs/claim-door-job.server.ts';
import { refusedDevice } from '#app/domains/access/api/texts.server.ts';
import { serveDevice } from '#app/domains/access/devices/device-call.server.ts';
import { claimShape } from '#app/domains/access/devices/device-shapes.server.ts';

/** The claim (protocol): 200 with a grant, 204 without; never waits. */
const poll = serveDevice(claimShape, async ({ ctx, body, locale }) => {
  const outcome = await claimDoorJob(ctx, body);
  switch (outcome.kind) {
    case 'granted':
      return { status: 200, body: outcome.grant };
    case 'nothing':
      return { status: 204 };
    case 'inactive':
      return refusedDevice('DEVICE_INACTIVE', locale);
    case 'refused':
      return refusedDevice(outcome.code, locale);
  }
});

export const loader = poll.loader;
export const action = poll.action;
