import type { DeviceLine } from '#app/domains/access/devices/device-pages.server.ts';
import { conditionOf } from '#app/domains/access/rules/devices.ts';
import type { Locale } from '#app/platform/ctx.ts';
import { momentOrNull } from '#app/platform/i18n/moments.server.ts';

/** A device as its line shows it: its condition, its last contact, and its last report. */
export function deviceView(device: DeviceLine, locale: Locale) {
  const { id, deviceId, name, version, model, firmware, relay, doorContact, journalDepth, areas } = device;
  const condition = conditionOf(device, device.nowMs);
  const silentSince = condition === 'offline' ? (device.offlineAtMs ?? device.lastSeenAtMs) : null;
  return {
    id,
    deviceId,
    name,
    version,
    model,
    firmware,
    relay,
    doorContact,
    journalDepth,
    areas,
    condition,
    lastSeen: momentOrNull(device.lastSeenAtMs, locale),
    since: momentOrNull(silentSince, locale),
  };
}

export type DeviceView = ReturnType<typeof deviceView>;
