import { serveDevice } from '#app/domains/access/device-call.server.ts';
import { stateReportSchema } from '#app/domains/access/device-state-words.server.ts';
import { recordDeviceState } from '#app/domains/access/record-device-state.server.ts';

/** What a device says of itself (protocol): 204. */
const state = serveDevice(stateReportSchema, async ({ ctx, body }) => {
  await recordDeviceState(ctx.db, ctx.device.deviceId, body, { via: 'http' });
  return { status: 204 };
});

export const loader = state.loader;
export const action = state.action;
