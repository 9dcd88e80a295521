import type { AreaLine } from '#app/domains/access/areas/area-pages.server.ts';
import { conditionOf } from '#app/domains/access/rules/devices.ts';
import type { Locale } from '#app/platform/ctx.ts';
import { momentOrNull } from '#app/platform/i18n/moments.server.ts';

/** A door as its line shows it, with the condition of its devices. */
export function areaLineView(area: AreaLine, locale: Locale) {
  const { devices, lastOpenedMs, nowMs, timeZone, ...line } = area;
  return {
    ...line,
    devices: devices.map((device) => ({ id: device.id, name: device.name, condition: conditionOf(device, nowMs) })),
    lastOpened: momentOrNull(lastOpenedMs, locale, timeZone),
  };
}

export type AreaLineView = ReturnType<typeof areaLineView>;
