import type { InviteDeviceOutcome } from '#app/domains/access/devices/invite-device.server.ts';
import { instantOfText } from '#app/platform/calendar.ts';
import type { Locale } from '#app/platform/ctx.ts';
import { answerInvalid, type FieldCodes, type FormAnswer } from '#app/platform/form/answer.server.ts';
import { exactMoment } from '#app/platform/i18n/moments.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { publicUrl } from '#app/platform/public-url.server.ts';

/** The form of a device as it was sent; `deviceId` is a field of a new one only. */
export interface DeviceValues {
  readonly name: string;
  readonly deviceId: string;
  readonly areaIds: readonly string[];
}

export function valuesOfDevice(fields: FormData): DeviceValues {
  const text = (name: string): string => {
    const value = fields.get(name);
    return typeof value === 'string' ? value : '';
  };
  return { name: text('name'), deviceId: text('deviceId'), areaIds: fields.getAll('areaIds').map(String) };
}

/** Fields that are wrong, with a message at each. */
export function answerDevice(values: DeviceValues, codes: FieldCodes, locale: Locale): FormAnswer<DeviceValues> {
  const t = translator(locale, 'access.devices');
  const message = (code: string, detail: string) => {
    const key = `errors.${code}` as 'errors.too_long';
    return t.has(key) ? t(key, { detail }) : t('errors.unreadable');
  };
  return answerInvalid(values, codes, { message, notice: translator(locale, 'shell.form')('invalid') });
}

/** The code, shown once, with the command for a Pi that is set up as in device/README.md. */
export function invitationOf({ code, expiresAt }: InviteDeviceOutcome, locale: Locale) {
  return {
    code,
    command: `sudo -u platzwart-door platzwart-door enroll --url ${publicUrl('')} --code ${code}`,
    until: exactMoment(instantOfText(expiresAt).epochMilliseconds, locale),
  };
}

export type Invitation = ReturnType<typeof invitationOf>;
