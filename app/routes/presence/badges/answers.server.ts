import type { Locale } from '#app/platform/ctx.ts';
import { answerInvalid, type FieldCodes, type FormAnswer } from '#app/platform/form/answer.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';

interface Wording {
  readonly locale: Locale;
  /** Of the own PIN, or of the badges of a staff member. */
  readonly section: 'presence.pin' | 'presence.badges';
}

/** Fields that are wrong, with a message at each. A PIN is never sent back. */
export function answerPin(codes: FieldCodes, { locale, section }: Wording): FormAnswer<Record<string, never>> {
  const t = translator(locale, section);
  const message = (code: string) => {
    const key = `errors.${code}` as 'errors.pin';
    return t.has(key) ? t(key) : t('errors.unreadable');
  };
  return answerInvalid({}, codes, { message, notice: translator(locale, 'shell.form')('invalid') });
}
