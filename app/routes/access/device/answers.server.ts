import type { InviteDeviceOutcome } from '#app/domains/access/devices/invite-device.server.ts';
import { instantOfText } from '#app/platform/calendar.ts';
import type { Locale } from '#app/platform/ctx.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { publicUrl } from '#app/platform/public-url.server.ts';
import { exactMoment } from '#app/routes/access/admin/moments.server.ts';
import { fieldWords } from '#app/routes/access/admin/query.server.ts';
import type { DeviceAnswer } from './act-view.ts';

type Codes = Readonly<Record<string, readonly string[] | null>> | null | undefined;

export function deviceErrors(errors: Codes, locale: Locale): DeviceAnswer['errors'] {
  const t = translator(locale, 'access.devices');
  return fieldWords(errors, (code, detail) => {
    const key = `errors.${code}` as 'errors.too_long';
    return t.has(key) ? t(key, { detail }) : t('errors.unreadable');
  });
}

export const answerNotice = (notice: string): DeviceAnswer => ({ errors: {}, notice, invitation: null });

export const answerErrors = (errors: Codes, locale: Locale): DeviceAnswer => ({
  errors: deviceErrors(errors, locale),
  notice: translator(locale, 'access.areas')('wrong'),
  invitation: null,
});

/** The code with the very line to type on a Pi that is set up as device/README.md says. */
export function answerInvited({ code, expiresAt }: InviteDeviceOutcome, locale: Locale): DeviceAnswer {
  const command = `sudo -u platzwart-door platzwart-door enroll --url ${publicUrl('')} --code ${code}`;
  const until = exactMoment(instantOfText(expiresAt).epochMilliseconds, locale);
  return { errors: {}, notice: null, invitation: { code, command, until } };
}
