import { serveDevice } from '#app/domains/access/devices/device-call.server.ts';
import { waitShape } from '#app/domains/access/devices/device-shapes.server.ts';
import { waitForWake } from '#app/domains/access/devices/wait-for-wake.server.ts';

/** The doorbell over HTTP (protocol): 200 when it rang, 204 when not. */
const wait = serveDevice(waitShape, async ({ ctx, body, request }) =>
  (await waitForWake(ctx, body.waitS, request.signal)) ? { status: 200, body: { wake: true } } : { status: 204 },
);

export const loader = wait.loader;
export const action = wait.action;
