import { serveDevice } from '#app/domains/access/devices/device-call.server.ts';
import { stateReportShape } from '#app/domains/access/devices/device-shapes.server.ts';
import { giveMqttLogin } from '#app/domains/access/devices/give-mqtt-login.server.ts';
import { mqttLoginFor } from '#app/domains/access/devices/broker-accounts.server.ts';
import { recordDeviceState } from '#app/domains/access/devices/record-device-state.server.ts';
import type { StateAnswer } from '#device/protocol.ts';

/** The state of a device (protocol): 204, or a broker login for a device that reports that it has none. */
const state = serveDevice(stateReportShape, async ({ ctx, body }) => {
  await recordDeviceState(ctx.db, ctx.device.deviceId, body, { via: 'http' });
  const mqtt = body.hasMqtt === false ? await giveMqttLogin(ctx, mqttLoginFor) : null;
  return mqtt ? { status: 200, body: { mqtt } satisfies StateAnswer } : { status: 204 };
});

export const loader = state.loader;
export const action = state.action;
